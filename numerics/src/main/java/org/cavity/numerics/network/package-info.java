/**
 * The simulation of random networks of any model: {@link org.cavity.numerics.network.NetworkSimulation} measures,
 * follows and linearises what a {@link org.cavity.numerics.network.NetworkModel}, to be read first, draws.
 *
 * <table>
 * <caption>What a model provides</caption>
 * <tr><td>its names, checks, suggested settings, costs</td><td>{@link org.cavity.numerics.network.NetworkModel},
 *     {@link org.cavity.numerics.network.Workload}</td></tr>
 * <tr><td>whether it flows or is iterated, with what noise</td><td>{@link org.cavity.numerics.network.Motion}</td></tr>
 * <tr><td>one network: initial states, integrator</td><td>{@link org.cavity.numerics.network.Realisation}</td></tr>
 * <tr><td>averages over its trajectory</td><td>{@link org.cavity.numerics.network.StateStatistics}</td></tr>
 * <tr><td>its Jacobian at one state</td><td>{@link org.cavity.numerics.network.Snapshot}</td></tr>
 * </table>
 */
package org.cavity.numerics.network;
