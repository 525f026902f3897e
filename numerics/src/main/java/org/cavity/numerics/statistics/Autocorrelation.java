package org.cavity.numerics.statistics;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Autocorrelation of δx = x − mean over units and time, averaged over units and time origins. At lag k it averages the
 * products of all pairs of samples k apart, which is without bias but for that of the mean.
 */
public final class Autocorrelation {

    /** A correlation has decayed where it has fallen to this part of its total fall, and stays there. */
    private static final double DECAYED = 0.05;

    private static final int AUTOMATIC_LAGS = 200;

    private Autocorrelation() {}

    /**
     * The autocorrelation at all lags, from power spectra of the series between zeros (Wiener and Khinchin).
     *
     * @param series {@code series[i][t]}, x of unit i at sample t
     */
    public static double[] of(double[][] series) {
        int length = series[0].length;
        double mean = Arrays.stream(series)
                .mapToDouble(s -> Arrays.stream(s).average().orElseThrow())
                .average()
                .orElseThrow();
        int padded = 2 * powerOfTwo(length);
        double[] power = new double[padded];
        double[][] z = new double[2][padded];
        for (int i = 0; i < series.length; i += 2) {
            // Two real series as one complex one: their powers add up in the even part.
            for (int part = 0; part < 2; part++) {
                Arrays.fill(z[part], 0);
                for (int t = 0; t < length && i + part < series.length; t++) {
                    z[part][t] = series[i + part][t] - mean;
                }
            }
            FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int m = 0; m < padded; m++) {
                power[m] += z[0][m] * z[0][m] + z[1][m] * z[1][m];
            }
        }
        double[][] sums = {power, new double[padded]};
        FastFourierTransformer.transformInPlace(sums, DftNormalization.STANDARD, TransformType.INVERSE);
        double[] values = new double[length];
        for (int lag = 0; lag < length; lag++) {
            values[lag] = sums[0][lag] / series.length / (length - lag);
        }
        return values;
    }

    /** Smallest power of two that is at least n. */
    static int powerOfTwo(int n) {
        return Math.max(1, Integer.highestOneBit(2 * n - 1));
    }

    /**
     * The lag, in samples, from which on a correlation has decayed, found within the first quarter of its lags; at least 1.
     *
     * @param values the autocorrelation at all lags
     * @param noise error of the values, three times which counts as nothing
     */
    public static int decayLag(double[] values, double noise) {
        int longest = Math.max(1, values.length / 4);
        double nothing = Math.max(DECAYED * (values[0] - values[longest]), 3 * noise);
        int lag = longest;
        while (lag > 1 && Math.abs(values[lag - 1] - values[longest]) < nothing) {
            lag--;
        }
        return lag;
    }

    /**
     * Lags, in samples, from 0 to twice the lag at which a correlation has decayed, at most {@value #AUTOMATIC_LAGS} + 1 of
     * them, equally spaced, and none longer than a quarter of the series.
     *
     * @param values the autocorrelation at all lags
     */
    public static int[] automaticLags(double[] values) {
        int last = Math.min(Math.max(1, values.length / 4), 2 * decayLag(values, 0));
        int spacing = (last + AUTOMATIC_LAGS - 1) / AUTOMATIC_LAGS;
        int[] lags = new int[last / spacing + 1];
        Arrays.setAll(lags, k -> k * spacing);
        return lags;
    }
}
