package org.cavity.theory.gated.sampled;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Estimate;

/**
 * The growth rate λ at which the largest eigenvalue μ(λ) of a linear equation of perturbations is 1, by secants of ln
 * μ.
 */
final class GrowthRate {

    private static final int MAX_EVALUATIONS = 25;

    /** Last step of the secant, relative to λ: far below what sampling leaves open. */
    private static final double TOLERANCE = 1e-4;

    private GrowthRate() {}

    /**
     * The root.
     *
     * @param eigenvalue μ, which falls as λ rises
     * @param guess λ &gt; 0 of the right order
     * @return failed if there is no root near, or no eigenvalue
     */
    static Estimate of(DoubleUnaryOperator eigenvalue, double guess) {
        try {
            return secant(eigenvalue, guess);
        } catch (IllegalStateException e) {
            return Estimate.failed(e.getMessage());
        }
    }

    private static Estimate secant(DoubleUnaryOperator eigenvalue, double guess) {
        double before = guess;
        double logBefore = Math.log(eigenvalue.applyAsDouble(before));
        double rate = logBefore > 0 ? 1.5 * before : before / 1.5;
        for (int i = 1; i < MAX_EVALUATIONS; i++) {
            double log = Math.log(eigenvalue.applyAsDouble(rate));
            double slope = (log - logBefore) / (rate - before);
            // Where noise bends the curve the wrong way, a step by a factor.
            double next = slope < 0 ? rate - log / slope : log > 0 ? 2 * rate : rate / 2;
            next = Math.min(Math.max(next, rate / 3), 3 * rate);
            double step = next - rate;
            if (Math.abs(step) <= TOLERANCE * Math.abs(next)) {
                return Estimate.of(next, Math.abs(step));
            }
            before = rate;
            logBefore = log;
            rate = next;
        }
        return Estimate.failed("no growth rate found between " + rate / 3 + " and " + 3 * rate);
    }
}
