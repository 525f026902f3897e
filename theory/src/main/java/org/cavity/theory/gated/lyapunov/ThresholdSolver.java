package org.cavity.theory.gated.lyapunov;

import java.util.Locale;
import org.cavity.theory.rootfinding.AndersonMixing;

/**
 * Solves the single-site equations at one threshold and regulator, for log(a − η) and log p, by Anderson's mixing. Every
 * sweep fixes the gauge (a − η, p) → (c (a − η), p/c), which the equations leave free as η → 0, by the identity Σ p = ⟨tr Q⟩
 * that holds where they are solved.
 */
final class ThresholdSolver {

    private static final int DEPTH = 8;
    private static final int MOST_SWEEPS = 80;

    /** Largest change of a logarithm in one sweep. */
    private static final double LARGEST_STEP = 1.5;

    private final SingleSiteEquations equations;
    private final double tolerance;

    /**
     * A solver.
     *
     * @param tolerance largest difference of a logarithm between the sides of the equations
     */
    ThresholdSolver(SingleSiteEquations equations, double tolerance) {
        this.equations = equations;
        this.tolerance = tolerance;
    }

    /**
     * Solves the equations.
     *
     * @param start log(a − η) and log p to start from, see {@link Kernels#logarithms}
     * @throws IllegalStateException if the iteration does not converge
     */
    Threshold solve(double[] start, double s, double eta) {
        AndersonMixing mixing = new AndersonMixing(DEPTH);
        double[] x = start;
        for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
            Kernels kernels = Kernels.ofLogarithms(x, eta);
            SingleSiteEquations.Sides sides = equations.evaluate(kernels, s, eta);
            double[] residual = sides.next().logarithms(eta);
            double gauge = 0.5 * Math.log(equations.sumP(sides.next()) / sides.trace());
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                residual[i] += (Kernels.isA(i, x.length) ? gauge : -gauge) - x[i];
                largest = Math.max(largest, Math.abs(residual[i]));
            }
            if (largest < tolerance) {
                return new Threshold(s, eta, kernels, sides, sweep);
            }
            if (Double.isNaN(largest)) {
                break;
            }
            double[] next = mixing.next(x, residual);
            for (int i = 0; i < next.length; i++) {
                next[i] = x[i] + Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, next[i] - x[i]));
            }
            x = next;
        }
        throw new IllegalStateException(String.format(
                Locale.ROOT, "the single-site equations did not converge at s = %.4g, regulator %.2g", s, eta));
    }
}
