package org.cavity.theory.gated.closed;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.AmplitudeBranch.Peak;
import org.cavity.theory.model.Estimate;

/**
 * The onset of chaos of networks with a still update gate and a zero state, where the time-varying state appears. With
 * the factor λ(V) of {@link ClosedEquations} at given variance V = C_h(0), it is
 *
 * <pre>
 * max_V λ(V) = 1,
 * </pre>
 *
 * at V = 0 for a continuous onset, which is the loss of stability of h = 0 (at g = g_c = 1 + exp(−β_r) without inputs),
 * and at a finite V for a discontinuous one, a fold of the mean-field equations. For τ_r = 0 this is the balance of
 * energy {@code ∫₀^V F(G(c)) G(c) dc = V²/2}.
 */
public final class ChaosOnset {

    private static final double LARGEST_RESET_GAIN = 1000;
    private static final double FIRST_RESET_GAIN = 0.5;

    private ChaosOnset() {}

    /**
     * max_V λ(V) − 1, or 1 if that is less: positive where the network has a chaotic state and negative where it has
     * none. Continuous in all parameters.
     *
     * @return NaN if the update gate moves, or h = 0 is no fixed point: with a bias or a frozen input to h chaos is
     *     bounded by the static instability K = 1 of the fixed point, or by a fold that has no such function
     * @throws IllegalStateException if the equations could not be solved
     */
    public static double margin(GatedNetwork network) {
        return network.isClosed() && network.hasZeroState()
                ? new AmplitudeBranch(network).peak().strength() - 1
                : Double.NaN;
    }

    /**
     * The gain of the reset gate above which there is a chaotic state.
     *
     * @param network the other parameters; its reset_gain does not matter
     * @return empty if h = 0 is unstable without any gain, or no gain up to 1000 suffices
     * @throws IllegalArgumentException if the update gate moves, or h = 0 is no fixed point
     * @throws IllegalStateException if the equations could not be solved
     */
    public static Optional<Estimate> criticalResetGain(GatedNetwork network) {
        ClosedSolver.requireZeroState(network);
        ResetGainSearch search =
                new ResetGainSearch(network, branch -> branch.peak().strength() - 1);
        OptionalDouble root = search.root(FIRST_RESET_GAIN, LARGEST_RESET_GAIN);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        double gain = root.getAsDouble();
        Peak at = new AmplitudeBranch(network.withResetGain(gain)).peak();
        double step = 1e-4 * gain;
        double further =
                new AmplitudeBranch(network.withResetGain(gain + step)).peak().strength();
        double slope = (further - at.strength()) / step;
        return Optional.of(Estimate.of(gain, (at.error() + Math.abs(at.strength() - 1)) / Math.abs(slope)));
    }

    /**
     * The gain of the reset gate above which chaos sets in discontinuously at g = g_c: with σ = σ_r(0),
     *
     * <pre>
     * α_r² = 6 / ((1 − σ)(5 − 8σ)).
     * </pre>
     *
     * From the expansion of the energy balance to the second order in the variance; the time constant of the gate does
     * not enter, since the state is infinitely slow there.
     *
     * @param resetBias β_r
     * @return empty for σ ≥ 5/8, where chaos sets in continuously at every gain
     */
    public static OptionalDouble tricriticalResetGain(double resetBias) {
        double opening = new Gate(0, resetBias).value(0);
        double squared = 6 / ((1 - opening) * (5 - 8 * opening));
        return 5 - 8 * opening > 0 ? OptionalDouble.of(Math.sqrt(squared)) : OptionalDouble.empty();
    }
}
