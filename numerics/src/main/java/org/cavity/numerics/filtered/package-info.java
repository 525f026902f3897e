/**
 * Random networks of units that filter their input linearly, at finite N: rate units with adaptation, second-order
 * units, rate units of different time constants. {@link org.cavity.numerics.filtered.FilteredModel}, to be read first, is what the simulation of any network
 * model needs to know of them.
 *
 * <table>
 * <caption>Where the equations are</caption>
 * <tr><td>u' = r (A u + b I) of a single unit</td><td>{@code UnitEquations}</td></tr>
 * <tr><td>the same with I = g J φ(x), its linearisation and trace</td><td>{@code FilteredDynamics}</td></tr>
 * <tr><td>eigenvalues of the Jacobian from those of g J diag φ'</td><td>{@code FilteredSnapshot}</td></tr>
 * <tr><td>averages over units and time</td><td>{@code FilteredStatistics}</td></tr>
 * <tr><td>times to simulate</td><td>{@code SuggestedSettings}</td></tr>
 * </table>
 */
package org.cavity.numerics.filtered;
