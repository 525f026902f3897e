package org.cavity.theory.gated.closed;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.GroundState;
import org.cavity.theory.model.Estimate;

/**
 * The rate L at which small activity grows or decays about h = 0 with inputs to the reset gate alone:
 *
 * <pre>
 * ((1 + L/s)² − s⁻² d²) k = g² C_sr(t) k,     s = σ_z(0),     top even state;
 * </pre>
 *
 * without an Ornstein-Uhlenbeck input L = s (g √E[σ_r²] − 1), with C_sr constant. Slow inputs make h = 0 unstable
 * sooner than fast ones. The gates' own rates −1/τ_r and −1/τ_z are exponents too, whatever the activity does.
 */
public final class ZeroStateExponent {

    private ZeroStateExponent() {}

    /**
     * L.
     *
     * @throws IllegalArgumentException if the update gate moves, or h = 0 is no fixed point
     */
    public static Estimate of(GatedNetwork network) {
        ClosedSolver.requireZeroState(network);
        double opening = network.updateGate().value(0);
        try {
            GroundState.Level level = new SmallActivity(new ClosedEquations(network)).level(1);
            double factor = Math.sqrt(-level.energy());
            return Estimate.of(opening * (factor - 1), opening * (level.error() / (2 * factor) + 1e-14 * factor));
        } catch (IllegalStateException e) {
            return Estimate.failed(e.getMessage());
        }
    }
}
