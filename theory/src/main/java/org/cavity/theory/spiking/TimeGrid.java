package org.cavity.theory.spiking;

import java.util.Locale;

/**
 * The window of time in which neurons are followed, periodic for their input.
 *
 * @param step dt, ms
 * @param steps number of steps of the window, a power of two
 * @param warmUp steps before it
 * @param modes largest k of the frequencies k/T of the input
 */
record TimeGrid(double step, int steps, int warmUp, int modes) {

    /** Shortest window, ms. */
    private static final double SHORTEST = 8192;

    /** Windows and warm-ups, in the longest time constant. */
    private static final double LENGTH = 16;

    private static final double WARM_UP = 5;

    private static final double LARGEST_STEP = 1;

    /** Steps within the shortest time constant. */
    private static final double RESOLUTION = 10;

    private static final int MOST_STEPS = 1 << 16;

    /** Share of the potential's fluctuations that the frequencies left out would have under a flat spectrum. */
    private static final double LEFT_OUT = 1e-4;

    /** Aliases on either side. */
    private static final int ALIASES = 4;

    /**
     * The window that suits a network.
     *
     * @throws IllegalStateException if none of a size that can be handled does
     */
    static TimeGrid of(SpikingNetwork network) {
        double longest = Math.max(network.membraneTime(), network.synapticTime());
        double shortest = network.membraneTime();
        for (double time : network.adaptationTimes()) {
            longest = Math.max(longest, time);
            shortest = Math.min(shortest, time);
        }
        double step = LARGEST_STEP;
        while (step > shortest / RESOLUTION) {
            step /= 2;
        }
        int steps = 1;
        double window = Math.max(SHORTEST, LENGTH * longest);
        while (steps * step < window) {
            if (steps == MOST_STEPS) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "time constants from %.4g to %.4g ms need more than %d steps of time",
                        shortest,
                        longest,
                        MOST_STEPS));
            }
            steps *= 2;
        }
        int warmUp = (int) Math.ceil(WARM_UP * longest / step);
        TimeGrid all = new TimeGrid(step, steps, warmUp, steps / 2 - 1);
        double[] passed = all.passed(network);
        double sum = 0;
        for (double p : passed) {
            sum += p;
        }
        double left = 0;
        int modes = all.modes();
        while (left + passed[modes] < LEFT_OUT * sum) {
            left += passed[modes];
            modes--;
        }
        return new TimeGrid(step, steps, warmUp, modes);
    }

    /** T, ms. */
    double window() {
        return step * steps;
    }

    /** 1/T, 1/ms. */
    double spacing() {
        return 1 / window();
    }

    /**
     * What synapses and membrane pass of the power at the frequencies k/T, k = 0, 1, …: 1/((1 + ω²τ_d²)(1 + ω²τ_m²)),
     * summed over the frequencies that are one in steps of time.
     */
    double[] passed(SpikingNetwork network) {
        double[] passed = new double[modes + 1];
        for (int k = 0; k <= modes; k++) {
            for (int alias = -ALIASES; alias <= ALIASES; alias++) {
                double omega = 2 * Math.PI * (k * spacing() + alias / step);
                passed[k] += 1
                        / ((1 + Math.pow(omega * network.synapticTime(), 2))
                                * (1 + Math.pow(omega * network.membraneTime(), 2)));
            }
        }
        return passed;
    }
}
