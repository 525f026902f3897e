package org.cavity.validation.filtered;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.PEAK_FREQUENCY;
import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;

import org.cavity.theory.model.Quantity;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.NetworkDesign;
import org.cavity.validation.QuantityCheck;

/** How quantities of networks of filtered units are compared, and in what networks. */
final class Checks {

    /** What the transient leaves and a Runge–Kutta step adds, far below the scatter. */
    private static final double SIMULATION_ERROR = 1e-5;

    /** Exponents also keep the memory 1/T of the initial tangent vector. */
    private static final double EXPONENT_ERROR = 1e-3;

    /** What the window of the autocorrelation does to the frequency of a peak of quality factor 10, 1/tau. */
    private static final double PEAK_ERROR = 0.005;

    /** Of the edge of a spectrum, which approaches its limit not quite by a power: this part of its radius. */
    private static final double EDGE_ERROR = 0.01;

    private Checks() {}

    /** An average over units and time. */
    static QuantityCheck average(Quantity quantity, double relativeResolution) {
        return QuantityCheck.of(quantity, relativeResolution, 0).withSimulationError(SIMULATION_ERROR);
    }

    /** The exponent of a state that moves. */
    static QuantityCheck exponent(double relativeResolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, relativeResolution, 0).withSimulationError(EXPONENT_ERROR);
    }

    /**
     * The frequency of the spectral peak. Networks have lines of their own there, whose scatter dominates, so that only a peak
     * far from its place is seen; quality factors of ensembles that are affordable here scatter by 10 to 60 %, and from one
     * ensemble to another by more than their error: they are not compared.
     */
    static QuantityCheck peakFrequency(double relativeResolution) {
        return QuantityCheck.of(PEAK_FREQUENCY, relativeResolution, 0).withSimulationError(PEAK_ERROR);
    }

    /**
     * The exponent of a stable fixed point, whose leading eigenvalue is at the edge of the bulk.
     *
     * @param range how far that edge moves as g goes from 0 to its value
     */
    static QuantityCheck edgeExponent(double relativeResolution, double range) {
        return QuantityCheck.of(MAX_LYAPUNOV, relativeResolution, 0)
                .withFiniteSizePower(FiniteSizePower.EDGE)
                .withSimulationError(EDGE_ERROR * range);
    }

    /** The edge of the spectrum in a state that moves, in units of the mean edge at the same N. */
    static QuantityCheck abscissa(double resolution) {
        return QuantityCheck.of(SPECTRAL_ABSCISSA, 0, resolution).withSimulationError(SIMULATION_ERROR);
    }

    /**
     * Networks that move and forget where they started: several trajectories of each.
     *
     * @param timeStep a fifth of the time constant or half a radian of what is fastest; the error of Runge–Kutta steps is
     *     then some 1e-4 of an average
     */
    static NetworkDesign moving(NetworkDesign usual, double replicas, double timeStep) {
        return usual.withReplicaFactor(replicas)
                .withTrajectories(4)
                .withTimeStep(timeStep)
                .inSinglePrecision();
    }

    /** Large networks of structured couplings, whose products are fast and which scatter little: s of an average is 0.1. */
    static NetworkDesign structured(NetworkDesign usual, double timeStep) {
        return usual.withSizeFactor(4)
                .withReplicaFactor(0.25)
                .withPowersOfTwo()
                .withTime(400)
                .withTimeStep(timeStep)
                .inSinglePrecision();
    }

    /** Small networks at rest, of whose Jacobians eigenvalues are computed. */
    static NetworkDesign resting(NetworkDesign usual, double replicas) {
        return usual.withSizeFactor(0.25).withReplicaFactor(replicas);
    }
}
