package org.cavity.theory.gated;

import java.util.Optional;
import org.cavity.theory.model.Estimate;

/**
 * A stationary state of the gated network whose activity varies in time, with the correlations C_f(l) = E[f(t) f(t +
 * l)] of the single site.
 */
public interface StationaryState {

    /** The network. */
    GatedNetwork network();

    /** C_h(0), the variance of h. */
    Estimate varianceH();

    /** C_z(0). */
    Estimate varianceZ();

    /** C_r(0). */
    Estimate varianceR();

    /** C_φ(0) = E[φ²]. */
    Estimate rateVariance();

    /** The frozen part C_h(∞) of the variance. */
    Estimate staticVariance();

    /** E[φ']. */
    Estimate meanGain();

    /** E[σ_z]. */
    Estimate meanUpdateGate();

    /** C_h(l) at a lag l ≥ 0. */
    double autocorrelation(double lag);

    /** Lag at which C_φ has fallen halfway from C_φ(0) to C_φ(∞). */
    Estimate halfTime();

    /** Asymptotic decay rate of C_h − C_h(∞); empty where the tail is not resolved. */
    Optional<Estimate> decayRate();

    /** The largest Lyapunov exponent. */
    Estimate maximalLyapunovExponent();

    /** What the Jacobian's spectrum depends on. */
    JacobianStatistics jacobianStatistics();

    /**
     * Number of eigenvalues of the Jacobian of modulus below a bound, per neuron, atoms among them.
     *
     * @param bound modulus above 0, 1/tau
     */
    Estimate slowFraction(double bound);

    /** What did not reach its tolerance; empty if all did. */
    String note();
}
