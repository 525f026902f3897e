/**
 * Predictions against measurements.
 *
 * <p>Start with {@link org.cavity.validation.FiniteSizeTrend}: it turns samples at several network sizes into an
 * estimate at N → ∞ with an honest error bar. A {@link org.cavity.validation.Comparison} sets that estimate beside the
 * prediction and reaches a {@link org.cavity.validation.Verdict}; {@link org.cavity.validation.Validator} makes
 * comparisons by running the theory and the simulation of any {@link org.cavity.validation.Model} at its {@link
 * org.cavity.validation.ValidationPoint}s; {@link org.cavity.validation.ValidationReport} judges all comparisons of a
 * run together, so that many comparisons do not raise a false alarm. Tests elsewhere use {@link
 * org.cavity.validation.Agreement}. Nothing in this package knows a particular model: a model's points live in a
 * package of their own, such as {@link org.cavity.validation.additive}.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>⟨q⟩(N) = a + b N<sup>−p</sup>, Var q = s²/N</td><td>{@link org.cavity.validation.FiniteSizeTrend}</td></tr>
 * <tr><td>z from Student's t; smallest detectable change</td><td>{@link org.cavity.validation.StandardError}</td></tr>
 * <tr><td>1 − (1 − p)<sup>m</sup>, false alarms of m comparisons</td>
 *     <td>{@link org.cavity.validation.ValidationReport}, {@link org.cavity.validation.Criterion}</td></tr>
 * <tr><td>today's measurements against stored ones</td><td>{@link org.cavity.validation.Baseline}</td></tr>
 * </table>
 */
package org.cavity.validation;
