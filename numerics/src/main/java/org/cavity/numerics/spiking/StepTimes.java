package org.cavity.numerics.spiking;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.BlockAverages;

/**
 * Times in steps.
 *
 * @param transientSteps steps before anything is measured
 * @param steps steps over which is measured
 */
public record StepTimes(long transientSteps, long steps) {

    private static final int FEWEST_STEPS = 2 * BlockAverages.BLOCKS;

    /**
     * Divides the settings' times.
     *
     * @throws IllegalArgumentException if the measured time is too short for its statistics
     */
    public static StepTimes of(SimulationSettings settings) {
        long steps = Math.round(settings.time() / settings.timeStep());
        if (steps < FEWEST_STEPS || steps > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("time = " + settings.time() + " is out of range: it must be between "
                    + FEWEST_STEPS + " and 2^31 - 9" + " steps of " + settings.timeStep() + " ms.");
        }
        return new StepTimes(Math.round(settings.transientTime() / settings.timeStep()), steps);
    }

    /** Part of the steps that is measured. */
    public double measuredPart() {
        return (double) steps / (steps + transientSteps);
    }
}
