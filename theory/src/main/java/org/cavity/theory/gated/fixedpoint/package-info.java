/**
 * Mean-field fixed points of the gated network.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>averages at one fixed point: q, S2, K, F'(D) and what its Jacobian's spectrum depends on</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint}</td></tr>
 * </table>
 */
package org.cavity.theory.gated.fixedpoint;
