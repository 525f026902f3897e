/**
 * Populations of adapting neurons with escape noise: a {@link org.cavity.numerics.spiking.NeuronBlock} takes potentials
 * and fires, whatever made the potentials, and {@link org.cavity.numerics.spiking.SpikeRecorder}s look on. No spike is
 * stored. {@link org.cavity.numerics.spiking.SpikingPopulation} drives the blocks of a population side by side. Populations
 * with inputs of their own and networks use them, and share how neurons are divided into blocks, how times are divided into
 * steps, and what is made of the spikes.
 */
package org.cavity.numerics.spiking;
