package org.cavity.theory.rootfinding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/** Bracketed root finding to the last bits. */
public final class Roots {

    private static final int MAX_EVALUATIONS = 200;

    private Roots() {}

    /**
     * The root of f in [a, b], at whose ends f has opposite signs (an end may be the root).
     *
     * @throws IllegalStateException if the ends have the same sign or the iteration does not converge
     */
    public static double between(DoubleUnaryOperator f, double a, double b) {
        return between(f, a, b, 1e-300);
    }

    /**
     * The same, ended where f is no larger than its noise.
     *
     * @param noise errors of f, below which its value means nothing
     * @throws IllegalStateException if the ends have the same sign or the iteration does not converge
     */
    public static double between(DoubleUnaryOperator f, double a, double b, double noise) {
        double fa = f.applyAsDouble(a);
        if (fa == 0) {
            return a;
        }
        if (f.applyAsDouble(b) == 0) {
            return b;
        }
        try {
            return new BracketingNthOrderBrentSolver(1e-15, 1e-300, noise, 5)
                    .solve(MAX_EVALUATIONS, f::applyAsDouble, a, b, 0.5 * (a + b), AllowedSolution.ANY_SIDE);
        } catch (MathRuntimeException e) {
            throw new IllegalStateException("no root between " + a + " and " + b + ": " + e.getMessage(), e);
        }
    }

    /**
     * All roots of f that a grid of ascending abscissae separates, and its first point if f vanishes there.
     *
     * @param noise rounding of f, below which its sign means nothing
     */
    public static List<Double> onGrid(DoubleUnaryOperator f, double[] grid, DoubleUnaryOperator noise) {
        List<Double> roots = new ArrayList<>();
        if (f.applyAsDouble(grid[0]) == 0) {
            roots.add(grid[0]);
        }
        double lastSigned = Double.NaN;
        double before = Double.NaN;
        for (double x : grid) {
            double after = f.applyAsDouble(x);
            if (Math.abs(after) <= noise.applyAsDouble(x)) {
                continue;
            }
            if (before * after < 0) {
                roots.add(between(f, lastSigned, x));
            }
            before = after;
            lastSigned = x;
        }
        return roots;
    }
}
