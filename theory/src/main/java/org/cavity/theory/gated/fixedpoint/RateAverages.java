package org.cavity.theory.gated.fixedpoint;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.SigmoidAverage;

/**
 * Averages of the rate φ(h) = tanh(g h + β_h) over h ~ N(0, D).
 */
final class RateAverages {

    private final double gain;
    private final double bias;
    private final double variance;
    private final SigmoidAverage average;

    RateAverages(GatedNetwork network, double variance) {
        this.gain = network.gain();
        this.bias = network.bias();
        this.variance = variance;
        this.average = new SigmoidAverage(bias, gain * Math.sqrt(variance));
    }

    /** q = E[φ²]. */
    double rateVariance() {
        return average.of(
                x -> {
                    double t = Math.tanh(x);
                    return t * t;
                },
                1,
                1);
    }

    /** E[φ']. */
    double meanGain() {
        return gain * average.of(RateAverages::squaredSech);
    }

    /** E[φ'²]. */
    double squaredGain() {
        return gain * gain * average.of(x -> squaredSech(x) * squaredSech(x));
    }

    /** dq/dD = E[φφ'h] / D. */
    double varianceDerivative() {
        if (variance == 0) {
            double slope = gain * squaredSech(bias);
            double t = Math.tanh(bias);
            // Stein's lemma: E[φφ'h] = D E[φ'² + φφ''].
            return slope * slope - 2 * gain * slope * t * t;
        }
        return average.of(x -> Math.tanh(x) * squaredSech(x) * (x - bias)) / variance;
    }

    private static double squaredSech(double x) {
        double e = Math.exp(-2 * Math.abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }
}
