/**
 * Simulation of random networks of adapting spiking neurons: read {@link
 * org.cavity.numerics.spiking.network.SpikingNetworkSimulation} first. The spikes of a step are a {@code Volley}, {@code
 * IncomingCouplings} say what they do to a block of neurons, and {@code SynapticFilter} when.
 */
package org.cavity.numerics.spiking.network;
