/**
 * Lyapunov exponents of any {@link org.cavity.numerics.integrator.Dynamics}: a frame of tangent vectors carried along a
 * trajectory, orthonormalised by Cholesky-QR as often as its condition demands, its growth averaged in blocks of time.
 * Read {@link org.cavity.numerics.lyapunov.TangentTrajectory} first; {@link org.cavity.numerics.lyapunov.ExponentSums}
 * makes dimension and entropy of the exponents.
 */
package org.cavity.numerics.lyapunov;
