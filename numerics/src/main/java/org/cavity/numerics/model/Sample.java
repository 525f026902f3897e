package org.cavity.numerics.model;

import java.util.Locale;

/**
 * One quantity measured in several independent networks.
 *
 * @param mean mean over networks
 * @param standardError standard error of the mean; with one network the error of its time average, if known, else NaN
 * @param values the value in each network; not to be modified
 */
public record Sample(double mean, double standardError, double[] values) {

    /** Mean and standard error of values from independent networks. */
    public static Sample of(double... values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        int n = values.length;
        return new Sample(mean, n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN, values.clone());
    }

    /** Mean and error in one line. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.6g ± %.2g (%d networks)", mean, standardError, values.length);
    }
}
