package org.cavity.theory.gated.fixedpoint;

import java.util.Locale;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;

/**
 * The averages over sites at a fixed point of the gated network where h has the variance D. There h, z and r are
 * independent normal variables over the sites, of mean zero and variances
 *
 * <pre>
 * D = F(D),   F(D) = q S2 + σ_h²,   q = E[φ(h)²],   S2 = E[σ_r(r)²],   D_z = q + σ_z²,   D_r = q + σ_r².
 * </pre>
 *
 * {@link FixedPoints} finds the D at which this holds; here it is taken at its word. The update gate and the time
 * constants do not enter D.
 *
 * <p>With a fluctuating input to the reset gate only h = 0 stays at rest. There r fluctuates; D_r and S2 are those at
 * one moment, and K and F' belong to the Jacobian at one moment, which do not decide on stability.
 */
public final class MeanFieldFixedPoint {

    private final GatedNetwork network;
    private final double variance;
    private final double varianceR;
    private final double rateVariance;
    private final double meanGain;
    private final double squaredGain;
    private final double resetMoment;
    private final double resetDerivativeMoment;
    private final double rateFeedback;
    private final double resetFeedback;

    /**
     * Takes all averages at a variance of h.
     *
     * @param network the network
     * @param variance D ≥ 0
     * @throws IllegalArgumentException if D is negative or NaN, or positive although a fluctuating input keeps h moving
     */
    public MeanFieldFixedPoint(GatedNetwork network, double variance) {
        if (!(variance >= 0)) {
            throw new IllegalArgumentException("the variance of h is " + variance + " but cannot be negative");
        }
        if (variance > 0 && network.resetNoiseVariance() > 0) {
            throw new IllegalArgumentException("a fluctuating input to the reset gate (resetNoiseVariance "
                    + network.resetNoiseVariance() + ") leaves h = 0 as the only fixed point");
        }
        this.network = network;
        this.variance = variance;
        RateAverages rate = new RateAverages(network, variance);
        rateVariance = rate.rateVariance();
        meanGain = rate.meanGain();
        squaredGain = rate.squaredGain();
        ResetAverages reset = new ResetAverages(network, rateVariance);
        varianceR = reset.variance();
        resetMoment = reset.moment();
        resetDerivativeMoment = reset.derivativeMoment();
        rateFeedback = resetMoment * rate.varianceDerivative();
        resetFeedback = rateVariance * reset.momentDerivative() / resetMoment;
    }

    /** The network. */
    public GatedNetwork network() {
        return network;
    }

    /** D, the variance of h over sites. */
    public double varianceH() {
        return variance;
    }

    /** D_z = q + σ_z². */
    public double varianceZ() {
        return rateVariance + network.updateInputStd() * network.updateInputStd();
    }

    /** D_r = q + σ_r², and what a fluctuating input adds. */
    public double varianceR() {
        return varianceR;
    }

    /** q = E[φ²]. */
    public double rateVariance() {
        return rateVariance;
    }

    /** E[φ']. */
    public double meanGain() {
        return meanGain;
    }

    /** E[φ'²]. */
    public double squaredGain() {
        return squaredGain;
    }

    /** S2 = E[σ_r²]. */
    public double resetMoment() {
        return resetMoment;
    }

    /** E[σ_r'²]. */
    public double resetDerivativeMoment() {
        return resetDerivativeMoment;
    }

    /**
     * Φ = S2 E[φφ'h] / D, which is E[φφ'h] / q where nothing is put into h: by how much a fluctuation of all h in
     * proportion to what the network feeds into them comes back through the rates.
     */
    public double rateFeedback() {
        return rateFeedback;
    }

    /**
     * R = (q / D_r) E[σ_r σ_r' r] / S2, which is E[σ_r σ_r' r] / S2 where nothing is put into r: how much more comes
     * back through the reset gate, relative to Φ.
     */
    public double resetFeedback() {
        return resetFeedback;
    }

    /** F'(D) = Φ (1 + R), the slope of the self-consistency map; 1 at a fold. */
    public double slope() {
        return rateFeedback * (1 + resetFeedback);
    }

    /** K = E[φ'²] (S2 + q E[σ_r'²]), the squared growth factor of a random static perturbation; stable iff K &lt; 1. */
    public double staticStability() {
        return squaredGain * (resetMoment + rateVariance * resetDerivativeMoment);
    }

    /** What the bulk of the Jacobian's spectrum depends on. */
    public JacobianStatistics jacobianStatistics() {
        return new JacobianStatistics(resetMoment, rateVariance * resetDerivativeMoment, gateMeasure());
    }

    private GateMeasure gateMeasure() {
        Gate gate = network.updateGate();
        double[][] nodes = GateNodes.of(gate, Math.sqrt(varianceZ()));
        double[] probability = nodes[1];
        double[] rateWeight = new double[probability.length];
        for (int k = 0; k < rateWeight.length; k++) {
            rateWeight[k] = probability[k] * squaredGain;
        }
        return new GateMeasure(nodes[0], probability, rateWeight, new double[rateWeight.length]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "fixed point of variance %.10g, K = %.10g", variance, staticStability());
    }
}
