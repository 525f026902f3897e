/**
 * Stationary statistics of a population under independent inputs.
 *
 * <table>
 * <caption>Quantity and class</caption>
 * <tr><th>quantity</th><th>class</th></tr>
 * <tr><td>log-normal law of rates given the input</td>
 *     <td>{@link org.cavity.theory.adapting.statistics.RateStatistics}</td></tr>
 * <tr><td>log-intensity, covariance of potential and adaptation</td>
 *     <td>{@link org.cavity.theory.adapting.statistics.IntensityStatistics}</td></tr>
 * <tr><td>power spectrum of spikes, Fano factor</td>
 *     <td>{@link org.cavity.theory.adapting.statistics.SpikeSpectrum}</td></tr>
 * <tr><td>correlation of rates and of spikes</td><td>{@code SpikeCorrelation}</td></tr>
 * <tr><td>R(ω) of a single neuron</td><td>{@code SpikeFilter}</td></tr>
 * </table>
 */
package org.cavity.theory.adapting.statistics;
