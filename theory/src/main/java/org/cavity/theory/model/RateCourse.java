package org.cavity.theory.model;

/**
 * The population rate over time. The arrays are not to be modified.
 *
 * @param times centres of the bins, relative to the onset of the stimulus; negative before
 * @param rates rate in each bin
 * @param errors standard error of each rate where it is measured, estimated error where it is predicted
 * @param note why the numbers are not to be trusted; empty if they are
 */
public record RateCourse(double[] times, double[] rates, double[] errors, String note) {}
