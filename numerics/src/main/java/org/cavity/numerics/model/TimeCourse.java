package org.cavity.numerics.model;

/**
 * One network followed in time. The arrays are not to be modified.
 *
 * @param time sampled times after the transient
 * @param units x of a few units, {@code units[i][k]} at {@code time[k]}
 * @param lag lags of the autocorrelation
 * @param autocorrelation mean over units and time origins of δx(t) δx(t + lag), δx = x − population mean
 * @param measurement statistics of this network
 */
public record TimeCourse(
        double[] time, double[][] units, double[] lag, double[] autocorrelation, Measurement measurement) {}
