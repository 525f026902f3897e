package org.cavity.validation.filtered;

import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE;
import static org.cavity.validation.filtered.Checks.average;
import static org.cavity.validation.filtered.Checks.edgeExponent;
import static org.cavity.validation.filtered.Checks.exponent;

import java.util.List;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of rate units with adaptation are compared: at rest, near to and far from the onset, with
 * one and with several time scales of adaptation, for each nonlinearity. The values of s beside the points come from
 * ensembles of 8 to 16 networks of each of two sizes.
 *
 * <p>Averages follow a + b/N from N = 256 on. So does the exponent (−9/N to −10/N) except nearer to the onset or, at g =
 * 3, with one quick adaptation: there many networks of N = 256 are periodic.
 */
public final class AdaptingRateValidation {

    private AdaptingRateValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<AdaptingRateNetwork>> points() {
        AdaptingRateNetwork quick = AdaptingRateNetwork.tanh(3, 0.25, 1);
        return List.of(
                // s: exponent 0.25.
                ValidationPoint.of(
                        "quiescent, g = 0.8", AdaptingRateNetwork.tanh(0.8, 0.25, 1), edgeExponent(0.1, 0.4)),
                // s: variance 1.8, rate variance and gain 0.26.
                ValidationPoint.of(
                                "strong adaptation nearer to onset, g = 2",
                                AdaptingRateNetwork.tanh(2, 0.1, 2),
                                average(VARIANCE, 0.18),
                                average(RATE_VARIANCE, 0.08),
                                average(MEAN_GAIN, 0.08))
                        .withSizeFactor(2),
                // s: variance 3 to 4.5, rate variance and gain 0.13 to 0.28, exponent 0.18.
                ValidationPoint.of(
                                "chaos with one adaptation variable, g = 3",
                                quick,
                                average(VARIANCE, 0.18),
                                average(RATE_VARIANCE, 0.06),
                                average(MEAN_GAIN, 0.1),
                                exponent(0.04))
                        .withSizeFactor(2),
                // s: variance 1.9 to 4.5, rate variance and gain 0.11 to 0.29, exponent 0.25 to 0.6.
                ValidationPoint.of(
                        "chaos with three adaptation variables, g = 3",
                        new AdaptingRateNetwork(3, Nonlinearity.TANH, List.of(0.5, 0.1, 0.02), List.of(0.5, 0.5, 0.5)),
                        average(VARIANCE, 0.3),
                        average(RATE_VARIANCE, 0.1),
                        average(MEAN_GAIN, 0.14),
                        exponent(0.12)),
                // s: variance 3.1, rate variance 0.12, gain 0.13, exponent 0.27.
                ValidationPoint.of(
                        "chaos of erf units with slow adaptation, g = 3",
                        new AdaptingRateNetwork(3, Nonlinearity.ERF, List.of(0.1), List.of(0.5)),
                        average(VARIANCE, 0.15),
                        average(RATE_VARIANCE, 0.04),
                        average(MEAN_GAIN, 0.08),
                        exponent(0.06)),
                // s: variance 2.5, rate variance 0.13, gain 0.18, exponent 0.24.
                ValidationPoint.of(
                        "chaos of clipped linear units with slow adaptation, g = 2.5",
                        new AdaptingRateNetwork(2.5, Nonlinearity.CLIP, List.of(0.1), List.of(1.0)),
                        average(VARIANCE, 0.16),
                        average(RATE_VARIANCE, 0.04),
                        average(MEAN_GAIN, 0.1),
                        exponent(0.06)),
                // s: dimensions 0.12 and 0.16, five times their value, so that only a factor of two is seen.
                ValidationPoint.of(
                        "dimension of chaos, g = 3", quick, average(DIMENSION_X, 1), average(DIMENSION_PHI, 1)));
    }
}
