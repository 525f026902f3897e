package org.cavity.validation.filtered;

import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE;
import static org.cavity.validation.filtered.Checks.abscissa;
import static org.cavity.validation.filtered.Checks.average;
import static org.cavity.validation.filtered.Checks.edgeExponent;
import static org.cavity.validation.filtered.Checks.exponent;

import java.util.List;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of rate units of different time constants are compared: at rest, in the chaos of two
 * classes and of three. The values of s beside the points come from ensembles of 16 networks of each of three sizes, over
 * which the exponent follows a + b/N with b from −7 to −9.
 */
public final class HeterogeneousRateValidation {

    private HeterogeneousRateValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<HeterogeneousRateNetwork>> points() {
        HeterogeneousRateNetwork two = HeterogeneousRateNetwork.tanh(3, 1.0, 5.0);
        return List.of(
                ValidationPoint.of(
                        "quiescent, g = 0.7", HeterogeneousRateNetwork.tanh(0.7, 1.0, 5.0), edgeExponent(0.1, 0.4)),
                // s: variance 6, rate variance and gain 0.19, exponent 0.19.
                ValidationPoint.of(
                        "chaos with two time constants, g = 3",
                        two,
                        average(VARIANCE, 0.25),
                        average(RATE_VARIANCE, 0.08),
                        average(MEAN_GAIN, 0.14),
                        exponent(0.045)),
                ValidationPoint.of(
                        "chaos of erf units with few slow ones, g = 4",
                        new HeterogeneousRateNetwork(
                                4, Nonlinearity.ERF, List.of(0.5, 1.0, 8.0), List.of(2.0, 2.0, 1.0)),
                        average(VARIANCE, 0.3),
                        average(RATE_VARIANCE, 0.1),
                        average(MEAN_GAIN, 0.15),
                        exponent(0.06)),
                // s: 0.8.
                ValidationPoint.of("spectrum in the chaotic state, g = 3", two, abscissa(0.14))
                        .withSizeFactor(2));
    }
}
