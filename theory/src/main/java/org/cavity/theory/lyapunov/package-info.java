/**
 * The eigenvalue problem behind the largest Lyapunov exponent: {@link org.cavity.theory.lyapunov.GroundState} finds the
 * lowest even level of −d²/dτ² + W(τ) for the potential W that a model's state gives.
 */
package org.cavity.theory.lyapunov;
