package org.cavity.validation.filtered;

import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.MEAN_GAIN;
import static org.cavity.theory.model.Quantity.RATE_VARIANCE;
import static org.cavity.theory.model.Quantity.VARIANCE;
import static org.cavity.validation.filtered.Checks.abscissa;
import static org.cavity.validation.filtered.Checks.average;
import static org.cavity.validation.filtered.Checks.edgeExponent;
import static org.cavity.validation.filtered.Checks.exponent;
import static org.cavity.validation.filtered.Checks.peakFrequency;

import java.util.List;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of second-order units are compared: at rest, in the chaos of units that ring and of units
 * that do not. The values of s beside the points come from ensembles of 8 to 16 networks of each of two sizes; averages
 * and exponents (−2/N to −4/N) follow a + b/N from N = 256 on.
 */
public final class OscillatorValidation {

    private OscillatorValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<OscillatorNetwork>> points() {
        OscillatorNetwork ringing = OscillatorNetwork.tanh(2, 1.5, 0.2);
        return List.of(
                // s: exponent 0.05 to 0.07.
                ValidationPoint.of(
                        "quiescent, g = 0.25", OscillatorNetwork.tanh(0.25, 1.5, 0.2), edgeExponent(0.03, 0.2)),
                // s: variance 2.4, rate variance and gain 0.13, exponent 0.1, frequency 0.2 to 1.2.
                ValidationPoint.of(
                        "chaos of ringing units, g = 1",
                        OscillatorNetwork.tanh(1, 1.5, 0.2),
                        average(VARIANCE, 0.15),
                        average(RATE_VARIANCE, 0.05),
                        average(MEAN_GAIN, 0.08),
                        exponent(0.025),
                        peakFrequency(0.2)),
                // s: variance 11, rate variance and gain 0.06, exponent 0.08 to 0.16, frequency 0.3 to 3.
                ValidationPoint.of(
                        "chaos of ringing units, g = 2",
                        ringing,
                        average(VARIANCE, 0.14),
                        average(RATE_VARIANCE, 0.02),
                        average(MEAN_GAIN, 0.07),
                        exponent(0.035),
                        peakFrequency(0.3)),
                // s: variance 4, rate variance and gain 0.14, exponent 0.17.
                ValidationPoint.of(
                        "chaos of critically damped units, g = 3",
                        OscillatorNetwork.tanh(3, 1, 1),
                        average(VARIANCE, 0.18),
                        average(RATE_VARIANCE, 0.05),
                        average(MEAN_GAIN, 0.1),
                        exponent(0.04)),
                // s: 0.7.
                ValidationPoint.of("spectrum in the chaotic state, g = 2", ringing, abscissa(0.12))
                        .withSizeFactor(2),
                // s: dimensions 0.3 and 0.46, five times their value, so that only a factor of two is seen.
                ValidationPoint.of(
                                "dimension of chaos, g = 2",
                                ringing,
                                average(DIMENSION_X, 1),
                                average(DIMENSION_PHI, 1))
                        .withSizeFactor(2));
    }
}
