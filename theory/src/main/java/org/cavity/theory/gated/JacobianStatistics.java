package org.cavity.theory.gated;

/**
 * The averages over sites that the bulk of the Jacobian's spectrum depends on, in any state.
 *
 * @param resetMoment E[σ_r²]
 * @param resetSlopeMoment E[φ²] E[σ_r'²]
 * @param gates joint law of the update gate and the units' gains
 */
public record JacobianStatistics(double resetMoment, double resetSlopeMoment, GateMeasure gates) {}
