/**
 * Time-varying states of the gated network whose update gate moves (α_z &gt; 0). h is then not Gaussian and the
 * mean-field equations do not close; but given the path of z it is Gaussian, so that only paths of z are drawn and
 * all else is exact. {@link org.cavity.theory.gated.sampled.SampledSolver}, to be read first, solves C_φ = F(C_φ);
 * {@link org.cavity.theory.gated.sampled.SampledState} is the result.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>C_z, C_r, C_σr = E[σ_rσ_r'], C_η = C_σr C_φ + σ_h² out of C_φ; every frozen input</td>
 *     <td>{@link org.cavity.theory.gated.sampled.Drives}</td></tr>
 * <tr><td>C(t) = Σ A_k cos ω_k t on a periodic window; a correlation known at few lags</td>
 *     <td>{@link org.cavity.theory.gated.sampled.TimeWindow},
 *     {@link org.cavity.theory.gated.sampled.WindowChoice}</td></tr>
 * <tr><td>paths of z: pairs ±z, stratified, of exact power</td>
 *     <td>{@link org.cavity.theory.gated.sampled.GateNoise}</td></tr>
 * <tr><td>X_k' = σ_z (e^{iω_k t} − X_k), V(t, t') = Σ A_k Re X_k X_k'*</td>
 *     <td>{@link org.cavity.theory.gated.sampled.ResponseModes},
 *     {@link org.cavity.theory.gated.sampled.ModeMarch}</td></tr>
 * <tr><td>E[tanh(gx + b) tanh(gy + b)] at unequal variances, and its derivative E[φ'φ'']</td>
 *     <td>{@link org.cavity.theory.gated.sampled.TanhMixture}</td></tr>
 * <tr><td>F: C_φ → C_φ, averages over paths and origins of time</td>
 *     <td>{@link org.cavity.theory.gated.sampled.SingleSite}</td></tr>
 * <tr><td>paths weighted by regression on σ_z, ln σ_z, σ_z²</td>
 *     <td>{@link org.cavity.theory.gated.sampled.GateControls}</td></tr>
 * <tr><td>C = F(C), damped iteration and Anderson's mixing</td>
 *     <td>{@link org.cavity.theory.gated.sampled.StationaryCorrelation},
 *     {@link org.cavity.theory.rootfinding.AndersonMixing}</td></tr>
 * <tr><td>means over samples and their standard errors</td>
 *     <td>{@link org.cavity.theory.model.Estimate#ofSamples}</td></tr>
 * <tr><td>u' = −(λ + σ_z)u + σ_z ξ + σ_z'Aζ as a matrix on q = E[φ'u φ'u'], μ(λ) = 1</td>
 *     <td>{@link org.cavity.theory.gated.sampled.TangentOperator},
 *     {@link org.cavity.theory.gated.sampled.PerronEigenvalue},
 *     {@link org.cavity.theory.gated.sampled.GrowthRate}</td></tr>
 * <tr><td>the same backwards: −a_h' = −σ_z a_h + φ'Y, ratios E a_z²/E a_h², E a_r²/E a_h²</td>
 *     <td>{@link org.cavity.theory.gated.sampled.AdjointOperator},
 *     {@link org.cavity.theory.gated.sampled.GradientCovariance}</td></tr>
 * <tr><td>joint law of σ_z, φ'², (σ_z'Aφ')²</td>
 *     <td>{@link org.cavity.theory.gated.sampled.SiteHistogram}</td></tr>
 * <tr><td>joint sites (h, z, r, A) drawn from the law of a state</td>
 *     <td>{@link org.cavity.theory.gated.sampled.PathPoint},
 *     {@link org.cavity.theory.gated.sampled.ActivityLaw}</td></tr>
 * <tr><td>chaos onset: min over q of α_r(q) at C_φ(0) = q</td>
 *     <td>{@link org.cavity.theory.gated.sampled.SampledChaosOnset}</td></tr>
 * </table>
 *
 * <p><b>Biases and frozen inputs.</b> Every one of them keeps the structure. A frozen input σ_z², σ_r² is an
 * amplitude at frequency zero of C_z, C_r: each path of z has its own constant part. σ_h² is one of C_η, whose wave
 * of frequency zero passes to h unchanged (X_0 = 1) whatever the gate does. With β_h or σ_h the rates do not
 * decorrelate, and what C_φ has at the far end of the window is its plateau C_φ(∞), which the amplitude at frequency
 * zero carries likewise: the window has to hold only the decay to it. A bias β_h enters E[φφ'|z] through bivariate
 * normal orthant probabilities in place of arcsines. β_z shifts the gate; −z is as likely as z all the same. An
 * Ornstein-Uhlenbeck input to r adds its filtered covariance to C_r.
 */
package org.cavity.theory.gated.sampled;
