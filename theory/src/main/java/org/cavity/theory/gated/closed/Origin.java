package org.cavity.theory.gated.closed;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.rootfinding.Roots;

/**
 * Where the time-varying states of {@link ClosedEquations} with a factor λ begin: the limit of vanishing fluctuations,
 * and the linear growth of small ones there.
 *
 * <p>With a zero state this is V = C_h = 0. Without one a constant C_h = V solves the equations at every V > 0, with
 * λ = (F G + σ_h²) / V, and time-varying states branch off where a static random perturbation neither grows nor decays,
 *
 * <pre>
 * K(V) = E[φ'²] (E[σ_r²] + q E[σ_r'²]) = λ.
 * </pre>
 *
 * V K exceeds F G + σ_h² above this V; λ = 1 there if it is a fixed point with K = 1.
 *
 * @param variance V; 1 + σ_h² if that is less
 * @param strength λ, at V = 1 + σ_h² that of a constant C_h
 * @param reachable whether states of the network, whose variance is less than 1 + σ_h², may lie on the branch
 */
record Origin(double variance, double strength, boolean reachable) {

    private static final double FACTOR = 4;

    /** Rounding of K/λ − 1. */
    private static final double ROUNDING = 1e-14;

    /**
     * Finds it.
     *
     * @throws IllegalStateException if it is not found
     */
    static Origin of(ClosedEquations equations) {
        GatedNetwork network = equations.network();
        if (network.hasZeroState()) {
            return new Origin(0, new SmallActivity(equations).strength(), true);
        }
        double high = 1 + network.inputStd() * network.inputStd();
        Constant at = new Constant(network, high);
        if (at.excess() <= 0) {
            return new Origin(high, at.strength(), false);
        }
        double low = high / FACTOR;
        while (new Constant(network, low).excess() > 0) {
            high = low;
            low /= FACTOR;
        }
        double logarithm = Roots.between(
                u -> new Constant(network, Math.exp(u)).excess(), Math.log(low), Math.log(high), ROUNDING);
        double variance = Math.exp(logarithm);
        return new Origin(variance, new Constant(network, variance).strength(), true);
    }

    /** Averages at C_h = V throughout. */
    private static final class Constant {

        private final double strength;
        private final double growth;

        Constant(GatedNetwork network, double variance) {
            double rate = new SiteCorrelations(network, variance, 0).rate(variance);
            double varianceR = rate + network.resetInputStd() * network.resetInputStd();
            SiteCorrelations site = new SiteCorrelations(network, variance, varianceR);
            double gate = site.gate(varianceR);
            strength = (gate * rate + network.inputStd() * network.inputStd()) / variance;
            growth = site.rateSlope(variance) * (gate + rate * site.gateSlope(varianceR));
        }

        double strength() {
            return strength;
        }

        /** K/λ − 1. */
        double excess() {
            return growth / strength - 1;
        }
    }
}
