/**
 * From trajectories to numbers: one-time statistics with block errors
 * ({@link org.cavity.numerics.statistics.SiteStatistics}, to be read first), the one formula of standard errors
 * ({@link org.cavity.numerics.statistics.Average}), autocorrelation and its half-time, power
 * spectra, participation ratio, and the
 * parallel run of independent networks.
 */
package org.cavity.numerics.statistics;
