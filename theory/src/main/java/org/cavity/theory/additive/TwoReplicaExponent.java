package org.cavity.theory.additive;

import org.cavity.theory.lyapunov.GroundState;
import org.cavity.theory.model.Estimate;

/**
 * The largest Lyapunov exponent of a time-dependent state in continuous time. Two replicas of the network with the same
 * couplings and inputs separate at the rate λ for which the linearised equation of their distance has a bounded
 * solution (Sompolinsky, Crisanti &amp; Sommers 1988; with noise Schuecker, Goedeke &amp; Helias 2018):
 *
 * <pre>
 * [−d²/dτ² + W(τ)] ψ = E ψ,   W(τ) = 1 − g² E[φ'(x(t)) φ'(x(t + τ))],   λ = −1 + √(1 − E0).
 * </pre>
 *
 * Without noise C'(τ) is an odd solution with E = 0, hence the even ground state has E0 &lt; 0: the network is chaotic
 * whenever C(τ) is not constant. With noise W has a kink at τ = 0, and only even solutions count.
 */
final class TwoReplicaExponent {

    /** Ends of the first intervals in units of 2/κ (at large lags); at 18 what is left of C(τ) is 1e-15. */
    private static final double[] INTERVALS = {0, 0.5, 1, 1.75, 2.75, 4.25, 6.25, 9, 12, 15, 18};

    private TwoReplicaExponent() {}

    static Estimate solve(Autocorrelation c) {
        double[] breakpoints = new double[INTERVALS.length];
        for (int i = 1; i < breakpoints.length; i++) {
            breakpoints[i] = c.lagAt(INTERVALS[i]);
        }
        double kappa = c.decayRate();
        GroundState.Level level;
        try {
            level = GroundState.solve(c::twoReplicaPotential, kappa * kappa, breakpoints);
        } catch (IllegalStateException e) {
            return Estimate.failed("the two-replica operator: " + e.getMessage());
        }
        // −1 + √(1 − E) without its cancellation near onset.
        double root = Math.sqrt(1 - level.energy());
        double value = -level.energy() / (1 + root);
        return Estimate.of(value, (level.error() + 2 * c.residual() + 1e-15) / (2 * root));
    }
}
