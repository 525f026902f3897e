/**
 * Linear response of the rate to mean and variance of the input, and the time scales that adaptation sets.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>χ_μ(ω), χ_σ(ω): the tilted rate equation linearised in rate and tilt</td>
 *     <td>{@link org.cavity.theory.adapting.response.LinearResponse}</td></tr>
 * <tr><td>δK(t − τ, t) = e^{iωt} κ(τ)</td><td>{@code TiltResponse}</td></tr>
 * <tr><td>δC(t − τ, t) = e^{iωt} c(τ)</td><td>{@code CovarianceResponse}</td></tr>
 * <tr><td>1 + A k̃(z) + … = 0: poles of the closed loop</td>
 *     <td>{@link org.cavity.theory.adapting.response.AdaptationModes}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.response;
