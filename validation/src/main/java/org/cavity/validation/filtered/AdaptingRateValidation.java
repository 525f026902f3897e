package org.cavity.validation.filtered;

import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.cavity.theory.model.Quantity.VARIANCE;
import static org.cavity.validation.filtered.Checks.average;
import static org.cavity.validation.filtered.Checks.edgeExponent;
import static org.cavity.validation.filtered.Checks.exponent;
import static org.cavity.validation.filtered.Checks.moving;
import static org.cavity.validation.filtered.Checks.resting;
import static org.cavity.validation.filtered.Checks.structured;

import java.util.List;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of rate units with adaptation are compared: at rest, near to and far from the onset, with
 * one and with several time scales of adaptation, for each nonlinearity. The values of s beside the points, the scatter
 * between networks times √N relative to the prediction, are of four trajectories of each.
 *
 * <p>Averages follow a + b/N from N = 256 on. So does the exponent (−9/N to −10/N) except nearer to the onset or, at g
 * = 3, with one quick adaptation: there many networks of N = 256 are periodic.
 */
public final class AdaptingRateValidation {

    /** Of units whose fastest mode has the rate 1. */
    private static final double STEP = 0.2;

    private static final AdaptingRateNetwork QUICK_ADAPTATION = AdaptingRateNetwork.tanh(3, 0.25, 1);

    private static final AdaptingRateNetwork CLIP =
            new AdaptingRateNetwork(2.5, Nonlinearity.CLIP, List.of(0.1), List.of(1.0), CouplingEnsemble.DENSE);

    private AdaptingRateValidation() {}

    /** The points of a level, simplest state first. */
    public static List<ValidationPoint<AdaptingRateNetwork>> points(Level level) {
        return level == Level.QUICK ? quick() : full();
    }

    private static List<ValidationPoint<AdaptingRateNetwork>> quick() {
        return List.of(
                quiescent(0.4, 3),
                ValidationPoint.of(
                                "chaos with one adaptation variable, g = 3",
                                QUICK_ADAPTATION,
                                average(RATE_VARIANCE, 0.1),
                                average(MEAN_GAIN, 0.2))
                        .in(d -> moving(d, 1, STEP).withTime(200)),
                ValidationPoint.of(
                                "chaos of clipped linear units with slow adaptation, g = 2.5",
                                CLIP,
                                average(VARIANCE, 0.3),
                                average(RATE_VARIANCE, 0.1),
                                average(MEAN_GAIN, 0.2))
                        .in(d -> moving(d, 1, STEP).withTime(200)));
    }

    private static List<ValidationPoint<AdaptingRateNetwork>> full() {
        return List.of(
                quiescent(0.1, 3),
                // 1.2 g_c, where dense networks of a thousand units are nearly periodic.
                ValidationPoint.of(
                                "chaos near onset, orthogonal couplings, g = 1.4",
                                AdaptingRateNetwork.tanh(1.4, 0.25, 1).withCoupling(CouplingEnsemble.ORTHOGONAL),
                                average(VARIANCE, 0.05),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.05))
                        .in(d -> structured(d, STEP)),
                // s: variance 0.77, rate variance and gain 0.4.
                ValidationPoint.of(
                                "chaos nearer to onset under strong adaptation, g = 2",
                                AdaptingRateNetwork.tanh(2, 0.1, 2),
                                average(VARIANCE, 0.15),
                                average(RATE_VARIANCE, 0.08),
                                average(MEAN_GAIN, 0.08))
                        .in(d -> moving(d, 0.7, STEP)),
                ValidationPoint.of(
                                "chaos with one adaptation variable, g = 3",
                                QUICK_ADAPTATION,
                                average(VARIANCE, 0.15),
                                average(RATE_VARIANCE, 0.06),
                                average(MEAN_GAIN, 0.1))
                        .in(d -> moving(d, 0.5, STEP)),
                ValidationPoint.of(
                                "chaos with three adaptation variables, g = 3",
                                new AdaptingRateNetwork(
                                        3,
                                        Nonlinearity.TANH,
                                        List.of(0.5, 0.1, 0.02),
                                        List.of(0.5, 0.5, 0.5),
                                        CouplingEnsemble.DENSE),
                                average(VARIANCE, 0.3),
                                average(RATE_VARIANCE, 0.1),
                                average(MEAN_GAIN, 0.15))
                        .in(d -> moving(d, 0.375, STEP)),
                ValidationPoint.of(
                                "chaos of erf units with slow adaptation, g = 3",
                                new AdaptingRateNetwork(
                                        3, Nonlinearity.ERF, List.of(0.1), List.of(0.5), CouplingEnsemble.DENSE),
                                average(VARIANCE, 0.12),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.1),
                                exponent(0.3))
                        .in(d -> moving(d, 0.5, STEP)),
                ValidationPoint.of(
                                "chaos of clipped linear units with slow adaptation, g = 2.5",
                                CLIP,
                                average(VARIANCE, 0.12),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.12),
                                exponent(0.3))
                        .in(d -> moving(d, 0.5, STEP)),
                // s: dimensions 0.12 and 0.16, five times their value, so that only a factor of two is seen.
                ValidationPoint.of(
                                "dimension of chaos, g = 3",
                                QUICK_ADAPTATION,
                                average(DIMENSION_X, 1),
                                average(DIMENSION_PHI, 1))
                        .in(d -> d.withReplicaFactor(0.7).withTimeStep(STEP)),
                // Some networks of N = 128 are periodic. s: dimension 1.0 to 2.2, entropy rate 1.6 to 3.5, unstable
                // fraction 1.3 to 2.1.
                ValidationPoint.of(
                                "leading exponents of chaos with one adaptation variable, g = 5",
                                AdaptingRateNetwork.tanh(5, 0.25, 1),
                                average(KY_DIMENSION, 0.18),
                                average(ENTROPY_RATE, 0.27),
                                average(UNSTABLE_FRACTION, 0.2))
                        .in(d -> d.withSizeFactor(0.75)
                                .inSinglePrecision()
                                .withTime(100)
                                .withTimeStep(STEP)));
    }

    private static ValidationPoint<AdaptingRateNetwork> quiescent(double resolution, double replicas) {
        return ValidationPoint.of(
                        "quiescent, g = 0.5", AdaptingRateNetwork.tanh(0.5, 0.25, 1), edgeExponent(resolution, 0.25))
                .in(d -> resting(d, replicas));
    }
}
