package org.cavity.diagrams.command;

import java.util.List;
import java.util.function.Function;
import org.cavity.theory.model.RateCourse;
import org.cavity.theory.model.SineResponse;
import org.cavity.theory.model.StepResponse;

/**
 * The numbers that sum up a course of the rate.
 *
 * @param items what they are
 * @param values reads them off, in the order of the items
 */
record CourseReading(List<Item> items, Function<RateCourse, double[]> values) {

    private static final String RATE = "Hz";

    /** One number: key and unit. */
    record Item(String name, String unit) {}

    /** Of a step. */
    static CourseReading ofStep(String timeUnit) {
        return new CourseReading(
                List.of(
                        new Item("baseline", RATE),
                        new Item("log_peak", "1"),
                        new Item("half_time", timeUnit),
                        new Item("peak_time", timeUnit),
                        new Item("plateau", RATE)),
                course -> {
                    StepResponse step = StepResponse.of(course);
                    return new double[] {
                        step.baseline(), step.logPeak(), step.halfTime(), step.peakTime(), step.plateau()
                    };
                });
    }

    /** Of a sinusoid with this amplitude and frequency (cycles per unit of time). */
    static CourseReading ofSine(double amplitude, double frequency, String inputUnit) {
        return new CourseReading(
                List.of(
                        new Item("baseline", RATE),
                        new Item("mean", RATE),
                        new Item("gain", "1/" + inputUnit),
                        new Item("phase", "rad")),
                course -> {
                    SineResponse sine = SineResponse.of(course, amplitude, frequency);
                    return new double[] {sine.baseline(), sine.mean(), sine.gain(), sine.phase()};
                });
    }

    /** Of any input: the rate before it, and its mean, least and greatest value after. */
    static CourseReading ofSeries() {
        return new CourseReading(
                List.of(
                        new Item("baseline", RATE),
                        new Item("mean", RATE),
                        new Item("minimum", RATE),
                        new Item("maximum", RATE)),
                course -> {
                    double before = 0;
                    double after = 0;
                    double least = Double.POSITIVE_INFINITY;
                    double greatest = Double.NEGATIVE_INFINITY;
                    int n = course.times().length;
                    int onset = 0;
                    for (int i = 0; i < n; i++) {
                        double rate = course.rates()[i];
                        if (course.times()[i] < 0) {
                            before += rate;
                            onset++;
                        } else {
                            after += rate;
                            least = Math.min(least, rate);
                            greatest = Math.max(greatest, rate);
                        }
                    }
                    return new double[] {before / onset, after / (n - onset), least, greatest};
                });
    }
}
