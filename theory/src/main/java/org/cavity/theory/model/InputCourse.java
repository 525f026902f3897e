package org.cavity.theory.model;

import java.util.Arrays;

/**
 * The input of a population as a function of time. Before time 0 it was constant for ever, at {@link #before()}.
 *
 * <p>Integrators take the input of a step at the step's middle: this is of second order where the input is smooth, and
 * exact for jumps between steps.
 */
public sealed interface InputCourse {

    /** The constant input before time 0. */
    InputLevel before();

    /** Mean over neurons at a time. */
    double mean(double time);

    /** Standard deviation of the independent inputs at a time, at least 0. */
    double deviation(double time);

    /** The input jumps at time 0. */
    record Step(InputLevel before, InputLevel after) implements InputCourse {

        @Override
        public double mean(double time) {
            return (time < 0 ? before : after).mean();
        }

        @Override
        public double deviation(double time) {
            return (time < 0 ? before : after).deviation();
        }
    }

    /**
     * One channel follows a sine from time 0: level + amplitude sin(2π f t).
     *
     * @param before level about which the input oscillates
     * @param channel the channel that oscillates
     * @param amplitude amplitude; of the deviation at most its level
     * @param frequency frequency f, cycles per unit of time, above 0
     */
    record Sinusoid(InputLevel before, InputChannel channel, double amplitude, double frequency)
            implements InputCourse {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if the frequency is not above 0, or the deviation would become negative
         */
        public Sinusoid {
            if (!(frequency > 0) || !Double.isFinite(frequency)) {
                throw new IllegalArgumentException(
                        "frequency = " + frequency + " is out of range: it must be greater than 0.");
            }
            if (channel == InputChannel.DEVIATION && !(Math.abs(amplitude) <= before.deviation())) {
                throw new IllegalArgumentException("amplitude = " + amplitude
                        + " is out of range: it must be at most the deviation itself, " + before.deviation() + ".");
            }
        }

        @Override
        public double mean(double time) {
            return before.mean() + (channel == InputChannel.MEAN ? wave(time) : 0);
        }

        @Override
        public double deviation(double time) {
            return before.deviation() + (channel == InputChannel.DEVIATION ? wave(time) : 0);
        }

        private double wave(double time) {
            return time < 0 ? 0 : amplitude * Math.sin(2 * Math.PI * frequency * time);
        }
    }

    /**
     * A series of levels, linear in between and constant beyond either end.
     *
     * @param times ascending times; two equal ones make a jump
     * @param means mean at each time
     * @param deviations deviation at each time, at least 0
     */
    record Series(double[] times, double[] means, double[] deviations) implements InputCourse {

        /**
         * Checks and copies the arrays.
         *
         * @throws IllegalArgumentException if they are empty or of different lengths, times descend or a deviation is
         *     negative
         */
        public Series {
            if (times.length == 0 || means.length != times.length || deviations.length != times.length) {
                throw new IllegalArgumentException("a series needs as many means (" + means.length
                        + ") and deviations (" + deviations.length + ") as times (" + times.length + "), at least 1.");
            }
            for (int i = 0; i < times.length; i++) {
                new InputLevel(means[i], deviations[i]);
                if (!Double.isFinite(times[i]) || i > 0 && times[i] < times[i - 1]) {
                    throw new IllegalArgumentException("time = " + times[i] + " of entry " + (i + 1)
                            + " is out of order: times must be finite and ascend.");
                }
            }
            times = times.clone();
            means = means.clone();
            deviations = deviations.clone();
        }

        @Override
        public InputLevel before() {
            return new InputLevel(means[0], deviations[0]);
        }

        @Override
        public double mean(double time) {
            return at(time, means);
        }

        @Override
        public double deviation(double time) {
            return at(time, deviations);
        }

        private double at(double time, double[] values) {
            int last = times.length - 1;
            if (time < times[0]) {
                return values[0];
            }
            if (time >= times[last]) {
                return values[last];
            }
            int found = Arrays.binarySearch(times, time);
            int i = found >= 0 ? found : -found - 2;
            while (times[i + 1] <= time) {
                i++;
            }
            return values[i] + (values[i + 1] - values[i]) * (time - times[i]) / (times[i + 1] - times[i]);
        }
    }
}
