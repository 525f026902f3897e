/**
 * Dynamical mean-field theory of random networks whose units filter their input linearly: units with adaptation,
 * resonators, units of different time constants, Euler maps. Read {@link org.cavity.theory.filtered.LinearFilter} (a single
 * unit), {@link org.cavity.theory.filtered.FilteredNetwork} (the equation of motion),
 * {@link org.cavity.theory.filtered.FilteredMeanField} (finds the states) and
 * {@link org.cavity.theory.filtered.FilteredState} (all that follows from one) in this order.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>H(s), H(z): response, poles, peak, g_c = 1/max|H|</td>
 *     <td>{@link org.cavity.theory.filtered.LinearFilter}</td></tr>
 * <tr><td>Σ_j c_j |H_j|² as a rational function of ω²: its peak, onset of resonance; decay rates from Σ_j c_j H_j(s)H_j(−s) = 1</td>
 *     <td>{@link org.cavity.theory.filtered.PowerResponse}</td></tr>
 * <tr><td>C_j = H_j(0)² (g² Q + Iv), stability g² max<sub>ω</sub> Σ_j w_j E[φ'²]_j |H_j|² = 1</td>
 *     <td>{@link org.cavity.theory.filtered.RestingState}</td></tr>
 * <tr><td>S_j(ω) = |H_j(iω)|² (g² S_φ(ω) + 2D), and linearised</td>
 *     <td>{@link org.cavity.theory.filtered.SelfConsistency}, on a
 *     {@link org.cavity.theory.filtered.LagWindow}</td></tr>
 * <tr><td>envelope of narrow-band activity, aE'' = E − γ²F₁(E), where the search starts</td>
 *     <td>{@link org.cavity.theory.filtered.NarrowBand},
 *     {@link org.cavity.theory.filtered.StartingState}</td></tr>
 * <tr><td>their solution by Newton's method, choice of window and step</td>
 *     <td>{@link org.cavity.theory.filtered.SpectralSolver}, with
 *     {@link org.cavity.theory.filtered.KrylovSpace}</td></tr>
 * <tr><td>q̂ = g²|H(κ + iω)|² F E[φ'φ'](τ) F⁻¹ q̂: the largest Lyapunov exponent κ</td>
 *     <td>{@link org.cavity.theory.filtered.TwoReplicaMode}</td></tr>
 * <tr><td>g² Σ_k w_k E[φ'²]_k |H_k(s)|² = 1: edge of the Jacobian's spectrum, and for orthogonal J the inner edge</td>
 *     <td>{@code JacobianBoundary}, {@code MixedTimesBoundary}</td></tr>
 * <tr><td>peak, width and quality factor of S_x</td>
 *     <td>{@link org.cavity.theory.correlation.SpectralPeak}</td></tr>
 * <tr><td>(tr Σ)² / (N tr Σ²) of x and φ(x), with the fourth cumulant of the couplings</td>
 *     <td>{@link org.cavity.theory.filtered.ParticipationRatio}</td></tr>
 * </table>
 *
 * Sources: Sompolinsky, Crisanti &amp; Sommers, Phys. Rev. Lett. 61, 259 (1988); Muscinelli, Gerstner &amp; Schwalger, PLoS
 * Comput. Biol. 15, e1007122 (2019), for units with adaptation. The solution method is derived here.
 */
package org.cavity.theory.filtered;
