/**
 * Dynamical mean-field theory of the additive random network of Sompolinsky, Crisanti &amp; Sommers (1988), with frozen
 * input, white noise, bias and mean connectivity, in continuous time and as a map; maps of steps below 1 are solved by
 * {@link org.cavity.theory.filtered}. Read
 * {@link org.cavity.theory.additive.AdditiveNetwork} (the equation of motion),
 * {@link org.cavity.theory.additive.MeanField} (finds the states) and {@link org.cavity.theory.additive.AdditiveState}
 * (all that follows from one state) in this order.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>m = I + J₀ E[φ]</td><td>{@link org.cavity.theory.additive.MeanEquation}</td></tr>
 * <tr><td>fixed points C = g² E[φ²] + Iv; energy conservation P(C0) = D²/2 of chaotic and noisy states</td>
 *     <td>{@link org.cavity.theory.additive.SecondMoments}</td></tr>
 * <tr><td>C(∞) = g² F(C(∞); C0) + Iv</td><td>{@link org.cavity.theory.additive.StaticPart}</td></tr>
 * <tr><td>C'' = C − g² F(C; C0) − Iv: C(τ) and its decay rate κ</td>
 *     <td>{@link org.cavity.theory.additive.Autocorrelation}</td></tr>
 * <tr><td>[−d²/dτ² + 1 − g² E[φ'φ'](τ)] ψ = E0 ψ, λ = −1 + √(1 − E0)</td>
 *     <td>{@link org.cavity.theory.additive.TwoReplicaExponent}</td></tr>
 * <tr><td>λ = log g√E[φ'²] and the whole Lyapunov spectrum of the map</td>
 *     <td>{@link org.cavity.theory.additive.MapSpectrum}</td></tr>
 * <tr><td>isolated eigenvalue of the Jacobian at a fixed point</td>
 *     <td>{@link org.cavity.theory.additive.JacobianOutlier}</td></tr>
 * <tr><td>onsets g² E[φ'²] = 1, C0 = g² E[φ²] + Iv (with noise), J₀ E[φ'] = 1</td>
 *     <td>{@link org.cavity.theory.additive.CriticalGain}</td></tr>
 * <tr><td>(tr Σ)² / (N tr Σ²) of x and φ(x), with the fourth cumulant of the couplings</td>
 *     <td>{@link org.cavity.theory.additive.ParticipationRatio}</td></tr>
 * </table>
 *
 * {@link org.cavity.theory.additive.AdditiveTheory} offers all this to sweeps, validation and the command line.
 */
package org.cavity.theory.additive;
