package org.cavity.theory.gated.closed;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ClosedEquations.Solution;
import org.cavity.theory.lyapunov.GaussLobatto;

/**
 * Time-varying stationary states of gated networks whose update gate stands still (update_gain = 0).
 *
 * <pre>{@code
 * var state = ClosedSolver.solve(GatedNetwork.of(3, 1)).orElseThrow();
 * state.varianceH();  state.maximalLyapunovExponent();
 * }</pre>
 */
public final class ClosedSolver {

    /** Largest gain of the reset gate that a parameter record admits. */
    private static final double LARGEST_RESET_GAIN = 1000;

    private static final double FIRST_RESET_GAIN = 0.5;

    private ClosedSolver() {}

    /**
     * A point of the curve of states that runs, at fixed other parameters, from small variances through the onset of
     * chaos to large ones.
     *
     * @param resetGain α_r
     * @param state the state there
     */
    public record BranchPoint(double resetGain, ClosedState state) {}

    /**
     * The stable time-varying state; empty where there is none.
     *
     * @throws IllegalArgumentException if the update gate moves
     * @throws IllegalStateException if the equations could not be solved
     */
    public static Optional<ClosedState> solve(GatedNetwork network) {
        requireClosed(network);
        if (hasBranch(network)) {
            AmplitudeBranch branch = new AmplitudeBranch(network);
            return branch.upper().map(found -> state(branch.equations(), found.profile()));
        }
        ClosedEquations equations = new ClosedEquations(network);
        return new Relaxation(equations).solve().map(found -> state(equations, found.profile()));
    }

    /**
     * The same, found faster from the state of a neighbouring network.
     *
     * @param start a state whose variance is close to the wanted one's
     */
    public static Optional<ClosedState> solve(GatedNetwork network, ClosedState start) {
        requireClosed(network);
        ClosedEquations equations = new ClosedEquations(network);
        Profile guess = start.profile();
        LagGrid grid = guess.grid().withRule(GaussLobatto.COARSE);
        Optional<Solution> near = equations.selfConsistent(guess.on(grid, 1, 1), ClosedEquations.TOLERANCE);
        if (near.isPresent() && Relaxation.isTimeVarying(near.get())) {
            Optional<Solution> fine = fine(equations, near.get());
            if (fine.isPresent()) {
                return Optional.of(new ClosedState(equations, near.get(), fine.get()));
            }
        }
        return solve(network);
    }

    /**
     * The unstable state of smaller amplitude beside the stable one; empty unless the network is beyond a discontinuous
     * onset of chaos and has a stable fixed point still.
     *
     * @throws IllegalArgumentException if the update gate moves, or the reset gate receives fluctuating input although
     *     h = 0 is no fixed point
     * @throws IllegalStateException if the equations could not be solved
     */
    public static Optional<ClosedState> unstable(GatedNetwork network) {
        requireBranch(network);
        AmplitudeBranch branch = new AmplitudeBranch(network);
        OptionalDouble amplitude = branch.lowerAmplitude();
        return amplitude.isPresent()
                ? Optional.of(state(
                        branch.equations(), branch.at(amplitude.getAsDouble()).profile()))
                : Optional.empty();
    }

    /**
     * The state of a given variance and the gain of the reset gate at which it exists, the smallest if there are
     * several. Both branches are followed in this way, and there is nothing special at the onset of chaos, where they
     * meet.
     *
     * @param network the other parameters; its reset_gain does not matter
     * @param variance C_h(0) &gt; 0
     * @return empty if no gain up to 1000 gives this variance
     * @throws IllegalArgumentException if the update gate moves, or h = 0 is no fixed point, or the variance is not
     *     positive
     * @throws IllegalStateException if the equations could not be solved
     */
    public static Optional<BranchPoint> branchAt(GatedNetwork network, double variance) {
        requireZeroState(network);
        if (!(variance > 0)) {
            throw new IllegalArgumentException("variance = " + variance + " is out of range: it must be positive.");
        }
        ResetGainSearch search = new ResetGainSearch(
                network, branch -> branch.at(variance).profile().strength() - 1);
        OptionalDouble resetGain = search.root(FIRST_RESET_GAIN, LARGEST_RESET_GAIN);
        if (resetGain.isEmpty()) {
            return Optional.empty();
        }
        AmplitudeBranch branch = new AmplitudeBranch(network.withResetGain(resetGain.getAsDouble()));
        return Optional.of(new BranchPoint(
                resetGain.getAsDouble(),
                state(branch.equations(), branch.at(variance).profile())));
    }

    static void requireClosed(GatedNetwork network) {
        if (!network.isClosed()) {
            throw new IllegalArgumentException("update_gain = " + network.updateGain()
                    + " is out of range: the equations close for update_gain = 0 only.");
        }
    }

    static void requireZeroState(GatedNetwork network) {
        requireClosed(network);
        if (!network.hasZeroState()) {
            throw new IllegalArgumentException("bias = " + network.bias() + " and input_std = " + network.inputStd()
                    + " are out of range: both must be 0, for h = 0 to be a fixed point.");
        }
    }

    /**
     * Whether there is an {@link AmplitudeBranch}. Fluctuating input without a zero state leaves none that begins at
     * rest: every state varies in time.
     */
    static boolean hasBranch(GatedNetwork network) {
        return network.hasZeroState() || network.resetNoiseVariance() == 0;
    }

    static void requireBranch(GatedNetwork network) {
        requireClosed(network);
        if (!hasBranch(network)) {
            throw new IllegalArgumentException("reset_noise_variance = " + network.resetNoiseVariance()
                    + " is out of range: it must be 0 with a bias or an input_std other than 0, for there to be a state"
                    + " at rest from which chaos differs.");
        }
    }

    private static ClosedState state(ClosedEquations equations, Profile guess) {
        Solution coarse = equations
                .selfConsistent(guess, ClosedEquations.TOLERANCE)
                .filter(Solution::fluctuates)
                .orElseThrow(() -> new IllegalStateException(
                        "the mean-field equations were not solved to 1e-11 for " + equations.network()));
        Solution fine = fine(equations, coarse)
                .filter(Solution::fluctuates)
                .orElseThrow(() -> new IllegalStateException(
                        "the mean-field equations were not solved on a finer grid for " + equations.network()));
        return new ClosedState(equations, coarse, fine);
    }

    private static Optional<Solution> fine(ClosedEquations equations, Solution coarse) {
        Profile profile = coarse.profile();
        LagGrid grid = profile.grid().withRule(GaussLobatto.FINE);
        return equations.selfConsistent(profile.on(grid, 1, 1), ClosedEquations.TOLERANCE);
    }
}
