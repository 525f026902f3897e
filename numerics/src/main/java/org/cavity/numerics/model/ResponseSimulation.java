package org.cavity.numerics.model;

import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.RateCourse;

/**
 * How the rate of populations of spiking neurons answers changing input. Times are in ms, rates in Hz.
 *
 * @param <P> the model's parameter record
 */
public interface ResponseSimulation<P extends Record> {

    /**
     * The rate under a changing input, averaged over {@code replicas} populations.
     *
     * @param start first time, at most 0; the populations have been in the course's constant level for the settings'
     *     transient before
     * @param end last time, above 0
     * @param bin width of the bins, a multiple of the time step up to rounding
     * @throws IllegalArgumentException with one sentence naming what does not suit the model
     */
    RateCourse course(
            P parameters,
            InputCourse input,
            double start,
            double end,
            double bin,
            SimulationSettings settings,
            Progress progress);

    /**
     * The linear response of ln A, from sinusoidal modulation of one channel at each frequency.
     *
     * @param amplitude amplitude of the modulation in the unit of the input
     * @throws IllegalArgumentException with one sentence naming what does not suit the model
     */
    InputFilter filter(
            P parameters,
            InputChannel channel,
            double amplitude,
            double[] frequencies,
            SimulationSettings settings,
            Progress progress);
}
