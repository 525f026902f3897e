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
import static org.cavity.validation.filtered.Checks.moving;
import static org.cavity.validation.filtered.Checks.peakFrequency;
import static org.cavity.validation.filtered.Checks.resting;
import static org.cavity.validation.filtered.Checks.structured;

import java.util.List;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of second-order units are compared: at rest, in the chaos of units that ring and of units
 * that do not. The values of s beside the points come from ensembles of 8 to 16 networks of each of two sizes; averages
 * and exponents (−2/N to −4/N) follow a + b/N from N = 256 on.
 */
public final class OscillatorValidation {

    private static final OscillatorNetwork RINGING = OscillatorNetwork.tanh(2, 1.5, 0.2);

    private static final OscillatorNetwork DAMPED = OscillatorNetwork.tanh(3, 1, 1);

    private OscillatorValidation() {}

    /** The points of a level, simplest state first. */
    public static List<ValidationPoint<OscillatorNetwork>> points(Level level) {
        return level == Level.QUICK ? quick() : full();
    }

    private static List<ValidationPoint<OscillatorNetwork>> quick() {
        return List.of(
                quiescent(0.3, 2),
                ringing(0.25, 0.5),
                ValidationPoint.of(
                                "chaos of critically damped units, g = 3",
                                DAMPED,
                                average(VARIANCE, 0.3),
                                average(RATE_VARIANCE, 0.1),
                                average(MEAN_GAIN, 0.2))
                        .in(d -> moving(d, 1, 0.15)));
    }

    private static List<ValidationPoint<OscillatorNetwork>> full() {
        return List.of(
                quiescent(0.1, 2),
                ValidationPoint.of(
                                "chaos of ringing units, g = 1",
                                OscillatorNetwork.tanh(1, 1.5, 0.2),
                                average(VARIANCE, 0.12),
                                average(RATE_VARIANCE, 0.06),
                                average(MEAN_GAIN, 0.1),
                                exponent(0.3),
                                peakFrequency(0.3))
                        .in(d -> moving(d, 0.9, 0.15)),
                ringing(0.1, 0.3).in(d -> d.withReplicaFactor(0.5)),
                ValidationPoint.of(
                                "chaos of critically damped units, g = 3",
                                DAMPED,
                                average(VARIANCE, 0.12),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.1),
                                exponent(0.3))
                        .in(d -> moving(d, 0.5, 0.15)),
                ValidationPoint.of(
                                "chaos of ringing units, orthogonal couplings, g = 2",
                                RINGING.withCoupling(CouplingEnsemble.ORTHOGONAL),
                                average(VARIANCE, 0.05),
                                average(RATE_VARIANCE, 0.05),
                                average(MEAN_GAIN, 0.05))
                        .in(d -> structured(d, 0.15)),
                // s: 0.7.
                ValidationPoint.of("spectrum in the chaotic state, g = 2", RINGING, abscissa(0.25))
                        .in(d -> d.withSizeFactor(0.5).withTime(50)),
                // s: dimensions 0.3 and 0.46, five times their value, so that only a factor of two is seen.
                ValidationPoint.of(
                                "dimension of chaos, g = 2",
                                RINGING,
                                average(DIMENSION_X, 1),
                                average(DIMENSION_PHI, 1))
                        .in(d -> d.withReplicaFactor(0.5)));
    }

    private static ValidationPoint<OscillatorNetwork> quiescent(double resolution, double replicas) {
        return ValidationPoint.of(
                        "quiescent, g = 0.1", OscillatorNetwork.tanh(0.1, 1.5, 0.2), edgeExponent(resolution, 0.08))
                .in(d -> resting(d, replicas));
    }

    private static ValidationPoint<OscillatorNetwork> ringing(double resolution, double exponent) {
        return ValidationPoint.of(
                        "chaos of ringing units, g = 2",
                        RINGING,
                        average(VARIANCE, resolution),
                        average(RATE_VARIANCE, resolution),
                        average(MEAN_GAIN, resolution),
                        exponent(exponent))
                .in(d -> moving(d, 1, 0.15));
    }
}
