package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.MEAN;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
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

import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.ValidationPoint;

/**
 * A point or two of each phase. Left to the full level are static variances and dimensions, whose scatter is too large,
 * and exponents near an onset.
 */
final class QuickPoints {

    private QuickPoints() {}

    static List<ValidationPoint<AdditiveNetwork>> all() {
        return List.of(
                ValidationPoint.of(
                                "quiescent, g = 0.5",
                                AdditiveNetwork.tanh(0.5),
                                vanishing(VARIANCE),
                                edgeExponent(0.3, 0.5),
                                radius(0.15))
                        .in(d -> resting(d, 0.5, 4)),
                ValidationPoint.of(
                                "strong frozen input, g = 0.8",
                                AdditiveNetwork.tanh(0.8).withInputVariance(1),
                                average(VARIANCE, 0.18),
                                average(RATE_VARIANCE, 0.1),
                                average(MEAN_GAIN, 0.08))
                        .in(d -> resting(d, 0.5, 16)),
                ValidationPoint.of(
                                "polarised by the mean coupling, g = 0.5",
                                AdditiveNetwork.tanh(0.5).withMeanCoupling(1.5),
                                average(MEAN, 0.25),
                                average(VARIANCE, 0.6),
                                outlier(0.4))
                        .in(d -> resting(d, 0.5, 2)),
                // Many smaller networks are periodic.
                ValidationPoint.of(
                                "chaos nearer to onset, g = 2",
                                AdditiveNetwork.tanh(2),
                                average(RATE_VARIANCE, 0.15),
                                average(MEAN_GAIN, 0.18))
                        .in(d -> moving(d, 2, 1).withTimeStep(0.2).withTime(200)),
                ValidationPoint.of(
                                "chaos, g = 3",
                                AdditiveNetwork.tanh(3),
                                average(VARIANCE, 0.25),
                                average(RATE_VARIANCE, 0.1),
                                average(MEAN_GAIN, 0.2),
                                exponent(0.5))
                        .in(d -> moving(d, 2, 1).withTimeStep(0.2).withTime(200)),
                ValidationPoint.of(
                                "chaos above strong frozen input, Euler map of step 0.5, g = 3",
                                AdditiveNetwork.tanh(3).withInputVariance(1).withStep(0.5),
                                average(VARIANCE, 0.25),
                                average(RATE_VARIANCE, 0.08))
                        .in(d -> moving(d, 1, 8).withTrajectories(1).withTime(50)),
                ValidationPoint.of(
                                "driven by noise, g = 1",
                                AdditiveNetwork.tanh(1).withNoise(0.1),
                                noisy(VARIANCE, 0.15, 0.2),
                                noisy(RATE_VARIANCE, 0.15, 0.15))
                        .in(d -> moving(d, 0.5, 2).withTime(100)),
                ValidationPoint.of(
                                "chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                average(VARIANCE, 0.12),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.05),
                                exponent(0.2))
                        .in(d -> moving(d, 1, 1)),
                ValidationPoint.of(
                                "spectrum of the chaotic map, g = 2",
                                AdditiveNetwork.tanh(2).withStep(1),
                                radius(0.4))
                        .in(d -> d.withSizeFactor(0.5).withReplicaFactor(2)),
                ValidationPoint.of(
                                "chaos, orthogonal couplings, g = 2",
                                AdditiveNetwork.tanh(2).withCoupling(CouplingEnsemble.ORTHOGONAL),
                                average(VARIANCE, 0.05),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.05))
                        .in(d -> d.withSizeFactor(8).withPowersOfTwo()));
    }
}
