/**
 * Linear response of the rate to mean and variance of the input, and the time scales that adaptation sets.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>χ_μ(ω), χ_σ(ω), coupling included</td>
 *     <td>{@link org.cavity.theory.adapting.response.PopulationFilter}</td></tr>
 * <tr><td>1 + A k̃(z) + … = 0: poles of the closed loop</td>
 *     <td>{@link org.cavity.theory.adapting.response.AdaptationModes}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.response;
