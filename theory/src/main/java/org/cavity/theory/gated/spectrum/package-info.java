/**
 * The Jacobian's spectrum of the gated network. Read {@link org.cavity.theory.gated.spectrum.BulkBoundary} (the edge of
 * the bulk, in any state) and {@link org.cavity.theory.gated.spectrum.FixedPointSpectrum} (all that a fixed point's
 * spectrum consists of) first.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>1 = (E[σ_r²] + E[φ²]E[σ_r'²]/|1+τ_rλ|²) E[σ_z²φ'²/|λ+σ_z|²] + E[(σ_z'Aφ')²/|λ+σ_z|²]/|1+τ_zλ|²: edge,
 *     abscissa, curves, atoms −1/τ outside the bulk</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.BulkBoundary}</td></tr>
 * <tr><td>the parts of the bulk on the real axis; the edge Y(Re λ) over each</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.RealSections},
 *     {@link org.cavity.theory.gated.spectrum.BoundaryTracer}</td></tr>
 * <tr><td>averages over the gate: E[s²/|λ+s|²] for logit-normal s at a fixed point, sums over sites otherwise</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.LogisticNormal},
 *     {@link org.cavity.theory.gated.spectrum.PointMasses}</td></tr>
 * <tr><td>1 = E[σ_z/(λ+σ_z)] Φ (1 + R/(1+τ_rλ))</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.JacobianOutlier}</td></tr>
 * <tr><td>ln λ = β_z + α_z√D_z Φ⁻¹(1−1/K) − 1 for 1 &lt; K &lt; 1/p</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.MarginalStability}</td></tr>
 * <tr><td>(1/N) ln|det(λ − Jac)|, resolvent, density</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.LogDeterminant}</td></tr>
 * <tr><td>the amplitudes b, γ, d within the bulk</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.SaddlePoint}</td></tr>
 * <tr><td>number of |λ| &lt; x: the mean of d/d ln x (1/N) ln|det(λ − Jac)| over the circle</td>
 *     <td>{@link org.cavity.theory.gated.spectrum.SlowModes}</td></tr>
 * </table>
 */
package org.cavity.theory.gated.spectrum;
