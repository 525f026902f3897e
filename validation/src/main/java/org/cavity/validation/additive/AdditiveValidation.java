package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;
import static org.cavity.theory.model.Quantity.VARIANCE;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the additive network are compared: every phase, near and far from its boundaries, each
 * kind of input, both kinds of time.
 */
public final class AdditiveValidation {

    /**
     * Leftover of the transient and of the integration step: RK4 at dt = 0.1 and transients of tens of tau leave less.
     */
    private static final double SIMULATION_ERROR = 1e-5;

    /** Power of the finite-size term of a spectrum's edge, see {@link #stableExponent}. */
    private static final double EDGE = 0.5;

    private AdditiveValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<AdditiveNetwork>> points() {
        return List.of(
                ValidationPoint.of(
                        "quiescent, g = 0.5",
                        AdditiveNetwork.tanh(0.5),
                        average(VARIANCE, 0.05),
                        stableExponent(),
                        radius()),
                fixedPoint("frozen input far below onset, g = 1.2", AdditiveNetwork.tanh(1.2).withInputVariance(0.5)),
                fixedPoint("frozen input near onset, g = 1.5", AdditiveNetwork.tanh(1.5).withInputVariance(0.5)),
                fixedPoint("bias, g = 1", AdditiveNetwork.tanh(1).withBias(0.5), average(MEAN, 0.1)),
                ValidationPoint.of(
                        "polarised by the mean coupling, g = 0.8",
                        AdditiveNetwork.tanh(0.8).withMeanCoupling(1.5),
                        average(MEAN, 0.1),
                        average(VARIANCE, 0.2),
                        average(RATE_VARIANCE, 0.1),
                        radius(),
                        QuantityCheck.of(OUTLIER, 0, 0.15).withSimulationError(SIMULATION_ERROR)),
                chaos("chaos, g = 1.5", AdditiveNetwork.tanh(1.5)),
                chaos("chaos, g = 2", AdditiveNetwork.tanh(2)),
                chaos("chaos, g = 3", AdditiveNetwork.tanh(3)),
                chaos("chaos of erf units, g = 2", AdditiveNetwork.erf(2)),
                chaos("chaos above frozen input, g = 2.5", AdditiveNetwork.tanh(2.5).withInputVariance(0.5)),
                noisy("driven by noise, g = 1", AdditiveNetwork.tanh(1).withNoise(0.1)),
                noisy("near the onset of chaos under noise, g = 2", AdditiveNetwork.tanh(2).withNoise(0.5)),
                noisy("chaos under noise, g = 3", AdditiveNetwork.tanh(3).withNoise(0.5)),
                chaos("chaotic map, g = 2", AdditiveNetwork.tanh(2).withStep(1)));
    }

    private static ValidationPoint<AdditiveNetwork> fixedPoint(
            String label, AdditiveNetwork network, QuantityCheck... more) {
        List<QuantityCheck> checks = new ArrayList<>(List.of(more));
        checks.addAll(List.of(
                average(VARIANCE, 0.1),
                average(RATE_VARIANCE, 0.1),
                average(MEAN_GAIN, 0.1),
                stableExponent(),
                radius()));
        return new ValidationPoint<>(label, network, checks, 1);
    }

    private static ValidationPoint<AdditiveNetwork> chaos(String label, AdditiveNetwork network) {
        return ValidationPoint.of(
                label,
                network,
                average(VARIANCE, 0.25),
                average(RATE_VARIANCE, 0.15),
                average(MEAN_GAIN, 0.15),
                exponent(),
                radius());
    }

    private static ValidationPoint<AdditiveNetwork> noisy(String label, AdditiveNetwork network) {
        return ValidationPoint.of(
                label, network, average(VARIANCE, 0.15), average(RATE_VARIANCE, 0.15), exponent(), radius());
    }

    /** An average over units and time. */
    private static QuantityCheck average(Quantity quantity, double relativeResolution) {
        return QuantityCheck.of(quantity, relativeResolution, 1e-3).withSimulationError(SIMULATION_ERROR);
    }

    /** The exponent of a state that moves, self-averaging with corrections of order 1/N. */
    private static QuantityCheck exponent() {
        return QuantityCheck.of(MAX_LYAPUNOV, 0.4, 0.05).withSimulationError(1e-4);
    }

    /**
     * The exponent of a stable fixed point is the largest real part of N eigenvalues. For Ginibre matrices of unit
     * radius that is 1 − 0.18 N^(−1/2) on average (Monte Carlo, 400 to 12 matrices of size 100 to 800: −0.185(30),
     * −0.160(40), −0.171(83), −0.14(12)), with a scatter of 0.6 N^(−1/2).
     */
    private static QuantityCheck stableExponent() {
        return QuantityCheck.of(MAX_LYAPUNOV, 0.4, 0.15)
                .withFiniteSizePower(EDGE)
                .withSimulationError(1e-4);
    }

    /**
     * The radius of the bulk, measured in units of the mean Ginibre radius at the same N, hence with corrections 1/N.
     */
    private static QuantityCheck radius() {
        return QuantityCheck.of(SPECTRAL_RADIUS, 0.1, 0).withSimulationError(SIMULATION_ERROR);
    }
}
