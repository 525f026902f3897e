package org.cavity.theory.gated.closed;

import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.TanhCovariance;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Correlations of rates and reset gates at one site, where h and r are normal:
 *
 * <pre>
 * G(c) = E[φ(h) φ(h')] for cov(h, h') = c, var h = V_h,     F(c) = E[σ_r(r) σ_r(r')] for cov(r, r') = c, var r = V_r.
 * </pre>
 *
 * φ is a tanh of x = g h + β_h, and the gate is (1 + tanh u) / 2 with u = (α_r r + β_r) / 2.
 */
final class SiteCorrelations {

    private final double rateScale;
    private final double rateMean;
    private final double rateMeanSlope;
    private final TanhCovariance rates;
    private final double gateScale;
    private final double gateMean;
    private final double gateMeanSlope;
    private final TanhCovariance gates;

    SiteCorrelations(GatedNetwork network, double varianceH, double varianceR) {
        double g = network.gain();
        rateScale = g * g;
        rates = new TanhCovariance(network.bias(), rateScale * varianceH);
        if (network.isSymmetric()) {
            rateMean = 0;
            rateMeanSlope = 0;
        } else {
            GaussianAverage x = new GaussianAverage(network.bias(), rateScale * varianceH, Nonlinearity.TANH);
            rateMean = x.of(Math::tanh);
            rateMeanSlope = x.timesHermite2(Math::tanh) / (2 * varianceH);
        }
        Gate gate = network.resetGate();
        gateScale = 0.25 * gate.gain() * gate.gain();
        if (gateScale * varianceR == 0) {
            gateMean = gate.value(0);
            gateMeanSlope = 0;
            gates = null;
        } else {
            GaussianAverage u = new GaussianAverage(0.5 * gate.bias(), gateScale * varianceR, Nonlinearity.TANH);
            gateMean = u.of(SiteCorrelations::logistic);
            gateMeanSlope = u.timesHermite2(SiteCorrelations::logistic) / (2 * varianceR);
            gates = new TanhCovariance(0.5 * gate.bias(), gateScale * varianceR);
        }
    }

    /** (1 + tanh u) / 2, small values to full relative accuracy. */
    private static double logistic(double u) {
        return 1 / (1 + Math.exp(-2 * u));
    }

    /** G(c). */
    double rate(double c) {
        return rateMean * rateMean + rates.value(rateScale * c);
    }

    /** ∂G/∂c = E[φ'φ']. */
    double rateSlope(double c) {
        return rateScale * rates.gain(rateScale * c);
    }

    /** ∂G/∂V_h at fixed c. */
    double rateVarianceSlope(double c) {
        return 2 * rateMean * rateMeanSlope + rateScale * rates.varianceSlope(rateScale * c);
    }

    /** F(c). */
    double gate(double c) {
        return gateMean * gateMean + (gates == null ? 0 : 0.25 * gates.value(gateScale * c));
    }

    /** ∂F/∂c = E[σ_r'σ_r']. */
    double gateSlope(double c) {
        return gates == null ? 0 : 0.25 * gateScale * gates.gain(gateScale * c);
    }

    /** ∂F/∂V_r at fixed c. */
    double gateVarianceSlope(double c) {
        return gates == null ? 0 : 2 * gateMean * gateMeanSlope + 0.25 * gateScale * gates.varianceSlope(gateScale * c);
    }
}
