/**
 * What everything downstream asks of the finite-N simulation of any model: {@link
 * org.cavity.numerics.model.Simulation}, to be read first, its {@link org.cavity.numerics.model.SimulationSettings} and
 * its answers. Two more things some models can do: follow the adjoint ({@link
 * org.cavity.numerics.model.AdjointSimulation}) and draw networks with a given fixed point ({@link
 * org.cavity.numerics.model.PlantedSimulation}). Spiking neurons are recorded ({@link
 * org.cavity.numerics.model.PopulationSimulation}) and may be driven ({@link
 * org.cavity.numerics.model.ResponseSimulation}).
 */
package org.cavity.numerics.model;
