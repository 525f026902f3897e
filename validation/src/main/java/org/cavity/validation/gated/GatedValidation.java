package org.cavity.validation.gated;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.MEAN_UPDATE_GATE;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE_H;
import static org.cavity.theory.model.Quantity.VARIANCE_R;
import static org.cavity.theory.model.Quantity.VARIANCE_Z;

import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the gated network are compared: at rest, in chaos with a still and with a moving
 * update gate, with biases and with each kind of input.
 */
public final class GatedValidation {

    /** What the transient leaves and a Runge–Kutta step adds, far below the scatter. */
    private static final double SIMULATION_ERROR = 1e-5;

    /** Exponents also keep the memory 1/T of the initial tangent vector. */
    private static final double EXPONENT_ERROR = 2e-3;

    /** Of the exponent of a fixed point, see the additive network's. */
    private static final double EDGE_ERROR = 0.01;

    /** Factor of the size of networks whose eigenvalues or whose whole set of exponents are computed. */
    private static final double SMALL = 0.25;

    private GatedValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<GatedNetwork>> points() {
        GatedNetwork plain = GatedNetwork.of(3, 1);
        return List.of(
                point(
                        "quiescent, g = 1.5",
                        GatedNetwork.of(1.5, 1).withResetBias(0.4).withUpdateBias(-0.3),
                        average(VARIANCE_H, 0.3),
                        edgeExponent()),
                point(
                        "resting under bias and frozen input, g = 1.5",
                        GatedNetwork.of(1.5, 3).withBias(0.5).withInputStd(0.5),
                        average(VARIANCE_H, 0.3),
                        average(VARIANCE_R, 0.3),
                        average(RATE_VARIANCE, 0.2),
                        average(MEAN_GAIN, 0.2),
                        edgeExponent()),
                point(
                        "resting with a moving update gate, g = 1.5",
                        GatedNetwork.of(1.5, 3).withUpdateGain(2).withBias(0.5).withInputStd(0.5),
                        average(VARIANCE_H, 0.3),
                        average(VARIANCE_Z, 0.3),
                        average(RATE_VARIANCE, 0.2),
                        average(MEAN_UPDATE_GATE, 0.2)),
                chaos("chaos, g = 8", GatedNetwork.of(8, 2)),
                chaos(
                        "chaos behind a sharp reset gate, g = 3",
                        GatedNetwork.of(3, 20).withResetTime(0.2)),
                chaos(
                        "chaos with an open reset gate, g = 3",
                        plain.withResetBias(1).withUpdateBias(1)),
                chaos("chaos under frozen input, g = 4", GatedNetwork.of(4, 2).withInputStd(0.2)),
                chaos(
                        "chaos under a fluctuating input to the reset gate, g = 4",
                        GatedNetwork.of(4, 5).withResetNoiseVariance(1)),
                chaos(
                        "chaos with a moving update gate, g = 8",
                        GatedNetwork.of(8, 2).withUpdateGain(2)),
                chaos(
                        "chaos with biases, g = 4",
                        GatedNetwork.of(4, 2)
                                .withUpdateGain(3)
                                .withResetBias(0.5)
                                .withUpdateBias(-0.5)
                                .withBias(0.3)
                                .withResetTime(0.5)
                                .withUpdateTime(0.5)),
                point("all exponents, g = 8", GatedNetwork.of(8, 2), average(MEAN_EXPONENT, 0.05))
                        .withSizeFactor(SMALL));
    }

    private static ValidationPoint<GatedNetwork> chaos(String label, GatedNetwork network) {
        return point(
                label,
                network,
                average(VARIANCE_H, 0.3),
                average(VARIANCE_Z, 0.2),
                average(VARIANCE_R, 0.2),
                average(RATE_VARIANCE, 0.2),
                average(MEAN_GAIN, 0.2),
                exponent(0.06));
    }

    private static ValidationPoint<GatedNetwork> point(String label, GatedNetwork network, QuantityCheck... checks) {
        return ValidationPoint.of(label, network, checks);
    }

    /** An average over units and time; where it vanishes, changes of 0.001 are to be seen. */
    private static QuantityCheck average(Quantity quantity, double relativeResolution) {
        return QuantityCheck.of(quantity, relativeResolution, 1e-3).withSimulationError(SIMULATION_ERROR);
    }

    private static QuantityCheck exponent(double resolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, 0, resolution).withSimulationError(EXPONENT_ERROR);
    }

    private static QuantityCheck edgeExponent() {
        return QuantityCheck.of(MAX_LYAPUNOV, 0, 0.2)
                .withFiniteSizePower(FiniteSizePower.EDGE)
                .withSimulationError(EDGE_ERROR);
    }
}
