package org.cavity.theory.lyapunov.spectrum;

import java.util.Optional;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Evaluation;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Linearised;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Point;
import org.cavity.theory.lyapunov.spectrum.SingleSiteEquations.Tangent;

/**
 * Newton's method for the single-site equations. The derivative is four times as dear as the equations themselves and is
 * kept as long as it makes them shrink well.
 */
final class KernelSolver {

    /** A solution with the derivative it was found with. */
    record Solution(Point point, Linearised linearised) {

        /** Derivatives along the solution. */
        Tangent tangent() {
            return linearised.tangent();
        }
    }

    /** A residual that shrinks by less than this asks for a new derivative. */
    private static final double SHRINKS = 0.1;

    /** Largest change of a logarithm in one step. */
    private static final double LONGEST = 1.5;

    private static final int MAX_STEPS = 60;

    /**
     * A residual that shrinks by less than this part of what a linear one would halves the steps, which may jump to and fro
     * across the solution.
     */
    private static final double STALLS = 0.1;

    private static final double SHORTEST = 1.0 / 16;

    /**
     * A residual of so many tolerances at most is accepted if a full step leaves more than {@link #ROUNDED} of it: where p a is
     * small, p is left to rounding, and at small η the trace of Q with it.
     */
    private static final double ROUNDING = 100;

    private static final double ROUNDED = 0.5;

    private final SingleSiteEquations equations;
    private final double tolerance;
    private final double accuracyOfDerivative;

    /**
     * A solver.
     *
     * @param tolerance largest residual of a solution
     * @param accuracyOfDerivative largest residual at which the derivative that comes with a solution was taken
     */
    KernelSolver(SingleSiteEquations equations, double tolerance, double accuracyOfDerivative) {
        this.equations = equations;
        this.tolerance = tolerance;
        this.accuracyOfDerivative = accuracyOfDerivative;
    }

    /**
     * The solution at (s, η) next to some unknowns, to the tolerance, or to rounding where that is coarser.
     *
     * @param known a derivative to begin with, of the same equations nearby or of others for the same (s, η)
     * @throws IllegalStateException if there is none
     */
    Solution solve(double s, double eta, double[] start, Optional<Linearised> known) {
        double[] x = start.clone();
        Linearised derivative = known.orElse(null);
        double takenAt = derivative == null ? Double.POSITIVE_INFINITY : 0;
        double last = Double.POSITIVE_INFINITY;
        double share = 1;
        boolean exact = false;
        for (int i = 0; i < MAX_STEPS; i++) {
            boolean refresh = derivative == null;
            Evaluation here = evaluate(s, eta, x, refresh);
            Point point = here.point();
            double residual = point.residual();
            if (!Double.isFinite(residual)) {
                throw new IllegalStateException("Newton's method left the domain at s = " + s + ", eta = " + eta);
            }
            boolean rounding = exact && residual > ROUNDED * last && residual <= ROUNDING * tolerance;
            boolean solved = residual <= tolerance || rounding;
            if (!refresh && (solved ? takenAt > accuracyOfDerivative : residual > SHRINKS * last)) {
                here = evaluate(s, eta, x, true);
                refresh = true;
            }
            if (refresh) {
                derivative = here.linearised();
                takenAt = residual;
            }
            if (solved) {
                return new Solution(point, derivative);
            }
            share = residual > (1 - STALLS * share) * last ? Math.max(SHORTEST, 0.5 * share) : Math.min(1, 2 * share);
            exact = refresh && share == 1;
            double[] step = derivative.step(here.residual());
            for (int k = 0; k < x.length; k++) {
                x[k] += share * Math.max(-LONGEST, Math.min(LONGEST, step[k]));
            }
            last = residual;
        }
        throw new IllegalStateException("the single-site equations at s = " + s + ", eta = " + eta
                + " kept a residual of " + last + " after " + MAX_STEPS + " steps");
    }

    private Evaluation evaluate(double s, double eta, double[] x, boolean linearise) {
        try {
            return equations.at(s, eta, x.clone(), linearise);
        } catch (ArithmeticException e) {
            throw new IllegalStateException(
                    "the single-site equations at s = " + s + ", eta = " + eta + ": " + e.getMessage());
        }
    }
}
