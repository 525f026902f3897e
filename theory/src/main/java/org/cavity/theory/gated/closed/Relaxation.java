package org.cavity.theory.gated.closed;

import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ClosedEquations.Solution;
import org.cavity.theory.lyapunov.GaussLobatto;

/**
 * The state of a network without a zero state whose reset gate receives fluctuating input, so that there is no rest
 * from which its fluctuations could be followed: by damped Picard iteration from a large fluctuation, which is attracted
 * by the upper of several states. Newton's method finishes.
 */
final class Relaxation {

    private static final int MAX_STEPS = 2000;

    /** Steps over which the change of the fluctuations is observed. */
    private static final int BATCH = 20;

    /** Relative change over a batch at which Newton's method is first tried. */
    private static final double SETTLING = 0.03;

    /** A time-varying part smaller than this share of the variance is none. */
    private static final double NONE = 1e-6;

    /** Window of the iteration, in units of 1/σ_z(0), and its first element. */
    private static final double WINDOW = 2000;

    private static final double FIRST = 0.2;
    private static final double GROWTH = 1.3;

    private final ClosedEquations equations;

    Relaxation(ClosedEquations equations) {
        this.equations = equations;
    }

    /**
     * The state, empty if the fluctuations die.
     *
     * @throws IllegalStateException if they neither die nor settle
     */
    Optional<Solution> solve() {
        Profile profile = largeFluctuation();
        double before = fluctuation(profile);
        double change = 1;
        double tryBelow = SETTLING;
        for (int step = 1; step <= MAX_STEPS; step++) {
            profile = equations.relaxed(profile);
            if (step % BATCH != 0) {
                continue;
            }
            double now = fluctuation(profile);
            if (now < NONE) {
                return Optional.empty();
            }
            change = Math.abs(now / before - 1);
            before = now;
            if (change < tryBelow) {
                tryBelow = 0.3 * change;
                Optional<Solution> found = equations.selfConsistent(profile, ClosedEquations.LOOSE);
                if (found.isPresent() && isTimeVarying(found.get())) {
                    return found;
                }
            }
        }
        throw new IllegalStateException("the time-varying state was not resolved: after " + MAX_STEPS
                + " iterations its fluctuations still change by " + change + " for " + equations.network());
    }

    /** Whether a solution is a stable time-varying state and not the constant correlation of a fixed point. */
    static boolean isTimeVarying(Solution solution) {
        return fluctuation(solution.profile()) > NONE && solution.strengthSlope() < 0;
    }

    private static double fluctuation(Profile profile) {
        return (profile.variance() - profile.plateau()) / profile.variance();
    }

    private Profile largeFluctuation() {
        int count = 1 + (int) Math.ceil(Math.log(1 + (GROWTH - 1) * WINDOW / FIRST) / Math.log(GROWTH));
        double[] ends = new double[count + 1];
        double length = FIRST;
        for (int e = 1; e <= count; e++) {
            ends[e] = ends[e - 1] + length;
            length *= GROWTH;
        }
        LagGrid grid = new LagGrid(GaussLobatto.COARSE, ends);
        GatedNetwork network = equations.network();
        double frozen = network.inputStd() * network.inputStd();
        double[] h = new double[grid.size()];
        double[] drive = new double[grid.size()];
        for (int i = 0; i < h.length; i++) {
            double fall = Math.exp(-0.1 * grid.lag(i));
            h[i] = frozen + 0.05 + 0.6 * fall;
            drive[i] = 0.05 + 0.8 * fall;
        }
        return new Profile(grid, h, drive, 1);
    }
}
