package org.cavity.numerics.model;

import org.cavity.theory.model.Columns;

/**
 * Networks followed in time: the course of one, averages over all. The arrays are not to be modified.
 *
 * @param time sampled times after the transient
 * @param units x of a few units of the first network, {@code units[i][k]} at {@code time[k]}
 * @param autocorrelation {@code lag}, {@code value}: mean over units and time origins of δx(t) δx(t + lag), δx = x −
 *     population mean, averaged over networks; and, of several networks, {@code error}, its standard error
 * @param powerSpectrum {@code frequency} (rad per unit of time), {@code value}, {@code error} likewise: S(ω), two-sided,
 *     of what fluctuates, ∫ S dω/2π being its variance; see {@link org.cavity.theory.correlation}
 * @param measurement statistics of all networks
 * @param discreteTime whether time is that of a map, which knows nothing between its steps
 */
public record TimeCourse(
        double[] time,
        double[][] units,
        Columns autocorrelation,
        Columns powerSpectrum,
        Measurement measurement,
        boolean discreteTime) {}
