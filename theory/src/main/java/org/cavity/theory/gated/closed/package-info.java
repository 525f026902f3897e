/**
 * Stationary mean field of the gated network whose update gate stands still (α_z = 0, σ_z = s): h is Gaussian then, and
 * the equations close. Start at {@link org.cavity.theory.gated.closed.ClosedSolver}.
 *
 * <p>With C_f(t) the autocorrelation of f, F(c) = E[σ_r σ_r'] at cov(r, r') = c, G(c) = E[φφ'] at cov(h, h') = c, and
 * F', G' their derivatives (Price: correlations of σ_r' and φ'):
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>F, G, F', G' and their derivatives with respect to the variances</td>
 *     <td>{@link org.cavity.theory.gated.closed.SiteCorrelations}</td></tr>
 * <tr><td>(1 − s⁻²d²) C_h = F(C_r) G(C_h) + σ_h², (1 − τ_r²d²) C_r = G(C_h) + σ_r² + s² exp(−|t|/t_I)</td>
 *     <td>{@link org.cavity.theory.gated.closed.ClosedEquations}, on a
 *     {@link org.cavity.theory.gated.closed.LagGrid}</td></tr>
 * <tr><td>their residual and its derivatives</td>
 *     <td>{@link org.cavity.theory.gated.closed.Linearisation}</td></tr>
 * <tr><td>(1 − s⁻²d²) C_h = (F G + σ_h²) / λ at given amplitude A = C_h(0) − C_h(∞): λ(A), both branches</td>
 *     <td>{@link org.cavity.theory.gated.closed.AmplitudeBranch}</td></tr>
 * <tr><td>λ(0): about h = 0, or where a constant C_h has K = λ</td>
 *     <td>{@link org.cavity.theory.gated.closed.Origin}</td></tr>
 * <tr><td>τ_r = 0: λ = 2 ∫<sub>c</sub><sup>V</sup> f / (V² − c²) = f(c)/c, f(c) = F(G(c)) G(c) + σ_h², c = C_h(∞)</td>
 *     <td>{@link org.cavity.theory.gated.closed.EnergyBalance}, over all V in
 *     {@link org.cavity.theory.gated.closed.AmplitudeScan}</td></tr>
 * <tr><td>fluctuating input to r beside bias or input to h: damped iteration of the equations</td>
 *     <td>{@link org.cavity.theory.gated.closed.Relaxation}</td></tr>
 * <tr><td>((1 + L/s)² − s⁻²d²) k_h = F'G k_r + F G' k_h, ((1 + τ_r L)² − τ_r²d²) k_r = G' k_h, and transposed</td>
 *     <td>{@link org.cavity.theory.gated.closed.TwoReplicaMode}</td></tr>
 * <tr><td>max<sub>A</sub> λ(A) = 1; α_r² = 6 / ((1 − σ)(5 − 8σ)) at g_c</td>
 *     <td>{@link org.cavity.theory.gated.closed.ChaosOnset}</td></tr>
 * <tr><td>((1 + L/s)² − s⁻²d²) k = g² C_sr(t) k about h = 0</td>
 *     <td>{@link org.cavity.theory.gated.closed.ZeroStateExponent}, with the growth of small activity in
 *     {@link org.cavity.theory.gated.closed.SmallActivity}</td></tr>
 * <tr><td>moments, times and exponents of a state</td>
 *     <td>{@link org.cavity.theory.gated.closed.ClosedState}</td></tr>
 * </table>
 *
 * <p>Model: Krishnamurthy, Can &amp; Schwab, Phys. Rev. X 12, 011011 (2022), with the sign of the gates' biases
 * reversed. The equations at given A, their use for existence and folds, and the transposed problem are derived here.
 */
package org.cavity.theory.gated.closed;
