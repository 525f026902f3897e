package org.cavity.numerics.model;

import java.util.Optional;
import java.util.Set;
import org.cavity.theory.model.Quantity;

/**
 * What can be asked of networks of smooth units beyond averages: trajectories, Lyapunov exponents, the Jacobian.
 *
 * @param <P> the model's parameter record
 */
public interface NetworkDynamics<P extends Record> {

    /**
     * Checks what is asked of {@link #timeCourse}, before any work is done.
     *
     * @throws IllegalArgumentException with one sentence naming what does not suit the model, such as a lag that is
     *     negative or not shorter than the measured time
     */
    void checkTimeCourse(P parameters, SimulationSettings settings, double[] lags);

    /**
     * Checks what is asked of {@link #lyapunov}.
     *
     * @throws IllegalArgumentException also if there are fewer exponents than asked for
     */
    void checkLyapunov(P parameters, SimulationSettings settings, LyapunovRequest request);

    /**
     * Follows the networks in time.
     *
     * @param quantities quantities to measure on the way, of those that {@link Simulation#measurable} names
     * @param lags lags of the autocorrelation, each a non-negative time; empty for a range chosen from the data
     */
    TimeCourse timeCourse(
            P parameters, SimulationSettings settings, Set<Quantity> quantities, double[] lags, Progress progress);

    /** Memory that {@link #timeCourse} needs in each network beside that of the measurement, in bytes. */
    double timeCourseMemory(P parameters, SimulationSettings settings);

    /** The leading Lyapunov exponents of one network. */
    LyapunovExponents lyapunov(P parameters, SimulationSettings settings, LyapunovRequest request, Progress progress);

    /** The leading so many Lyapunov exponents of one network, over all the settings' time. */
    default LyapunovExponents lyapunov(P parameters, SimulationSettings settings, int count) {
        return lyapunov(parameters, settings, LyapunovRequest.leading(count), Progress.NONE);
    }

    /** Rough number of floating-point operations of {@link #lyapunov} if it takes all the settings' time. */
    double lyapunovCost(P parameters, SimulationSettings settings, LyapunovRequest request);

    /** Memory that {@link #lyapunov} needs, in bytes. */
    double lyapunovMemory(P parameters, SimulationSettings settings, LyapunovRequest request);

    /** The Jacobian's eigenvalues at a point of the attractor of one network. */
    JacobianEigenvalues eigenvalues(P parameters, SimulationSettings settings, Progress progress);

    /** The eigenvalues, without telling how far it has come. */
    default JacobianEigenvalues eigenvalues(P parameters, SimulationSettings settings) {
        return eigenvalues(parameters, settings, Progress.NONE);
    }

    /** Rough number of floating-point operations of {@link #eigenvalues}. */
    double eigenvaluesCost(P parameters, SimulationSettings settings);

    /** The adjoint, of models that know theirs. */
    default Optional<AdjointSimulation<P>> adjoint() {
        return Optional.empty();
    }

    /** Networks with a given fixed point, of models that can draw them. */
    default Optional<PlantedSimulation<P>> planted() {
        return Optional.empty();
    }
}
