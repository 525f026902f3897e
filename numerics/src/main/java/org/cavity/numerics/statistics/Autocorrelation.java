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

    /** A correlation has decayed where it has fallen to this part of its value at lag 0, and stays there. */
    private static final double DECAYED = 0.05;

    /** A correlation is lost in noise below this many standard deviations of it. */
    private static final double NOISE = 2;

    /** What stays above this part of its value at lag 0 is no noise: activity is periodic, or the series too short. */
    private static final double LASTING = 0.5;

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
     * The lag, in samples, from which on a correlation has decayed or cannot be told from its noise, which is what is left of
     * it at lags from an eighth to a quarter of the series; at least 1.
     *
     * @param fluctuation C − C(∞) at all lags
     */
    public static int decayLag(double[] fluctuation) {
        int longest = Math.max(1, fluctuation.length / 4);
        double noise = Math.sqrt(Arrays.stream(fluctuation, longest / 2, longest)
                .map(c -> c * c)
                .average()
                .orElse(0));
        double nothing = Math.max(DECAYED * fluctuation[0], Math.min(NOISE * noise, LASTING * fluctuation[0]));
        int lag = longest;
        while (lag > 1 && Math.abs(fluctuation[lag - 1]) < nothing) {
            lag--;
        }
        return lag;
    }

    /**
     * Lags, in samples, from 0 to three times the lag at which a correlation has decayed, at most {@value #AUTOMATIC_LAGS} +
     * 1 of them, equally spaced, and none longer than a quarter of the series.
     *
     * @param fluctuation C − C(∞) at all lags
     */
    public static int[] automaticLags(double[] fluctuation) {
        int last = Math.min(Math.max(1, fluctuation.length / 4), 3 * decayLag(fluctuation));
        int spacing = (last + AUTOMATIC_LAGS - 1) / AUTOMATIC_LAGS;
        int[] lags = new int[last / spacing + 1];
        Arrays.setAll(lags, k -> k * spacing);
        return lags;
    }
}
