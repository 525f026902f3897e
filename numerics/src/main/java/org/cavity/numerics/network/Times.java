package org.cavity.numerics.network;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.SiteStatistics;

/**
 * Times in steps.
 *
 * @param timeStep length of a step
 * @param transientSteps steps before anything is measured
 * @param warmUpSteps the last steps of the transient, in which tangent vectors turn towards the covariant directions
 * @param steps steps over which is measured
 * @param stride steps between two samples of the state
 */
record Times(double timeStep, long transientSteps, long warmUpSteps, long steps, long stride) {

    /** Time between samples, well below the correlation time of units with time constant 1. */
    private static final double SAMPLE_INTERVAL = 0.2;

    /** A measurement needs two samples for each of its blocks. */
    private static final int FEWEST_SAMPLES = 2 * SiteStatistics.BLOCKS;

    /** The frame is warmed up for this part of the measured time, but at least for {@link #SHORTEST_WARM_UP}. */
    private static final double WARM_UP = 0.1;

    private static final double SHORTEST_WARM_UP = 20;

    /** The frame is as good after this time as it will ever be. */
    private static final double LONGEST_WARM_UP = 60;

    /**
     * Divides the settings' times into steps.
     *
     * @param dt length of a step, which is not the settings' for maps and for coarse tangents
     * @throws IllegalArgumentException if the measured time is too short for its statistics
     */
    static Times of(double dt, SimulationSettings settings) {
        long steps = Math.round(settings.time() / dt);
        if (steps < FEWEST_SAMPLES) {
            throw new IllegalArgumentException("time = " + settings.time() + " is too short: it must be at least "
                    + FEWEST_SAMPLES + " steps of " + dt + ".");
        }
        long transientSteps = Math.round(settings.transientTime() / dt);
        double warmUp = warmUp(settings);
        long stride = Math.max(1, Math.min(Math.round(SAMPLE_INTERVAL / dt), steps / FEWEST_SAMPLES));
        return new Times(dt, transientSteps, Math.round(warmUp / dt), steps, stride);
    }

    /** Time at the end of the transient in which tangent vectors are carried along. */
    static double warmUp(SimulationSettings settings) {
        double part = Math.min(LONGEST_WARM_UP, WARM_UP * settings.time());
        return Math.min(settings.transientTime(), Math.max(SHORTEST_WARM_UP, part));
    }

    /** Time between samples. */
    double interval() {
        return stride * timeStep;
    }

    long samples() {
        return steps / stride;
    }
}
