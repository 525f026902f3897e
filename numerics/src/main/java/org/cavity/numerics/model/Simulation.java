package org.cavity.numerics.model;

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

    /** Memory that one network of this size needs at a time, in bytes, with that of one eigenproblem. */
    double memoryPerReplica(P parameters, int size);

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
     *
     * @param count how many, from 1 to N (times the number of variables per unit)
     */
    LyapunovExponents lyapunov(P parameters, SimulationSettings settings, int count, Progress progress);

    /** The Jacobian's eigenvalues at a point of the attractor of one network. */
    JacobianEigenvalues eigenvalues(P parameters, SimulationSettings settings, Progress progress);
}
