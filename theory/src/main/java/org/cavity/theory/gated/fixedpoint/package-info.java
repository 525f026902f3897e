/**
 * Mean-field fixed points of the gated network: where they are, what their Jacobian's spectrum depends on, where they
 * appear and how many there are. Read {@link org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint} (all that follows
 * from the variance of h), {@link org.cavity.theory.gated.fixedpoint.FixedPoints} (finds the variances), then the
 * lines.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>averages at one fixed point: q, S2, K = E[φ'²] (S2 + q E[σ_r'²]), F' = Φ (1 + R), law of σ_z</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint}</td></tr>
 * <tr><td>D = F(D) = q S2 + σ_h², all solutions</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.FixedPoints},
 *     {@link org.cavity.theory.gated.fixedpoint.VarianceMap}</td></tr>
 * <tr><td>g² E[σ_r(r)²] = 1 at h = 0: critical gain, critical input to r</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.StabilityLine}</td></tr>
 * <tr><td>F(D) = D and F'(D) = 1: folds, tricritical point α_r² = 2 / ((1 − σ_r(0)) (2 − 3 σ_r(0)))</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.FoldLine},
 *     {@link org.cavity.theory.gated.fixedpoint.Fold}</td></tr>
 * <tr><td>all fixed points along α_r as one curve, W = α_r² D_r ↦ (D, α_r)</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.FixedPointCurve}</td></tr>
 * <tr><td>ext (E[ln W] − b − c d)/2 and the growth rate of the mean number of fixed points</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.FixedPointComplexity}</td></tr>
 * <tr><td>its functional with gradient and Hessian; Newton's method along its branches</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.AnnealedFunctional},
 *     {@link org.cavity.theory.gated.fixedpoint.AnnealedBranch}</td></tr>
 * <tr><td>E[f(φ)], E[f(σ_r)]</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.RateAverages},
 *     {@link org.cavity.theory.gated.fixedpoint.ResetAverages}</td></tr>
 * </table>
 *
 * Source: Krishnamurthy, Can &amp; Schwab, Phys. Rev. X 12, 011011 (2022), whose gates have biases of the opposite
 * sign. The annealed exponent is derived here.
 */
package org.cavity.theory.gated.fixedpoint;
