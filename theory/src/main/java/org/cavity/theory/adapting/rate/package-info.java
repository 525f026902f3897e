/**
 * The tilted rate equation: the population rate from mean, variance and correlations of the input. Averaging over
 * Gaussian inputs with the weight e^{z(t)/Δ_u} that a spike at t brings adds C(s, t)/Δ_u to the input at every earlier s
 * (the tilt), so that mean and variance of the input act through separate pathways.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>A = [1 − A ∫_0^{t_ref} e^K] exp(b − A ∫ k e^K): stationary rates, also of the coupled population</td>
 *     <td>{@link org.cavity.theory.adapting.rate.RateEquation}, {@link
 *     org.cavity.theory.adapting.rate.StationaryRate}</td></tr>
 * <tr><td>K(τ) = C(τ)/Δ_u² − A ∫ k'(u) e^{K(u)} (e^{K(τ+u)} − 1) du, k' = d(A k)/dA</td>
 *     <td>{@link org.cavity.theory.adapting.rate.Tilt}</td></tr>
 * <tr><td>the same with K(s, t) in time, for any course of the input</td>
 *     <td>{@link org.cavity.theory.adapting.rate.RateResponse}</td></tr>
 * <tr><td>δ ln A/δμ, δ ln A/δσ and δ ln A/δb, K perturbed with A</td>
 *     <td>{@link org.cavity.theory.adapting.rate.LinearResponse}</td></tr>
 * <tr><td>A = exp(b − A ∫ γ), the simplest approximation</td>
 *     <td>{@link org.cavity.theory.adapting.rate.IndependentEvents}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.rate;
