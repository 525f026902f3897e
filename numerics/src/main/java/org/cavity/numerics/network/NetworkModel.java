package org.cavity.numerics.network;

import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.model.Quantity;

/**
 * What {@link NetworkSimulation} must know of a model to simulate networks of it. Without state.
 *
 * <p>A state consists of so many variables a neuron; its first N elements are those whose time course is shown, whose
 * variance tells whether the activity died out, and whose dimension is measured.
 *
 * @param <P> the model's parameter record
 */
public interface NetworkModel<P extends Record> {

    /** Name on the command line. */
    String name();

    /** Number of variables a neuron. */
    int variables(P parameters);

    /** How its networks move. */
    Motion motion(P parameters);

    /** The transfer function φ from the first N elements of a state to rates. */
    DoubleUnaryOperator transfer(P parameters);

    /** Whether the law of the network is symmetric under a change of sign of its activity. */
    boolean isSymmetric(P parameters);

    /** Quantities that are averages over the trajectory: those of {@link StateStatistics}. */
    Set<Quantity> averages();

    /** Quantities of the Jacobian at the last state: those of {@link Snapshot}. */
    Set<Quantity> spectralQuantities();

    /** Whether theory knows the peak of the power spectrum, which is then measured. */
    default boolean hasSpectralPeak() {
        return false;
    }

    /** As {@link org.cavity.numerics.model.Simulation#suggestedSettings(Record)}. */
    SimulationSettings suggestedSettings(P parameters);

    /** As {@link org.cavity.numerics.model.Simulation#suggestedSettings(Record, int)}. */
    SimulationSettings suggestedSettings(P parameters, int size);

    /**
     * Refuses what the model, beyond its {@link #motion}, does not allow.
     *
     * @throws IllegalArgumentException with one sentence naming what does not suit
     */
    void check(P parameters, SimulationSettings settings);

    /** What an evaluation of the right-hand side takes. */
    Workload workload(P parameters, SimulationSettings settings);

    /** Rough number of floating-point operations of these quantities of one {@link Snapshot}. */
    double snapshotOperations(P parameters, double size, Set<Quantity> wanted);

    /** Rows of the matrix whose eigenvalues give those of the Jacobian: of the Jacobian, unless a smaller one will do. */
    default int eigenproblem(P parameters, int size) {
        return variables(parameters) * size;
    }

    /** Whether these quantities, in some state, cannot do without the Jacobian's elements. */
    boolean mayNeedMatrix(P parameters, Set<Quantity> wanted);

    /**
     * Draws a network.
     *
     * @param streams random numbers of this replica
     * @param team the threads that will work on it
     */
    Realisation draw(P parameters, SimulationSettings settings, RandomStreams streams, Team team);

    /** As {@link org.cavity.numerics.model.Simulation#adjoint}. */
    default Optional<AdjointSimulation<P>> adjoint() {
        return Optional.empty();
    }

    /** As {@link org.cavity.numerics.model.Simulation#planted}. */
    default Optional<PlantedSimulation<P>> planted() {
        return Optional.empty();
    }
}
