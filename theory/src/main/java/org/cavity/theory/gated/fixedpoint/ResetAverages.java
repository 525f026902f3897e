package org.cavity.theory.gated.fixedpoint;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.SigmoidAverage;

/** Averages of the reset gate σ_r(r) over r ~ N(0, D_r), where D_r is made of the rates' variance q and the inputs. */
final class ResetAverages {

    private final double gain;
    private final double halfBias;
    private final double variance;
    private final SigmoidAverage average;

    /** At rates of variance q. */
    ResetAverages(GatedNetwork network, double rateVariance) {
        this(network.resetGain(), network.resetBias(), rateVariance + inputVariance(network));
    }

    /** For any drive. */
    ResetAverages(double gain, double bias, double variance) {
        this.gain = gain;
        this.halfBias = 0.5 * bias;
        this.variance = variance;
        // σ_r is a function of tanh in half its argument.
        this.average = new SigmoidAverage(halfBias, 0.5 * gain * Math.sqrt(variance));
    }

    /**
     * Variance of r without activity: of the frozen input, and of the Ornstein-Uhlenbeck input behind the filter of r,
     * s² t_I / (t_I + τ_r).
     */
    static double inputVariance(GatedNetwork network) {
        double time = network.resetNoiseTime();
        return network.resetInputStd() * network.resetInputStd()
                + network.resetNoiseVariance() * time / (time + network.resetTime());
    }

    /** D_r. */
    double variance() {
        return variance;
    }

    /** S2 = E[σ_r²]. */
    double moment() {
        return average.of(
                x -> {
                    double s = gate(x);
                    return s * s;
                },
                0,
                1);
    }

    /** E[σ_r'²]. */
    double derivativeMoment() {
        return gain
                * gain
                * average.of(x -> {
                    double d = gate(x) * gate(-x);
                    return d * d;
                });
    }

    /** dS2/dD_r = E[σ_r σ_r' r] / D_r. */
    double momentDerivative() {
        if (variance == 0) {
            double s = gate(halfBias);
            double closed = gate(-halfBias);
            // Stein's lemma: E[σσ'r] = D_r E[σ'² + σσ''].
            return gain * gain * s * s * closed * (2 * closed - s);
        }
        return average.of(x -> gate(x) * gate(x) * gate(-x) * 2 * (x - halfBias)) / variance;
    }

    private static double gate(double halfArgument) {
        return 1 / (1 + Math.exp(-2 * halfArgument));
    }
}
