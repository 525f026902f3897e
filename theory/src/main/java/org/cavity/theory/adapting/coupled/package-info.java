/**
 * A population coupled to itself, by any theory of the uncoupled one.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>all solutions of A = F(μ + J A)</td>
 *     <td>{@link org.cavity.theory.adapting.coupled.CoupledStates}</td></tr>
 * <tr><td>1 = J A R(z) e^{−zd}/[Δ_u (1 + zτ_m)(1 + zτ_d)]: onsets, number of growing modes</td>
 *     <td>{@link org.cavity.theory.adapting.coupled.CharacteristicEquation}</td></tr>
 * <tr><td>lines over coupling and mean input</td>
 *     <td>{@link org.cavity.theory.adapting.coupled.StabilityLines}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.coupled;
