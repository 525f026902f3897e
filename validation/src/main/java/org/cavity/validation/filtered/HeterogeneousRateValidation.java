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
 * classes and of three. The values of s beside the points come from ensembles of 8 to 16 networks of each of two or three
 * sizes.
 *
 * <p>At g = 3 the exponent follows a + b/N from N = 256 on (b = −7 to −9). Of E[φ²] that is less sure: it is 1.6/N, 2.9/N
 * and 1.7/N below its limit at N = 256, 512 and 1024, each ± 0.9/N, and other eight networks of each of N = 256 and 512
 * extrapolate to 3.4 standard errors below it; hence larger ones there.
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
                                exponent(0.045))
                        .withSizeFactor(2),
                // s: variance 8, rate variance and gain 0.13, exponent 0.36.
                ValidationPoint.of(
                        "chaos of erf units with few slow ones, g = 4",
                        new HeterogeneousRateNetwork(
                                4, Nonlinearity.ERF, List.of(0.5, 1.0, 8.0), List.of(2.0, 2.0, 1.0)),
                        average(VARIANCE, 0.2),
                        average(RATE_VARIANCE, 0.05),
                        average(MEAN_GAIN, 0.14),
                        exponent(0.07)),
                // s: 0.8.
                ValidationPoint.of("spectrum in the chaotic state, g = 3", two, abscissa(0.14))
                        .withSizeFactor(2));
    }
}
