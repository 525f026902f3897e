/**
 * Quasi-renewal theory: the last spike of a neuron exactly, those before as events at the population rate.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>A ∫S = 1 under annealed input, response and CV</td>
 *     <td>{@link org.cavity.theory.adapting.quasirenewal.QuasiRenewalEquation}, {@link
 *     org.cavity.theory.adapting.quasirenewal.QuasiRenewal}</td></tr>
 * <tr><td>A(t) = ∫ λ(t|t') S(t|t') A(t') dt'</td>
 *     <td>{@link org.cavity.theory.adapting.quasirenewal.AgeCohorts}, {@link
 *     org.cavity.theory.adapting.quasirenewal.QuasiRenewalCourse}</td></tr>
 * <tr><td>intervals under fluctuating input</td>
 *     <td>{@link org.cavity.theory.adapting.quasirenewal.TiltedIntervals}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.quasirenewal;
