package org.cavity.theory.adapting.statistics;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.StationaryRate;

/**
 * Stationary statistics of uncoupled neurons under independent inputs.
 *
 * @param rate distribution over neurons of the rate given the input
 * @param intensity moments over neurons of the intensity given input and own spikes
 * @param spectrum power spectrum of a neuron's spikes
 */
public record PopulationStatistics(RateStatistics rate, IntensityStatistics intensity, SpikeSpectrum spectrum) {

    private static final int NODES_PER_SCALE = 20;

    /** The statistics in a state that the population was found to have, of which the response is known. */
    public static PopulationStatistics of(
            AdaptingPopulation population, EventKernel kernel, StationaryRate state, LinearResponse response) {
        return of(population, kernel, state, response, NODES_PER_SCALE);
    }

    static PopulationStatistics of(
            AdaptingPopulation population,
            EventKernel kernel,
            StationaryRate state,
            LinearResponse response,
            int nodesPerScale) {
        PotentialCovariance covariance = PotentialCovariance.of(population);
        SpikeFilter filter = new SpikeFilter(population, kernel, state.rate(), nodesPerScale);
        SpikeSpectrum spectrum = SpikeSpectrum.of(
                kernel, state, filter, covariance.shortestTime(), covariance.longestTime(), nodesPerScale);
        return new PopulationStatistics(
                RateStatistics.of(covariance, state, filter, nodesPerScale),
                IntensityStatistics.of(population, state, response, filter, spectrum),
                spectrum);
    }
}
