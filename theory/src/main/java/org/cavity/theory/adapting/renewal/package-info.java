/**
 * Neurons whose intensity depends on their age alone: exact rates, intervals and responses.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>A = 1/∫S, CV² = 2A² ∫τS − 1, P = λS under constant input</td>
 *     <td>{@link org.cavity.theory.adapting.renewal.AgeLaw}</td></tr>
 * <tr><td>δ ln A = R(z) δb</td><td>{@link org.cavity.theory.adapting.renewal.AgeResponse}</td></tr>
 * <tr><td>rate and CV under fluctuating input</td>
 *     <td>{@link org.cavity.theory.adapting.renewal.FluctuatingRenewal}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.renewal;
