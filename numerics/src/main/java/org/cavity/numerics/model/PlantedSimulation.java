package org.cavity.numerics.model;

/**
 * Networks drawn so as to have a fixed point that theory gives, stable or not: nothing is followed in time.
 *
 * @param <P> the model's parameter record
 */
public interface PlantedSimulation<P extends Record> {

    /**
     * What was planted.
     *
     * @param eigenvalues eigenvalues of the Jacobian at the fixed point
     * @param measurement the quantities that follow from them
     */
    record Spectrum(JacobianEigenvalues eigenvalues, Measurement measurement) {}

    /**
     * Checks that a network can be drawn, before any work is done.
     *
     * @param number place of the fixed point by rising variance, from 1 on
     * @throws IllegalArgumentException with one sentence, such as if there are fewer fixed points
     */
    void check(P parameters, int number, SimulationSettings settings);

    /**
     * The spectrum at a fixed point of one network. Of the settings size, seed and slow bound matter.
     *
     * @throws IllegalArgumentException as {@link #check}
     */
    Spectrum spectrum(P parameters, int number, SimulationSettings settings);

    /** Rough number of floating-point operations of {@link #spectrum}. */
    double cost(P parameters, SimulationSettings settings);

    /** Memory that {@link #spectrum} needs, in bytes. */
    double memory(P parameters, SimulationSettings settings);
}
