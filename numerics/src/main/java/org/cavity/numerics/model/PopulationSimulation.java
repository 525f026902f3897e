package org.cavity.numerics.model;

import org.cavity.theory.model.Columns;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.RateCourse;

/**
 * What can be asked of populations of spiking neurons beyond averages: courses of the rate, its spectrum and its
 * distribution over neurons, answers to changing input. Size is the number of neurons; times are in ms, rates in Hz.
 *
 * @param <P> the model's parameter record
 */
public interface PopulationSimulation<P extends Record> {

    /**
     * One population under constant input. Spectrum and rates given the input are recorded by the first population
     * alone.
     *
     * @param rate {@code time} (ms), {@code value} (Hz): population rate in short bins
     * @param spectrum {@code frequency} (Hz), {@code value}, {@code error} (Hz): two-sided power spectrum of a neuron's
     *     spike train, averaged over neurons
     * @param logRates {@code log_rate}, {@code density}, {@code error}: histogram of ln r, r the rate of a neuron in
     *     1/ms given its input, over inputs and time; empty columns where there is no independent input
     */
    record Recording(Columns rate, Columns spectrum, Columns logRates) {}

    /** Records one population over the settings' time. */
    Recording record(P parameters, SimulationSettings settings, Progress progress);

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
