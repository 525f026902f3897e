package org.cavity.theory.gated.closed;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.AmplitudeBranch.Peak;
import org.cavity.theory.model.Estimate;

/**
 * The onset of chaos of networks with a still update gate, where the time-varying state appears. With the factor λ(A) of
 * {@link ClosedEquations} at given amplitude A = C_h(0) − C_h(∞), it is
 *
 * <pre>
 * max_A λ(A) = 1,
 * </pre>
 *
 * at A = 0 for a continuous onset, which is the static instability K = 1 of the fixed point (that of h = 0, without bias
 * and inputs, at g = g_c = 1 + exp(−β_r)), and at a finite A for a discontinuous one, a fold of the mean-field
 * equations beside a stable fixed point. For τ_r = 0 without bias and input to h this is the balance of energy
 * {@code ∫₀^V F(G(c)) G(c) dc = V²/2}, V = A.
 *
 * <p>With bias or frozen input to h a larger reset gain may end chaos again, and so may one without if the reset gate
 * has input of its own.
 */
public final class ChaosOnset {

    private static final double LARGEST_RESET_GAIN = 1000;
    private static final double FIRST_RESET_GAIN = 0.5;

    private ChaosOnset() {}

    /**
     * Whether chaos has an onset that this class knows: the update gate stands still, and there is a state at rest,
     * which fluctuating input to the reset gate leaves to h = 0 only.
     */
    public static boolean applies(GatedNetwork network) {
        return network.isClosed() && ClosedSolver.hasBranch(network);
    }

    /**
     * max_A λ(A) − 1, or 1 if that is less: positive where the network has a chaotic state and negative where it has
     * none. Continuous in all parameters.
     *
     * @return NaN if it does not {@linkplain #applies apply}
     * @throws IllegalStateException if the equations could not be solved
     */
    public static double margin(GatedNetwork network) {
        return applies(network) ? new AmplitudeBranch(network).peak().strength() - 1 : Double.NaN;
    }

    /**
     * The lowest gain of the reset gate at which a chaotic state appears.
     *
     * @param network the other parameters; its reset_gain does not matter
     * @return empty if there is chaos without any gain, or no gain up to 1000 suffices
     * @throws IllegalArgumentException if it does not {@linkplain #applies apply}
     * @throws IllegalStateException if the equations could not be solved
     */
    public static Optional<Estimate> criticalResetGain(GatedNetwork network) {
        return margin(network.withResetGain(0)) >= 0 ? Optional.empty() : boundaryResetGain(network);
    }

    /**
     * The lowest gain of the reset gate at which a chaotic state appears or, if there is one without any gain,
     * vanishes.
     *
     * @param network the other parameters; its reset_gain does not matter
     * @return empty if no gain up to 1000 does that
     * @throws IllegalArgumentException if it does not {@linkplain #applies apply}
     * @throws IllegalStateException if the equations could not be solved
     */
    public static Optional<Estimate> boundaryResetGain(GatedNetwork network) {
        ClosedSolver.requireBranch(network);
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
