package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;
import static org.cavity.theory.model.Quantity.STATIC_VARIANCE;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.cavity.theory.model.Quantity.VARIANCE;

import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the additive network are compared: every phase, near and far from its boundaries, each
 * kind of input, continuous time, the map and Euler maps between. Seven points spread over the map gain × frozen input variance carry variance,
 * exponent and spectral radius.
 *
 * <p>The resolutions follow from the scatter between networks. With s² its variance times N, eight networks at N and
 * 2N = 512 see a change of 0.14 s (three standard errors of the extrapolation, Student's correction included), as do
 * sixteen at half the size; eight at twice the size see 0.10 s. The resolutions allow about 1.4 times as much, since s
 * is itself estimated. The values of s beside the points come from ensembles of 30 to 130 networks.
 *
 * <p>The sizes follow from where the trend is a + b/N. Fixed points, the map and spectra follow it from N = 128 on.
 * Chaos without noise follows it from N = 256 on at g = 3 (the exponent −15/N), at lower gains from N = 512 on: many
 * smaller networks are periodic or static.
 */
public final class AdditiveValidation {

    /** What the transient leaves and a Runge–Kutta step adds, far below the scatter. */
    private static final double SIMULATION_ERROR = 1e-5;

    /**
     * What a step of 0.05 adds under noise, where the integrator is of weak order 2: a linear unit's variance comes out
     * too small by the factor 1 − dt²/4.
     */
    private static final double NOISY_ERROR = 1e-3;

    /** Exponents also keep the memory 1/T of the initial tangent vector. */
    private static final double EXPONENT_ERROR = 1e-3;

    /**
     * Of the exponent of a fixed point. Towards the leading eigenvector a tangent vector goes through many nearly as
     * good, its norm growing as exp(λt) t^(−1/4): between t = 20 and 220 that is −0.003 (measured −0.0025 at g = 0.5).
     * And the edge of a Ginibre spectrum approaches the circle not quite by a power: the means at N = 128 and 256 or at
     * 256 and 512 extrapolate 0.7 and 2 % too far.
     */
    private static final double EDGE_ERROR = 0.01;

    /** Factor of the size of networks whose eigenvalues or whose whole set of exponents are computed. */
    private static final double SMALL = 0.5;

    /** Factor of the size of networks with structured couplings, which cost O(N log N). */
    private static final double STRUCTURED = 8;

    private AdditiveValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<AdditiveNetwork>> points() {
        return List.of(
                restingPoint("quiescent, g = 0.7", AdditiveNetwork.tanh(0.7)),
                restingPoint(
                        "strong frozen input, g = 0.8",
                        AdditiveNetwork.tanh(0.8).withInputVariance(1)),
                restingPoint(
                        "frozen input far below onset, g = 1.2",
                        AdditiveNetwork.tanh(1.2).withInputVariance(0.5)),
                restingPoint(
                        "frozen input near onset, g = 1.5",
                        AdditiveNetwork.tanh(1.5).withInputVariance(0.5)),
                // s: mean 0.55, variance 0.5, rate variance and gain 0.28.
                point(
                                "bias, g = 1",
                                AdditiveNetwork.tanh(1).withBias(0.5),
                                average(MEAN, 0.25),
                                average(VARIANCE, 0.35),
                                average(RATE_VARIANCE, 0.2),
                                average(MEAN_GAIN, 0.1),
                                edgeExponent(),
                                radius())
                        .withSizeFactor(SMALL),
                // s: mean 1.7, variance 0.5, rate variance, gain and exponent 0.8. The isolated eigenvalue, 0.495, is
                // so near the bulk's radius, 0.439, that in half of such networks the bulk hides it.
                point(
                        "polarised by the mean coupling, g = 0.8",
                        AdditiveNetwork.tanh(0.8).withMeanCoupling(1.5),
                        average(MEAN, 0.4),
                        average(VARIANCE, 0.35),
                        average(RATE_VARIANCE, 0.35),
                        average(MEAN_GAIN, 0.35)),
                // Here it is far outside, 0.443 and 0.207, and it is the largest exponent.
                point(
                                "polarised by the mean coupling, g = 0.5",
                                AdditiveNetwork.tanh(0.5).withMeanCoupling(1.5),
                                average(MEAN, 0.2),
                                average(VARIANCE, 0.3),
                                outlier(),
                                exponent(0.15))
                        .withSizeFactor(SMALL),
                point(
                                "held by inhibition, g = 0.5",
                                AdditiveNetwork.tanh(0.5).withMeanCoupling(-1.5).withBias(0.5),
                                average(MEAN, 0.2),
                                average(VARIANCE, 0.3),
                                outlier())
                        .withSizeFactor(SMALL),
                // s: variance 1.8, rate variance 0.46. Below N = 1000 most of these networks are nearly periodic, hence
                // no exponent here.
                point(
                                "chaos near onset, g = 1.5",
                                AdditiveNetwork.tanh(1.5),
                                average(VARIANCE, 0.35),
                                average(RATE_VARIANCE, 0.2),
                                average(MEAN_GAIN, 0.1))
                        .withSizeFactor(2),
                chaos("chaos, g = 2", AdditiveNetwork.tanh(2)).withSizeFactor(2),
                chaos("chaos of erf units, g = 2", AdditiveNetwork.erf(2)).withSizeFactor(2),
                chaos("chaos, g = 3", AdditiveNetwork.tanh(3)),
                frozenChaos(
                                "chaos above frozen input, g = 2.5",
                                AdditiveNetwork.tanh(2.5).withInputVariance(0.5))
                        .withSizeFactor(2),
                frozenChaos(
                        "chaos above strong frozen input, g = 3",
                        AdditiveNetwork.tanh(3).withInputVariance(1)),
                spectrum("spectrum in the chaotic state, g = 3", AdditiveNetwork.tanh(3)),
                spectrum(
                        "spectrum above frozen input, g = 2.5",
                        AdditiveNetwork.tanh(2.5).withInputVariance(0.5)),
                spectrum(
                        "spectrum above strong frozen input, g = 3",
                        AdditiveNetwork.tanh(3).withInputVariance(1)),
                noisy("driven by noise, g = 1", AdditiveNetwork.tanh(1).withNoise(0.1)),
                noisy(
                        "near the onset of chaos under noise, g = 2",
                        AdditiveNetwork.tanh(2).withNoise(0.5)),
                noisy("chaos under noise, g = 3", AdditiveNetwork.tanh(3).withNoise(0.5)),
                // s: dimensions 0.15 to 0.25, three to six times their value, so that only a factor of two is seen.
                point(
                        "dimension of chaos, g = 3",
                        AdditiveNetwork.tanh(3),
                        average(DIMENSION_X, 1),
                        average(DIMENSION_PHI, 1)),
                // s: variance 0.5, rate variance and gain 0.05, exponent 0.08, dimensions 0.6: the sharpest of all.
                point(
                                "chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                average(VARIANCE, 0.05),
                                average(RATE_VARIANCE, 0.02),
                                average(MEAN_GAIN, 0.02),
                                exponent(0.02),
                                average(DIMENSION_X, 0.5),
                                average(DIMENSION_PHI, 0.5))
                        .withSizeFactor(2),
                spectrum(
                        "spectrum of the chaotic map, g = 2",
                        AdditiveNetwork.tanh(2).withStep(1)),
                // s: dimension 0.5, fraction 0.3, entropy 0.03, mean 1.3.
                point(
                                "all exponents of the chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                average(KY_DIMENSION, 0.4),
                                average(UNSTABLE_FRACTION, 0.4),
                                average(ENTROPY_RATE, 0.5),
                                average(MEAN_EXPONENT, 0.25))
                        .withSizeFactor(SMALL),
                // s: variance 4.4, rate variance and gain 0.12, exponent 0.26 (−8/N).
                chaos("Euler map of step 0.5, g = 3", AdditiveNetwork.tanh(3).withStep(0.5)),
                // s: variance 1.6, rate variance and gain 0.15, exponent 0.2.
                chaos(
                        "Euler map of step 0.5 under noise, g = 2",
                        AdditiveNetwork.tanh(2).withStep(0.5).withNoise(0.2)),
                // s: variance 2.9, rate variance and gain 0.08, exponent 0.2, dimensions 0.8 and 1, six times their
                // value.
                // A second solution of the mean-field equations, which is no state, has 0.22 less variance.
                point(
                                "Euler map of step 0.9, g = 3",
                                AdditiveNetwork.tanh(3).withStep(0.9),
                                average(VARIANCE, 0.1),
                                average(RATE_VARIANCE, 0.04),
                                average(MEAN_GAIN, 0.06),
                                exponent(0.04),
                                average(DIMENSION_X, 1),
                                average(DIMENSION_PHI, 1))
                        .withSizeFactor(2),
                spectrum(
                        "spectrum of an Euler map of step 0.9, g = 3",
                        AdditiveNetwork.tanh(3).withStep(0.9)),
                point(
                                "all exponents of an Euler map of step 0.9, g = 3",
                                AdditiveNetwork.tanh(3).withStep(0.9),
                                average(MEAN_EXPONENT, 0.25))
                        .withSizeFactor(SMALL),
                // Orthogonal couplings fluctuate little, and their networks follow the trend from N = 2048 on.
                structured(
                        "orthogonal couplings, g = 2",
                        AdditiveNetwork.tanh(2).withCoupling(CouplingEnsemble.ORTHOGONAL)),
                structured(
                        "orthogonal couplings, g = 3",
                        AdditiveNetwork.tanh(3).withCoupling(CouplingEnsemble.ORTHOGONAL)),
                structured(
                        "quarter-circle couplings, g = 3",
                        AdditiveNetwork.tanh(3).withCoupling(CouplingEnsemble.QUARTER_CIRCLE)),
                point(
                                "all exponents of the map with orthogonal couplings, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1).withCoupling(CouplingEnsemble.ORTHOGONAL),
                                average(KY_DIMENSION, 0.4),
                                average(ENTROPY_RATE, 0.5),
                                average(MEAN_EXPONENT, 0.25))
                        .withSizeFactor(SMALL)
                        .withPowersOfTwo());
    }

    private static ValidationPoint<AdditiveNetwork> structured(String label, AdditiveNetwork network) {
        return point(
                        label,
                        network,
                        average(VARIANCE, 0.1),
                        average(RATE_VARIANCE, 0.05),
                        average(MEAN_GAIN, 0.05),
                        exponent(0.03),
                        average(DIMENSION_X, 0.5),
                        average(DIMENSION_PHI, 0.5))
                .withSizeFactor(STRUCTURED)
                .withPowersOfTwo();
    }

    /** A fixed point below the onset. s: variance 1.5 to 3.7, rate variance and gain 0.25 to 0.6, radius 0.8. */
    private static ValidationPoint<AdditiveNetwork> restingPoint(String label, AdditiveNetwork network) {
        return point(
                        label,
                        network,
                        average(VARIANCE, 0.45),
                        average(RATE_VARIANCE, 0.25),
                        average(MEAN_GAIN, 0.2),
                        edgeExponent(),
                        radius())
                .withSizeFactor(SMALL);
    }

    /** s at g = 2: variance 2.4, rate variance and gain 0.25, exponent 0.3; at g = 3: 4.9, 0.15, 0.15, 0.3. */
    private static ValidationPoint<AdditiveNetwork> chaos(String label, AdditiveNetwork network) {
        return point(
                label,
                network,
                average(VARIANCE, 0.25),
                average(RATE_VARIANCE, 0.1),
                average(MEAN_GAIN, 0.15),
                exponent(0.06));
    }

    /** s: variance 7, rate variance and gain 0.3, exponent 0.45. */
    private static ValidationPoint<AdditiveNetwork> frozenChaos(String label, AdditiveNetwork network) {
        return point(
                label,
                network,
                average(VARIANCE, 0.35),
                average(STATIC_VARIANCE, 0.6),
                average(RATE_VARIANCE, 0.1),
                average(MEAN_GAIN, 0.2),
                exponent(0.09));
    }

    /** s: radius 1.3 to 1.8. */
    private static ValidationPoint<AdditiveNetwork> spectrum(String label, AdditiveNetwork network) {
        return point(label, network, radius()).withSizeFactor(SMALL);
    }

    /** s: variance 0.06 to 3.6, rate variance 0.04 to 0.18, exponent 0.2 to 0.5. */
    private static ValidationPoint<AdditiveNetwork> noisy(String label, AdditiveNetwork network) {
        return point(
                label,
                network,
                average(VARIANCE, 0.2).withSimulationError(NOISY_ERROR),
                average(RATE_VARIANCE, 0.15).withSimulationError(NOISY_ERROR),
                exponent(0.12));
    }

    private static ValidationPoint<AdditiveNetwork> point(
            String label, AdditiveNetwork network, QuantityCheck... checks) {
        return ValidationPoint.of(label, network, checks);
    }

    /** An average over units and time; where it vanishes, changes of 0.001 are to be seen. */
    private static QuantityCheck average(Quantity quantity, double relativeResolution) {
        return QuantityCheck.of(quantity, relativeResolution, 1e-3).withSimulationError(SIMULATION_ERROR);
    }

    /** The exponent of a state that moves, or an isolated one: self-averaging with corrections of order 1/N. */
    private static QuantityCheck exponent(double resolution) {
        return QuantityCheck.of(MAX_LYAPUNOV, 0, resolution).withSimulationError(EXPONENT_ERROR);
    }

    /** The exponent of a stable fixed point whose leading eigenvalue is the edge of the bulk. */
    private static QuantityCheck edgeExponent() {
        return QuantityCheck.of(MAX_LYAPUNOV, 0, 0.3)
                .withFiniteSizePower(FiniteSizePower.EDGE)
                .withSimulationError(EDGE_ERROR);
    }

    /** The radius of the bulk, in units of the mean Ginibre radius at the same N, hence with corrections 1/N. */
    private static QuantityCheck radius() {
        return QuantityCheck.of(SPECTRAL_RADIUS, 0.18, 0).withSimulationError(SIMULATION_ERROR);
    }

    /** An isolated eigenvalue, a simple function of averages over units. */
    private static QuantityCheck outlier() {
        return QuantityCheck.of(OUTLIER, 0, 0.15).withSimulationError(SIMULATION_ERROR);
    }
}
