package org.cavity.numerics.model;

import org.cavity.numerics.statistics.Average;

/**
 * The adjoint of a model's linearised dynamics, followed backwards along a trajectory.
 *
 * @param <P> the model's parameter record
 */
public interface AdjointSimulation<P extends Record> {

    /**
     * Checks that adjoint vectors of these parameters can be followed with these settings, before any work is done.
     *
     * @throws IllegalArgumentException with one sentence naming what does not suit
     */
    void check(P parameters, SimulationSettings settings);

    /**
     * Growth rate of adjoint vectors in one network, 1/tau: the largest Lyapunov exponent by a second route.
     *
     * @throws IllegalArgumentException as {@link #check}
     */
    Average growth(P parameters, SimulationSettings settings, Progress progress);

    /** Rough number of floating-point operations of {@link #growth}. */
    double cost(P parameters, SimulationSettings settings);

    /** Memory that {@link #growth} needs, in bytes. */
    double memory(P parameters, SimulationSettings settings);
}
