package org.cavity.validation.additive;

import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.cavity.validation.additive.AdditiveChecks.average;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;

/**
 * The whole Lyapunov spectrum where its theory is no closed form but single-site equations on sampled paths: their standard
 * error, over independent sets of paths, is part of the combined one. At g = 5 networks of N = 128 are chaotic, as at g = 3
 * or of N = 64 many are not. s: dimension 1.3, entropy 1.7, unstable fraction 1.5, mean 0.1; all fall below a + b/N by
 * 7 to 17 % at N = 128.
 */
final class SpectrumPoints {

    private SpectrumPoints() {}

    static ValidationPoint<AdditiveNetwork> of(Level level) {
        return level == Level.QUICK ? point(0.5, 0.65, 0.6, 0.05, 1.5) : point(0.15, 0.2, 0.18, 0.02, 1);
    }

    private static ValidationPoint<AdditiveNetwork> point(
            double dimension, double entropy, double unstable, double mean, double replicas) {
        return ValidationPoint.of(
                        "all exponents of the chaos of the Euler map of step 0.5, g = 5",
                        AdditiveNetwork.tanh(5).withStep(0.5),
                        average(KY_DIMENSION, dimension),
                        average(ENTROPY_RATE, entropy),
                        average(UNSTABLE_FRACTION, unstable),
                        average(MEAN_EXPONENT, mean))
                .in(d -> d.withSizeFactor(0.5)
                        .withReplicaFactor(replicas)
                        .inSinglePrecision()
                        .withTime(100));
    }
}
