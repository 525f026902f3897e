/**
 * Averages over normal variables, of which all self-consistency equations are made: over one variable {@link
 * org.cavity.theory.gaussian.GaussianAverage}, to be read first, over two correlated ones {@link
 * org.cavity.theory.gaussian.PairCorrelation}, which picks the closed form or series that suits the nonlinearity.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>E[f(m + √C z)], trapezoid rule</td><td>{@link org.cavity.theory.gaussian.GaussianAverage}</td></tr>
 * <tr><td>E[f(m + s z)] of saturating f such as tanh², at any s</td>
 *     <td>{@link org.cavity.theory.gaussian.SigmoidAverage}</td></tr>
 * <tr><td>F = E[φφ], F' = E[φ'φ'], G' = F as functions of the covariance (Price)</td>
 *     <td>{@link org.cavity.theory.gaussian.PairCorrelation}</td></tr>
 * <tr><td>tanh(x) = ∫ erf(x / (s√2)) p(s) ds, closed forms for tanh and erf</td>
 *     <td>{@link org.cavity.theory.gaussian.ErfMixture}</td></tr>
 * <tr><td>E[φ'φ'] of the piecewise linear unit</td><td>{@link org.cavity.theory.gaussian.ClipCorrelation}</td></tr>
 * <tr><td>E[φ'φ'] = Σ b<sub>n</sub>² ρ<sup>n</sup> of any smooth φ (Mehler)</td>
 *     <td>{@link org.cavity.theory.gaussian.HermiteSeries}</td></tr>
 * <tr><td>functions of the covariance as Chebyshev series</td>
 *     <td>{@link org.cavity.theory.gaussian.Chebyshev}</td></tr>
 * </table>
 */
package org.cavity.theory.gaussian;
