package org.cavity.theory.additive;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.rootfinding.Roots;

/**
 * The frozen part of the autocorrelation, C(∞): the root of
 *
 * <pre>
 * k(C) = C − g² F(C; C0) − Iv = 0
 * </pre>
 *
 * at which k rises, so that C(τ) can relax to it. F is convex on [0, C0] (all its Mehler coefficients are positive), so
 * k is concave: it has at most two roots, and rises at the smaller one only.
 */
final class StaticPart {

    private StaticPart() {}

    /**
     * Solves for C(∞).
     *
     * @param gain g
     * @param inputVariance Iv
     * @param pair correlations at variance C0
     * @return the rising root in [0, C0), or empty if k has no such root there
     */
    static OptionalDouble solve(double gain, double inputVariance, PairCorrelation pair) {
        double variance = pair.variance();
        double g2 = gain * gain;
        DoubleUnaryOperator k = c -> c - g2 * pair.correlation(c) - inputVariance;
        DoubleUnaryOperator slope = c -> 1 - g2 * pair.gain(c);
        double top = variance;
        if (slope.applyAsDouble(variance) < 0) {
            if (slope.applyAsDouble(0) <= 0) {
                return OptionalDouble.empty();
            }
            top = Roots.between(slope, 0, variance);
        }
        if (k.applyAsDouble(0) >= 0) {
            return OptionalDouble.of(0);
        }
        if (k.applyAsDouble(top) <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Roots.between(k, 0, top));
    }
}
