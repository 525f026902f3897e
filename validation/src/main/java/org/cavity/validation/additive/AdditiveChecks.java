package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;

import org.cavity.theory.model.Quantity;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.NetworkDesign;
import org.cavity.validation.QuantityCheck;

/** How quantities of additive networks are compared, and in what networks. */
final class AdditiveChecks {

    /** What the transient leaves and a Runge–Kutta step adds, far below the scatter. */
    private static final double SIMULATION_ERROR = 1e-5;

    /**
     * What a step of 0.05 adds under noise, relative to the variance: the integrator is of weak order 2, and a linear unit's
     * variance comes out too small by the factor 1 − dt²/4. Networks have 4 to 5 % less variance at dt = 0.4, 0.8 to 0.9 %
     * at 0.2, at g = 1, 2 and 3.
     */
    private static final double NOISY_ERROR = 1e-3;

    /** Exponents also keep the memory 1/T of the initial tangent vector. */
    private static final double EXPONENT_ERROR = 1e-3;

    /**
     * Of the exponent of a fixed point, per unit of gain: the edge of a Ginibre spectrum approaches the circle not quite
     * by a power; the means at N = 128 and 256 or at 256 and 512 extrapolate 0.7 and 2 % too far.
     */
    private static final double EDGE_ERROR = 0.01;

    private AdditiveChecks() {}

    /** An average over units and time. */
    static QuantityCheck average(Quantity quantity, double relativeResolution) {
        return QuantityCheck.of(quantity, relativeResolution, 0).withSimulationError(SIMULATION_ERROR);
    }

    /** An average that vanishes: a thousandth is to be seen. */
    static QuantityCheck vanishing(Quantity quantity) {
        return QuantityCheck.of(quantity, 0, 1e-3).withSimulationError(SIMULATION_ERROR);
    }

    /**
     * An average under noise.
     *
     * @param value about what it is, for the error of the step
     */
    static QuantityCheck noisy(Quantity quantity, double relativeResolution, double value) {
        return average(quantity, relativeResolution).withSimulationError(NOISY_ERROR * value);
    }

    /** The exponent of a state that moves, or an isolated one: self-averaging with corrections of order 1/N. */
    static QuantityCheck exponent(double relativeResolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, relativeResolution, 0).withSimulationError(EXPONENT_ERROR);
    }

    /**
     * The exponent of a stable fixed point whose leading eigenvalue is the edge of the bulk.
     *
     * @param spectralRadius the bulk's
     */
    static QuantityCheck edgeExponent(double relativeResolution, double spectralRadius) {
        return QuantityCheck.of(MAX_LYAPUNOV, relativeResolution, 0)
                .withFiniteSizePower(FiniteSizePower.EDGE)
                .withSimulationError(EDGE_ERROR * spectralRadius);
    }

    /** The radius of the bulk, in units of the mean Ginibre radius at the same N, hence with corrections 1/N. */
    static QuantityCheck radius(double relativeResolution) {
        return QuantityCheck.of(SPECTRAL_RADIUS, relativeResolution, 0).withSimulationError(SIMULATION_ERROR);
    }

    /** An isolated eigenvalue, a simple function of averages over units. */
    static QuantityCheck outlier(double relativeResolution) {
        return QuantityCheck.of(OUTLIER, relativeResolution, 0).withSimulationError(SIMULATION_ERROR);
    }

    /**
     * Networks that come to rest, which all steps of a Runge–Kutta scheme do in the same fixed point, and have to be looked
     * at for a short time only.
     */
    static NetworkDesign resting(NetworkDesign usual, double size, double replicas) {
        return usual.withSizeFactor(size)
                .withReplicaFactor(replicas)
                .withTimeStep(0.5)
                .withTime(25);
    }

    /** Networks that move and forget where they started: several trajectories for a long time. */
    static NetworkDesign moving(NetworkDesign usual, double size, double replicas) {
        return usual.withSizeFactor(size)
                .withReplicaFactor(replicas)
                .withTrajectories(4)
                .withTime(400)
                .inSinglePrecision();
    }
}
