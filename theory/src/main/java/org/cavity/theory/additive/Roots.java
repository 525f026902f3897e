package org.cavity.theory.additive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** Bracketed root finding to the last bits. */
final class Roots {

    private static final int MAX_EVALUATIONS = 200;

    private Roots() {}

    /** The root of f in [a, b], at whose ends f has opposite signs (an end may be the root). */
    static double between(DoubleUnaryOperator f, double a, double b) {
        double fa = f.applyAsDouble(a);
        if (fa == 0) {
            return a;
        }
        if (f.applyAsDouble(b) == 0) {
            return b;
        }
        return new BracketingNthOrderBrentSolver(1e-15, 1e-300, 1e-300, 5)
                .solve(MAX_EVALUATIONS, f::applyAsDouble, a, b, 0.5 * (a + b), AllowedSolution.ANY_SIDE);
    }

    /** All roots of f that a grid of ascending abscissae separates; grid points where f is NaN separate nothing. */
    static List<Double> onGrid(DoubleUnaryOperator f, double[] grid) {
        List<Double> roots = new ArrayList<>();
        double before = f.applyAsDouble(grid[0]);
        if (before == 0) {
            roots.add(grid[0]);
        }
        for (int i = 1; i < grid.length; i++) {
            double after = f.applyAsDouble(grid[i]);
            if (after == 0) {
                roots.add(grid[i]);
            } else if (before * after < 0) {
                roots.add(between(f, grid[i - 1], grid[i]));
            }
            before = after;
        }
        return roots;
    }
}
