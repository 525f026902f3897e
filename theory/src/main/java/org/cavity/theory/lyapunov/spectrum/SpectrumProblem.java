package org.cavity.theory.lyapunov.spectrum;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * A stationary state of a network of equal units whose input is Gaussian, x = G ∗ (g J φ(x) + …), all that its Lyapunov
 * spectrum depends on. Independent couplings J_ij of variance 1/N.
 *
 * @param unit G, with the step of a map
 * @param gain g &gt; 0
 * @param nonlinearity φ
 * @param mean mean of x
 * @param staticVariance variance over units of the part of x that is frozen in time
 * @param covariance autocovariance at a lag τ ≥ 0 of the part that fluctuates; of a map, at whole steps
 * @param largestExponent s_*, the upper edge of the spectrum, per unit time
 * @param meanExponent mean of all exponents, per unit time
 */
public record SpectrumProblem(
        UnitResponse unit,
        double gain,
        Nonlinearity nonlinearity,
        double mean,
        double staticVariance,
        DoubleUnaryOperator covariance,
        Estimate largestExponent,
        Estimate meanExponent) {}
