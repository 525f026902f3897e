package org.cavity.theory.gated.fixedpoint;

/**
 * A fold of the fixed points of the gated network: a value of the reset gate's gain at which two of them are one,
 * F(D) = D and F'(D) = 1.
 *
 * @param resetGain α_r; not bounded by what a network may have, since it diverges where folds end
 * @param varianceH D
 * @param rateVariance q = E[φ²]
 * @param staticStability K; above 1 the bulk of the Jacobian's spectrum is unstable already
 * @param opening whether the two exist at larger α_r; false where they do at smaller α_r
 */
public record Fold(double resetGain, double varianceH, double rateVariance, double staticStability, boolean opening) {}
