package org.cavity.theory.adapting.quasirenewal;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.RateCourse;

/** The rate of a population under changing input, by quasi-renewal theory under annealed input. */
public final class QuasiRenewalCourse {

    /** Longest step, ms, and longest step as a fraction of the membrane time constant. */
    private static final double LONGEST_STEP = 0.5;

    private static final double STEP_PER_MEMBRANE_TIME = 0.05;
    private static final double HERTZ = 1000;

    private QuasiRenewalCourse() {}

    /**
     * The rate in bins, Hz; before the input changes the population is in its stationary state, that of lowest rate if
     * there are several. Errors are those of the discretisation, from a second run with twice the step.
     *
     * @param start first time, at most 0, ms; a whole number of bins, so that a jump at time 0 is between steps
     * @param end last time, above 0, ms
     * @param bin width of the bins, ms
     * @throws IllegalStateException if there is no stationary state within the range of the theory
     */
    public static RateCourse course(
            AdaptingPopulation population, InputCourse input, double start, double end, double bin) {
        double longest = Math.min(LONGEST_STEP, STEP_PER_MEMBRANE_TIME * population.membraneTime());
        int steps = 2 * (int) Math.ceil(bin / (2 * longest) - 1e-9);
        double begin = input instanceof InputCourse.Series series ? Math.min(start, series.times()[0]) : start;
        int early = (int) Math.ceil((start - begin) / bin - 1e-9);
        int bins = (int) Math.floor((end - start) / bin + 1e-9);
        double[] fine = rates(population, input, start - early * bin, early + bins, bin, steps);
        double[] coarse = rates(population, input, start - early * bin, early + bins, bin, steps / 2);
        double[] times = new double[bins];
        double[] rates = new double[bins];
        double[] errors = new double[bins];
        double highest = 0;
        for (int i = 0; i < bins; i++) {
            times[i] = start + (i + 0.5) * bin;
            rates[i] = HERTZ * fine[early + i];
            errors[i] = HERTZ * Math.abs(fine[early + i] - coarse[early + i]) / 3;
            highest = Math.max(highest, fine[early + i]);
        }
        return new RateCourse(
                times, rates, errors, QuasiRenewalEquation.of(population).note(highest));
    }

    private static double[] rates(
            AdaptingPopulation population, InputCourse input, double begin, int bins, double bin, int steps) {
        double step = bin / steps;
        AgeCohorts cohorts = AgeCohorts.stationary(population, input.before(), step, bins * steps);
        double[] rates = new double[bins];
        for (int i = 0; i < bins; i++) {
            for (int j = 0; j < steps; j++) {
                double middle = begin + i * bin + (j + 0.5) * step;
                cohorts.advance(new InputLevel(input.mean(middle), input.deviation(middle)));
                rates[i] += cohorts.rate() / steps;
            }
        }
        return rates;
    }
}
