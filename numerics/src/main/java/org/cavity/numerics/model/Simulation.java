package org.cavity.numerics.model;

import java.util.Optional;
import java.util.Set;
import org.cavity.theory.model.Quantity;

/**
 * The finite-N simulation of one model, as everything downstream sees it.
 *
 * @param <P> the model's parameter record
 */
public interface Simulation<P extends Record> {

    /** The quantities that {@link #measure} can give. */
    Set<Quantity> measurable();

    /** Settings that give a useful result in a few seconds at these parameters: longer transients near an onset. */
    SimulationSettings suggestedSettings(P parameters);

    /** The same for networks of a given size: large ones are followed for a shorter time, and fewer of them. */
    SimulationSettings suggestedSettings(P parameters, int size);

    /**
     * Checks that networks of these parameters can be simulated with these settings, before any work is done.
     *
     * @throws IllegalArgumentException with one sentence naming what does not suit the model
     */
    void check(P parameters, SimulationSettings settings);

    /**
     * Checks in addition what is asked of {@link #timeCourse}.
     *
     * @throws IllegalArgumentException also if a lag is negative or not shorter than the measured time
     */
    void checkTimeCourse(P parameters, SimulationSettings settings, double[] lags);

    /**
     * Checks in addition what is asked of {@link #lyapunov}.
     *
     * @throws IllegalArgumentException also if there are fewer exponents than asked for
     */
    void checkLyapunov(P parameters, SimulationSettings settings, LyapunovRequest request);

    /** Memory that measuring these quantities in one network needs at a time, in bytes. */
    double memoryPerReplica(P parameters, SimulationSettings settings, Set<Quantity> quantities);

    /** Rough number of floating-point operations of {@link #measure}, for the estimate of a dry run. */
    double cost(P parameters, SimulationSettings settings, Set<Quantity> quantities);

    /** Measures the requested quantities (those of {@link #measurable} among them) in {@code replicas} networks. */
    Measurement measure(P parameters, SimulationSettings settings, Set<Quantity> quantities, Progress progress);

    /**
     * Follows one network.
     *
     * @param lags lags of the autocorrelation, each a non-negative time; empty for a range chosen from the data
     */
    TimeCourse timeCourse(P parameters, SimulationSettings settings, double[] lags, Progress progress);

    /**
     * The leading Lyapunov exponents of one network.
     */
    LyapunovExponents lyapunov(P parameters, SimulationSettings settings, LyapunovRequest request, Progress progress);

    /** Rough number of floating-point operations of {@link #lyapunov} if it takes all the settings' time. */
    double lyapunovCost(P parameters, SimulationSettings settings, LyapunovRequest request);

    /** Memory that {@link #lyapunov} needs, in bytes. */
    double lyapunovMemory(P parameters, SimulationSettings settings, LyapunovRequest request);

    /** The adjoint, of models that know theirs. */
    default Optional<AdjointSimulation<P>> adjoint() {
        return Optional.empty();
    }

    /** Networks with a given fixed point, of models that can draw them. */
    default Optional<PlantedSimulation<P>> planted() {
        return Optional.empty();
    }

    /** The Jacobian's eigenvalues at a point of the attractor of one network. */
    JacobianEigenvalues eigenvalues(P parameters, SimulationSettings settings, Progress progress);

    /** Rough number of floating-point operations of {@link #eigenvalues}. */
    double eigenvaluesCost(P parameters, SimulationSettings settings);
}
