package org.cavity.validation.gated;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.SLOW_FRACTION;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.NetworkDesign;
import org.cavity.validation.QuantityCheck;

/** How quantities of gated networks are compared, and in what networks. */
final class GatedChecks {

    /** What the transient leaves and a Runge–Kutta step adds, far below the scatter. */
    private static final double SIMULATION_ERROR = 1e-5;

    /** Exponents also keep the memory 1/T of the initial tangent vector. */
    private static final double EXPONENT_ERROR = 2e-3;

    /**
     * Of the exponent of a fixed point: the edge of a spectrum of radius r approaches its limit not quite by a power, see
     * the additive network's; here r is 0.15.
     */
    private static final double EDGE_ERROR = 1.5e-3;

    /**
     * Of the number of slow modes: units whose gates are nearly shut are not yet at rest (0.006 between t = 100 and
     * 1000).
     */
    private static final double SLOW_ERROR = 6e-3;

    /** Step of networks at rest: all steps of a Runge–Kutta scheme have the same fixed point. */
    private static final double LONG_STEP = 0.5;

    private GatedChecks() {}

    /** An average over units and time. */
    static QuantityCheck average(Quantity quantity, double resolution) {
        return QuantityCheck.of(quantity, resolution, 0).withSimulationError(SIMULATION_ERROR);
    }

    /** An average that vanishes: a thousandth is to be seen. */
    static QuantityCheck vanishing(Quantity quantity) {
        return QuantityCheck.of(quantity, 0, 1e-3).withSimulationError(SIMULATION_ERROR);
    }

    /** The number of slow modes. */
    static QuantityCheck slowFraction(double resolution) {
        return QuantityCheck.of(SLOW_FRACTION, resolution, 0).withSimulationError(SLOW_ERROR);
    }

    /** The exponent of a state that moves: self-averaging with corrections of order 1/N. */
    static QuantityCheck exponent(double resolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, resolution, 0).withSimulationError(EXPONENT_ERROR);
    }

    /** The exponent of a stable fixed point, whose leading eigenvalue is the edge of the bulk. */
    static QuantityCheck edgeExponent(double resolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, resolution, 0)
                .withFiniteSizePower(FiniteSizePower.EDGE)
                .withSimulationError(EDGE_ERROR);
    }

    /** Many small networks, looked at for a short time. */
    static NetworkDesign resting(NetworkDesign usual, double replicas) {
        return usual.withSizeFactor(0.25)
                .withReplicaFactor(replicas)
                .withTimeStep(LONG_STEP)
                .withTime(25);
    }

    /** Several trajectories, as states that move forget where they started. */
    static NetworkDesign moving(NetworkDesign usual, GatedNetwork network) {
        NetworkDesign several = usual.withTrajectories(4).withTime(200).inSinglePrecision();
        return network.resetTime() < 0.5 || network.resetNoiseVariance() > 0 ? several : several.withTimeStep(0.2);
    }
}
