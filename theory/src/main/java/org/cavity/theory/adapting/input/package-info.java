/**
 * Mean and variance of the potential under inputs that differ between neurons, and how they follow the inputs.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>C(s) and S_z(ω) of the stationary potential</td>
 *     <td>{@link org.cavity.theory.adapting.input.PotentialCovariance}</td></tr>
 * <tr><td>τ_m m' = −m + μ, v' = −(2/τ_m)(v − σc)</td>
 *     <td>{@link org.cavity.theory.adapting.input.PotentialMoments}</td></tr>
 * <tr><td>C(s, t) under a changing deviation; its linear response to the deviation</td>
 *     <td>{@link org.cavity.theory.adapting.input.CovarianceHistory}, {@link
 *     org.cavity.theory.adapting.input.CovarianceResponse}</td></tr>
 * <tr><td>half-rise times of mean and variance</td>
 *     <td>{@link org.cavity.theory.adapting.input.HalfRise}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.input;
