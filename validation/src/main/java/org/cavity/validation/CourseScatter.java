package org.cavity.validation;

import java.util.Arrays;
import java.util.function.Function;
import org.cavity.theory.model.RateCourse;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/** Standard errors of numbers that are read off a measured course, such as the height of its peak. */
public final class CourseScatter {

    private static final int DRAWS = 200;

    private CourseScatter() {}

    /**
     * Root mean square departure of each number from its measured value over courses drawn around the measured one,
     * every bin by itself from a normal distribution with the bin's standard error (parametric bootstrap). The extreme
     * of many noisy bins is too far out, in the draws by about as much again: the departure contains this bias. Its own
     * relative error is 1/√(2 × {@value #DRAWS}), 5 %.
     *
     * @param seed seed of the draws
     * @param reading the numbers that are read off a course
     * @return NaN where the errors of the bins are not known, or a number does not exist
     */
    public static double[] standardErrors(RateCourse course, long seed, Function<RateCourse, double[]> reading) {
        int n = course.rates().length;
        double[][] drawn = new double[DRAWS][];
        RandomGenerator random = new Well19937c(seed);
        for (int d = 0; d < DRAWS; d++) {
            double[] rates = new double[n];
            for (int i = 0; i < n; i++) {
                rates[i] = course.rates()[i] + course.errors()[i] * random.nextGaussian();
            }
            drawn[d] = reading.apply(new RateCourse(course.times(), rates, course.errors(), course.note()));
        }
        double[] measured = reading.apply(course);
        double[] errors = new double[measured.length];
        Arrays.setAll(
                errors,
                k -> Math.sqrt(Arrays.stream(drawn)
                                .mapToDouble(x -> (x[k] - measured[k]) * (x[k] - measured[k]))
                                .sum()
                        / DRAWS));
        return errors;
    }
}
