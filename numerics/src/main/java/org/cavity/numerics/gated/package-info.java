/**
 * The gated random network at finite N. {@link org.cavity.numerics.gated.GatedModel}, to be read first, is what the
 * simulation of any network model needs to know of it.
 *
 * <table>
 * <caption>Where the equations are</caption>
 * <tr><td>h', z', r' and their linearisation, its trace</td><td>{@code GatedDynamics}, {@code Gains}</td></tr>
 * <tr><td>φ, σ_z, σ_r and their derivatives</td><td>{@code Units}</td></tr>
 * <tr><td>Jʰ, Jᶻ, Jʳ</td><td>{@code GateCouplings}</td></tr>
 * <tr><td>frozen and fluctuating inputs</td><td>{@code FrozenInput}, {@code ResetNoise}</td></tr>
 * <tr><td>the 3N × 3N Jacobian, the averages that its spectrum depends on</td><td>{@code GatedSnapshot},
 *     {@link org.cavity.numerics.gated.GatedLaw}</td></tr>
 * <tr><td>fixed points of given variances at any N</td>
 *     <td>{@link org.cavity.numerics.gated.PlantedFixedPoint}, {@code GatedPlantedSimulation}</td></tr>
 * <tr><td>averages over units and time, half-time</td><td>{@code GatedStatistics}</td></tr>
 * <tr><td>what to expect of a network: whether it comes to rest, how fast, times to simulate</td>
 *     <td>{@code Forecast}, {@code SuggestedSettings}</td></tr>
 * <tr><td>adjoint equations, run backwards</td><td>{@link org.cavity.numerics.gated.AdjointRun}, {@code GatedAdjoint},
 *     {@code AdjointStep}, {@code StoredTrajectory}</td></tr>
 * </table>
 */
package org.cavity.numerics.gated;
