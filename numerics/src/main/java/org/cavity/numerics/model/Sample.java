package org.cavity.numerics.model;

import java.util.Locale;
import org.cavity.numerics.statistics.Average;

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
        Average average = Average.of(values);
        return new Sample(average.value(), average.error(), values.clone());
    }

    /** Mean and error in one line. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.6g ± %.2g (%d networks)", mean, standardError, values.length);
    }
}
