/**
 * Simulation of populations of adapting spiking neurons, each with its own input: read {@link
 * org.cavity.numerics.adapting.AdaptingSimulation} first.
 */
package org.cavity.numerics.adapting;
