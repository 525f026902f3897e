package org.cavity.theory.gated.closed;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.GroundState;

/**
 * Small activity about h = 0, where C_r is that of the inputs alone and the correlations of perturbations obey a
 * Schrödinger equation with the potential −g² F(C_r(t)) / λ.
 */
final class SmallActivity {

    private static final int MAX_STEPS = 60;
    private static final double ROUNDING = 1e-13;

    private final ClosedEquations equations;
    private final double slope;
    private final SiteCorrelations site;
    private final double atStart;
    private final double atRest;

    SmallActivity(ClosedEquations equations) {
        this.equations = equations;
        GatedNetwork network = equations.network();
        slope = network.gain() * network.gain();
        double start = equations.inputCovariance(0);
        // The correlations of h do not matter here, and those of the gate need C_r(0) alone.
        site = new SiteCorrelations(network, 1, start);
        atStart = slope * site.gate(start);
        double frozen = network.resetInputStd() * network.resetInputStd();
        atRest = start == frozen ? atStart : slope * site.gate(frozen);
    }

    /** The lowest even level of −d² − g² F(C_r(t)) / λ. */
    GroundState.Level level(double lambda) {
        if (atStart == atRest) {
            return new GroundState.Level(-atRest / lambda, ROUNDING * atRest / lambda);
        }
        return GroundState.solve(
                t -> -slope * site.gate(equations.inputCovariance(t)) / lambda,
                -atRest / lambda,
                equations.inputBreakpoints());
    }

    /** The largest λ for which {@code (1 − d²) k = g² F(C_r(t)) k / λ} has an even solution at rest at infinity. */
    double strength() {
        if (atStart == atRest) {
            return atRest;
        }
        double lambda = atStart;
        double excess = 1 + level(lambda).energy();
        // To leading order in the kinetic energy; the secant does better from the second step on.
        double next = lambda * (1 - excess);
        for (int step = 0; step < MAX_STEPS; step++) {
            double nextExcess = 1 + level(next).energy();
            if (Math.abs(nextExcess) < ROUNDING || nextExcess == excess) {
                return next;
            }
            double secant = next - nextExcess * (next - lambda) / (nextExcess - excess);
            lambda = next;
            excess = nextExcess;
            next = Math.min(atStart, Math.max(secant, atRest + 0.1 * (lambda - atRest)));
        }
        throw new IllegalStateException(
                "the stability of h = 0 under the fluctuating input was not found for " + equations.network());
    }
}
