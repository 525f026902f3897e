package org.cavity.numerics.model;

import org.cavity.theory.model.Columns;

/**
 * What can be asked of populations and networks of spiking neurons beyond averages: the course of the rate, the spectrum
 * of spikes, the distribution of rates over neurons. Size is the number of neurons; times are in ms, rates in Hz.
 *
 * @param <P> the model's parameter record
 */
public interface PopulationSimulation<P extends Record> {

    /**
     * Spiking neurons under constant input. The rate is that of the first population; so is the rest where populations
     * differ by chance alone. Networks, which differ by their couplings, are averaged over.
     *
     * @param rate {@code time} (ms), {@code value} (Hz): population rate in short bins
     * @param spectrum {@code frequency} (Hz), {@code value}, {@code error} (Hz): two-sided power spectrum of a neuron's
     *     spike train, averaged over neurons; that of a Poisson process is its rate
     * @param logRates {@code log_rate}, {@code density}, {@code error}: histogram of ln r, r the rate of a neuron in
     *     1/ms given its input, over inputs and time, in networks averaged over time; empty columns where neurons of a
     *     population have no input of their own
     */
    record Recording(Columns rate, Columns spectrum, Columns logRates) {}

    /** What one of them is called. */
    default String noun() {
        return "population";
    }

    /** Records over the settings' time, networks as many as the settings' replicas. */
    Recording record(P parameters, SimulationSettings settings, Progress progress);
}
