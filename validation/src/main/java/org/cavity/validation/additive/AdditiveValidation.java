package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;
import static org.cavity.theory.model.Quantity.VARIANCE;

import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the additive network are compared: every phase, near and far from its boundaries, each
 * kind of input, both kinds of time.
 *
 * <p>The resolutions follow from the scatter between networks. With s² its variance times N, eight networks at N and
 * 2N = 512 see a change of 0.14 s (three standard errors of the extrapolation, Student's correction included); at twice
 * the size it is 0.10 s. The resolutions allow 1.4 times as much, since s is itself estimated. Chaos without noise is
 * simulated at twice the size: at N = 256 some networks are periodic or static, which no trend in 1/N describes.
 */
public final class AdditiveValidation {

    /** What the transient leaves and the integration step adds, far below the scatter. */
    private static final double SIMULATION_ERROR = 1e-5;

    /** The same for exponents, which also keep the memory 1/T of the initial tangent vector. */
    private static final double EXPONENT_ERROR = 1e-3;

    private AdditiveValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<AdditiveNetwork>> points() {
        return List.of(
                point("quiescent, g = 0.5", AdditiveNetwork.tanh(0.5), average(VARIANCE, 0), edgeExponent(), radius()),
                // s: variance 1.5, rate variance and gain 0.25.
                point(
                        "frozen input far below onset, g = 1.2",
                        AdditiveNetwork.tanh(1.2).withInputVariance(0.5),
                        average(VARIANCE, 0.3),
                        average(RATE_VARIANCE, 0.15),
                        average(MEAN_GAIN, 0.1),
                        edgeExponent(),
                        radius()),
                // s: variance 2.3, rate variance and gain 0.37.
                point(
                        "frozen input near onset, g = 1.5",
                        AdditiveNetwork.tanh(1.5).withInputVariance(0.5),
                        average(VARIANCE, 0.3),
                        average(RATE_VARIANCE, 0.2),
                        average(MEAN_GAIN, 0.15),
                        edgeExponent(),
                        radius()),
                // s: mean 0.55, variance 0.5, rate variance and gain 0.28.
                point(
                        "bias, g = 1",
                        AdditiveNetwork.tanh(1).withBias(0.5),
                        average(MEAN, 0.25),
                        average(VARIANCE, 0.35),
                        average(RATE_VARIANCE, 0.2),
                        average(MEAN_GAIN, 0.1),
                        edgeExponent(),
                        radius()),
                // s: mean 1.7, variance 0.5, rate variance and gain 0.75, outlier 0.8.
                point(
                        "polarised by the mean coupling, g = 0.8",
                        AdditiveNetwork.tanh(0.8).withMeanCoupling(1.5),
                        average(MEAN, 0.4),
                        average(VARIANCE, 0.35),
                        average(RATE_VARIANCE, 0.35),
                        average(MEAN_GAIN, 0.35),
                        QuantityCheck.of(OUTLIER, 0, 0.2).withSimulationError(SIMULATION_ERROR)),
                // s: variance 1.8, rate variance 0.46. Below N = 1000 most of these networks are nearly periodic, hence
                // no exponent here.
                point(
                                "chaos near onset, g = 1.5",
                                AdditiveNetwork.tanh(1.5),
                                average(VARIANCE, 0.35),
                                average(RATE_VARIANCE, 0.2),
                                average(MEAN_GAIN, 0.1))
                        .withSizeFactor(2),
                chaos("chaos, g = 2", AdditiveNetwork.tanh(2)),
                chaos("chaos, g = 3", AdditiveNetwork.tanh(3)),
                chaos("chaos of erf units, g = 2", AdditiveNetwork.erf(2)),
                chaos("chaos above frozen input, g = 2.5", AdditiveNetwork.tanh(2.5).withInputVariance(0.5)),
                // Eigenvalues are too dear at twice the size, and at this gain small networks are chaotic.
                point("spectrum in the chaotic state, g = 3", AdditiveNetwork.tanh(3), radius()),
                noisy("driven by noise, g = 1", AdditiveNetwork.tanh(1).withNoise(0.1)),
                noisy("near the onset of chaos under noise, g = 2", AdditiveNetwork.tanh(2).withNoise(0.5)),
                noisy("chaos under noise, g = 3", AdditiveNetwork.tanh(3).withNoise(0.5)).withSizeFactor(2),
                // s: variance 0.5, rate variance and gain 0.04, exponent 0.1: the point with the sharpest sight.
                point(
                                "chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                average(VARIANCE, 0.05),
                                average(RATE_VARIANCE, 0.02),
                                average(MEAN_GAIN, 0.02),
                                exponent(0.02))
                        .withSizeFactor(2),
                point("spectrum of the chaotic map, g = 2", AdditiveNetwork.tanh(2).withStep(1), radius()));
    }

    /** s at g = 2: variance 2.4, rate variance and gain 0.25, exponent 0.3; with frozen input, variance 8 (of 4.5). */
    private static ValidationPoint<AdditiveNetwork> chaos(String label, AdditiveNetwork network) {
        return point(
                        label,
                        network,
                        average(VARIANCE, 0.25),
                        average(RATE_VARIANCE, 0.1),
                        average(MEAN_GAIN, 0.15),
                        exponent(0.05))
                .withSizeFactor(2);
    }

    /** s: variance 0.1 to 3 (of 0.2 to 5.5), rate variance 0.06 to 0.18, exponent 0.5 (g = 1) to 0.15 (g = 2). */
    private static ValidationPoint<AdditiveNetwork> noisy(String label, AdditiveNetwork network) {
        return point(label, network, average(VARIANCE, 0.2), average(RATE_VARIANCE, 0.15), exponent(0.12));
    }

    private static ValidationPoint<AdditiveNetwork> point(
            String label, AdditiveNetwork network, QuantityCheck... checks) {
        return ValidationPoint.of(label, network, checks);
    }

    /** An average over units and time; where it vanishes, changes of 0.001 are to be seen. */
    private static QuantityCheck average(Quantity quantity, double relativeResolution) {
        return QuantityCheck.of(quantity, relativeResolution, 1e-3).withSimulationError(SIMULATION_ERROR);
    }

    /** The exponent of a state that moves, self-averaging with corrections of order 1/N. */
    private static QuantityCheck exponent(double resolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, 0, resolution).withSimulationError(EXPONENT_ERROR);
    }

    /**
     * The exponent of a stable fixed point is the largest real part of N eigenvalues. For Ginibre matrices of unit
     * radius that is 1 − 0.18 N^(−1/2) on average (Monte Carlo at N = 100, 200, 400, 800: −0.185(30), −0.160(40),
     * −0.171(83), −0.14(12)), with a scatter of 0.6 N^(−1/2).
     */
    private static QuantityCheck edgeExponent() {
        return QuantityCheck.of(MAX_LYAPUNOV, 0, 0.25)
                .withFiniteSizePower(0.5)
                .withSimulationError(EXPONENT_ERROR);
    }

    /** The radius of the bulk, in units of the mean Ginibre radius at the same N, hence with corrections 1/N. */
    private static QuantityCheck radius() {
        return QuantityCheck.of(SPECTRAL_RADIUS, 0.15, 0).withSimulationError(SIMULATION_ERROR);
    }
}
