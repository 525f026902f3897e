package org.cavity.theory.gated.fixedpoint;

/**
 * The stationary point that gives the growth rate of the mean number of fixed points, E[#] ~ exp(N × exponent), and the
 * law of the typical fixed point in that mean. Derived, not confirmed by counting.
 *
 * @param exponent growth rate; where it is negative such fixed points are exponentially rare
 * @param varianceH variance of h over the sites of the fixed points that dominate the mean
 * @param rateVariance E[φ²] there
 * @param error numerical error of the exponent: its change at the last Newton step and rounding
 */
public record AnnealedSaddle(double exponent, double varianceH, double rateVariance, double error) {}
