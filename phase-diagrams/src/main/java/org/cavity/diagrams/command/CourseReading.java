package org.cavity.diagrams.command;

import java.util.Arrays;
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

    /**
     * One number.
     *
     * @param name key
     * @param unit unit
     * @param compared whether it is read off simulation, too: extremes of noisy bins are none of the rate
     * @param level whether it is a rate, or the logarithm of a ratio of rates, so that errors of the rates before and
     *     after time 0 are errors of it
     */
    record Item(String name, String unit, boolean compared, boolean level) {

        static Item rate(String name) {
            return new Item(name, RATE, true, true);
        }

        static Item extreme(String name) {
            return new Item(name, RATE, false, true);
        }

        static Item of(String name, String unit) {
            return new Item(name, unit, true, false);
        }
    }

    /**
     * Errors of numbers that are read off a predicted course, from those of its rates, which are taken to have one sign
     * before time 0 and one after it.
     *
     * @return NaN where an error is not known
     */
    double[] errors(RateCourse course) {
        double[] value = values.apply(course);
        double[] before = values.apply(shifted(course, true));
        double[] after = values.apply(shifted(course, false));
        double[] errors = new double[value.length];
        Arrays.setAll(
                errors, i -> items.get(i).level() ? Math.hypot(before[i] - value[i], after[i] - value[i]) : Double.NaN);
        return errors;
    }

    private static RateCourse shifted(RateCourse course, boolean before) {
        double[] rates = course.rates().clone();
        for (int i = 0; i < rates.length; i++) {
            if (course.times()[i] < 0 == before) {
                rates[i] += course.errors()[i];
            }
        }
        return new RateCourse(course.times(), rates, course.errors(), course.note());
    }

    /** Of a step. */
    static CourseReading ofStep(String timeUnit) {
        return new CourseReading(
                List.of(
                        Item.rate("baseline"),
                        new Item("log_peak", "1", true, true),
                        Item.of("half_time", timeUnit),
                        Item.of("peak_time", timeUnit),
                        Item.rate("plateau")),
                course -> {
                    StepResponse step = StepResponse.of(course);
                    // Without a rate in some bins the peak is at infinity, and its time means nothing.
                    double peakTime = Double.isFinite(step.logPeak()) ? step.peakTime() : Double.NaN;
                    return new double[] {step.baseline(), step.logPeak(), step.halfTime(), peakTime, step.plateau()};
                });
    }

    /** Of a sinusoid with this amplitude and frequency (cycles per unit of time). */
    static CourseReading ofSine(double amplitude, double frequency, String inputUnit) {
        return new CourseReading(
                List.of(
                        Item.rate("baseline"),
                        Item.rate("mean"),
                        Item.of("gain", "1/" + inputUnit),
                        Item.of("phase", "rad")),
                course -> {
                    SineResponse sine = SineResponse.of(course, amplitude, frequency);
                    return new double[] {sine.baseline(), sine.mean(), sine.gain(), sine.phase()};
                });
    }

    /** Of any input: the rate before it, and its mean, least and greatest value after. */
    static CourseReading ofSeries() {
        return new CourseReading(
                List.of(Item.rate("baseline"), Item.rate("mean"), Item.extreme("minimum"), Item.extreme("maximum")),
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
