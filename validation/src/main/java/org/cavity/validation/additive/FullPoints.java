package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.STATIC_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE;
import static org.cavity.validation.additive.AdditiveChecks.average;
import static org.cavity.validation.additive.AdditiveChecks.edgeExponent;
import static org.cavity.validation.additive.AdditiveChecks.exponent;
import static org.cavity.validation.additive.AdditiveChecks.moving;
import static org.cavity.validation.additive.AdditiveChecks.noisy;
import static org.cavity.validation.additive.AdditiveChecks.outlier;
import static org.cavity.validation.additive.AdditiveChecks.radius;
import static org.cavity.validation.additive.AdditiveChecks.resting;
import static org.cavity.validation.additive.AdditiveChecks.vanishing;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Points at which variances and rate variances are seen to 3 % and exponents to 10 %. The numbers of networks follow
 * from the scatter between them, s² its variance times N, relative to the prediction: R networks of each of N, 2N and
 * 4N have a standard error of 0.73 s/√(NR) at N → ∞, and a change of 5.9 of these is found with 95 % probability among
 * two hundred comparisons. So 3 % take NR = 20 000 s².
 *
 * <p>Networks at rest scatter by their couplings and inputs alone (s = 1.3 to 2.3 for the variance): many small ones
 * are cheap. Chaotic ones without frozen input fluctuate in time, too, the more the nearer to the onset, and many below
 * N = 1000 are periodic or static: s of the variance is 1.6 at g = 2, 0.75 at 3, of the rate variance 0.65 and 0.18.
 * Networks differ more than times do: under noise at g = 3 s of the variance falls from 1.16 over 1.09 to 0.92 as the
 * time doubles from 50 to 200, so that more networks for a shorter time are cheaper. A step of an Euler map costs a
 * tenth of a time constant of Runge–Kutta steps: maps carry what takes many networks, variances near the onset and
 * above frozen input (s = 1.6).
 */
final class FullPoints {

    /** Change of variances that is seen. */
    private static final double VARIANCES = 0.03;

    /** Of exponents. */
    private static final double EXPONENTS = 0.1;

    private FullPoints() {}

    static List<ValidationPoint<AdditiveNetwork>> all() {
        return List.of(
                ValidationPoint.of(
                                "quiescent, g = 0.5",
                                AdditiveNetwork.tanh(0.5),
                                vanishing(VARIANCE),
                                edgeExponent(EXPONENTS, 0.5),
                                radius(0.12))
                        .in(d -> resting(d, 0.25, 6)),
                ValidationPoint.of("quiescent near onset, g = 0.9", AdditiveNetwork.tanh(0.9), vanishing(VARIANCE))
                        .in(d -> resting(d, 1, 0.5)),
                ValidationPoint.of(
                                "strong frozen input, g = 0.8",
                                AdditiveNetwork.tanh(0.8).withInputVariance(1),
                                averages(0.025))
                        .in(d -> resting(d, 0.25, 66)),
                ValidationPoint.of(
                                "frozen input near onset, g = 1.5",
                                AdditiveNetwork.tanh(1.5).withInputVariance(0.5),
                                averages(0.025))
                        .in(d -> resting(d, 0.25, 92)),
                ValidationPoint.of(
                                "bias, g = 1",
                                AdditiveNetwork.tanh(1).withBias(0.5),
                                with(average(MEAN, 0.03), averages(0.02)))
                        .in(d -> resting(d, 0.25, 116)),
                ValidationPoint.of(
                                "polarised by the mean coupling, g = 0.8",
                                AdditiveNetwork.tanh(0.8).withMeanCoupling(1.5),
                                with(average(MEAN, 0.03), averages(0.03)))
                        .in(d -> resting(d, 0.25, 62)),
                ValidationPoint.of(
                                "held by inhibition, g = 0.5",
                                AdditiveNetwork.tanh(0.5).withMeanCoupling(-1.5).withBias(0.5),
                                with(average(MEAN, 0.03), averages(0.02)))
                        .in(d -> resting(d, 0.25, 92)),
                // The isolated eigenvalue, 0.443, is far outside the bulk of radius 0.207; it is the largest exponent.
                ValidationPoint.of(
                                "isolated eigenvalue, g = 0.5",
                                AdditiveNetwork.tanh(0.5).withMeanCoupling(1.5),
                                outlier(0.12),
                                exponent(EXPONENTS))
                        .in(d -> resting(d, 0.5, 1)),
                spectrum(
                        "spectrum under strong frozen input, g = 0.8",
                        AdditiveNetwork.tanh(0.8).withInputVariance(1)),
                spectrum(
                        "spectrum near onset under frozen input, g = 1.5",
                        AdditiveNetwork.tanh(1.5).withInputVariance(0.5)),
                ValidationPoint.of("chaos, g = 3", AdditiveNetwork.tanh(3), with(exponent(EXPONENTS), averages(0.03)))
                        .in(d -> moving(d, 2, 2).withTime(200).withTimeStep(0.2)),
                ValidationPoint.of(
                                "chaos of erf units, g = 3",
                                AdditiveNetwork.erf(3),
                                average(RATE_VARIANCE, VARIANCES),
                                average(MEAN_GAIN, 0.05),
                                exponent(EXPONENTS))
                        .in(d -> moving(d, 2, 1).withTime(200).withTimeStep(0.2)),
                ValidationPoint.of(
                                "chaos above strong frozen input, g = 3",
                                AdditiveNetwork.tanh(3).withInputVariance(1),
                                average(RATE_VARIANCE, VARIANCES),
                                average(MEAN_GAIN, 0.07))
                        .in(d -> moving(d, 1, 1.5).withTrajectories(2).withTimeStep(0.2)),
                spectrum("spectrum in the chaotic state, g = 3", AdditiveNetwork.tanh(3)),
                spectrum(
                        "spectrum in the chaotic state above strong frozen input, g = 3",
                        AdditiveNetwork.tanh(3).withInputVariance(1)),
                // The exponent is compared under strong noise, where what finite networks lack is a part of it.
                driven("driven by noise, g = 1", AdditiveNetwork.tanh(1).withNoise(0.1), 0.2, 0.15)
                        .in(d -> d.withReplicaFactor(1.25)),
                ValidationPoint.of(
                                "driven by strong noise, g = 1",
                                AdditiveNetwork.tanh(1).withNoise(1),
                                exponent(EXPONENTS).withFiniteSizePower(FiniteSizePower.DRIVEN))
                        .in(d -> moving(d, 0.5, 2).withTrajectories(1).withTime(100)),
                driven(
                                "near the onset of chaos under noise, g = 2",
                                AdditiveNetwork.tanh(2).withNoise(0.5),
                                2.1,
                                0.5)
                        .in(d -> d.withReplicaFactor(2.5).withTrajectories(2)),
                // Trajectories count as much as networks here, and small networks follow the trend.
                driven(
                                "chaos under noise, g = 3",
                                AdditiveNetwork.tanh(3).withNoise(0.5),
                                5.5,
                                0.7,
                                exponent(EXPONENTS))
                        .in(d -> d.withSizeFactor(0.5).withReplicaFactor(15)),
                // s of the variance: 2.2 at N = 512, where some networks are periodic, 0.5 at 1024, 0.1 at 2048.
                ValidationPoint.of(
                                "chaotic map near onset, g = 1.5",
                                AdditiveNetwork.tanh(1.5).withStep(1),
                                averages(0.02))
                        .in(d -> moving(d, 4, 0.5)),
                // Farther from it some of 256 units still are: s is 1.4 there, 0.25 at 512, 0.15 at 1024.
                ValidationPoint.of(
                                "chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                with(exponent(EXPONENTS), averages(0.01)))
                        .in(d -> moving(d, 2, 1)),
                ValidationPoint.of(
                                "chaos of the Euler map of step 0.5, g = 3",
                                AdditiveNetwork.tanh(3).withStep(0.5),
                                with(exponent(EXPONENTS), averages(0.02)))
                        .in(d -> moving(d, 2, 1.5)),
                ValidationPoint.of(
                                "chaos above strong frozen input, Euler map of step 0.5, g = 3",
                                AdditiveNetwork.tanh(3).withInputVariance(1).withStep(0.5),
                                with(average(STATIC_VARIANCE, 0.1), averages(0.03)))
                        .in(d -> moving(d, 1, 16).withTrajectories(1).withTime(50)),
                ValidationPoint.of(
                                "chaos of the Euler map of step 0.5 under noise, g = 3",
                                AdditiveNetwork.tanh(3).withStep(0.5).withNoise(0.2),
                                with(exponent(EXPONENTS), averages(0.02)))
                        .in(d -> moving(d, 2, 1.5)),
                // A second solution of the mean-field equations, which is no state, has 0.22 less variance.
                ValidationPoint.of(
                                "chaos of the Euler map of step 0.9, g = 3",
                                AdditiveNetwork.tanh(3).withStep(0.9),
                                with(exponent(EXPONENTS), averages(0.02)))
                        // From N = 256 on the scatter of the variance falls faster than 1/√N.
                        .in(d -> moving(d, 2, 2)),
                spectrum(
                        "spectrum in the chaos of the Euler map of step 0.9, g = 3",
                        AdditiveNetwork.tanh(3).withStep(0.9)),
                // Participation ratios of few networks differ by several times their value.
                ValidationPoint.of(
                                "dimension of the chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                average(DIMENSION_X, 0.5),
                                average(DIMENSION_PHI, 0.5))
                        .in(d -> d.withTime(400)),
                structured(
                                "chaos near onset, orthogonal couplings, g = 1.5",
                                AdditiveNetwork.tanh(1.5).withCoupling(CouplingEnsemble.ORTHOGONAL))
                        .in(d -> d.withReplicaFactor(0.5)),
                structured(
                        "chaos, orthogonal couplings, g = 2",
                        AdditiveNetwork.tanh(2).withCoupling(CouplingEnsemble.ORTHOGONAL),
                        exponent(EXPONENTS)),
                structured(
                                "chaos, quarter-circle couplings, g = 3",
                                AdditiveNetwork.tanh(3).withCoupling(CouplingEnsemble.QUARTER_CIRCLE))
                        .in(d -> d.withReplicaFactor(0.5)));
    }

    /** Variance, rate variance and gain; the latter is seen with this resolution. */
    private static List<QuantityCheck> averages(double gain) {
        return List.of(average(VARIANCE, VARIANCES), average(RATE_VARIANCE, VARIANCES), average(MEAN_GAIN, gain));
    }

    private static List<QuantityCheck> with(QuantityCheck another, List<QuantityCheck> checks) {
        List<QuantityCheck> all = new ArrayList<>(List.of(another));
        all.addAll(checks);
        return all;
    }

    /** These scatter so little that a longer step would be seen. */
    private static ValidationPoint<AdditiveNetwork> structured(
            String label, AdditiveNetwork network, QuantityCheck... others) {
        List<QuantityCheck> checks = new ArrayList<>(averages(0.03));
        checks.addAll(List.of(others));
        return ValidationPoint.of(label, network, checks)
                .in(d -> d.withSizeFactor(8).withPowersOfTwo().withTime(400));
    }

    /** s of the radius: 1.3 to 1.8. */
    private static ValidationPoint<AdditiveNetwork> spectrum(String label, AdditiveNetwork network) {
        return ValidationPoint.of(label, network, radius(0.15))
                .in(d -> d.withSizeFactor(0.5).withReplicaFactor(1.5).withTime(40));
    }

    /** The numbers are about what the variance and the rate variance are. */
    private static ValidationPoint<AdditiveNetwork> driven(
            String label, AdditiveNetwork network, double variance, double rateVariance, QuantityCheck... others) {
        List<QuantityCheck> checks = new ArrayList<>(
                List.of(noisy(VARIANCE, VARIANCES, variance), noisy(RATE_VARIANCE, VARIANCES, rateVariance)));
        checks.addAll(List.of(others));
        return ValidationPoint.of(label, network, checks)
                .in(d -> moving(d, 1, 1).withTime(100));
    }
}
