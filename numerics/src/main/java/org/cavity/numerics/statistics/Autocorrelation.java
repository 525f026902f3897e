package org.cavity.numerics.statistics;

import java.util.Arrays;
import org.cavity.numerics.kernel.Kernels;

/**
 * Autocorrelation of δx = x − mean over units and time, averaged over units and time origins. At lag k it averages the
 * products of all pairs of samples k apart.
 */
public final class Autocorrelation {

    /** The automatic range ends where the correlation has fallen to this part of its total fall, twice over. */
    private static final double DECAYED = 0.02;

    private static final int AUTOMATIC_LAGS = 200;

    private final Kernels kernels = Kernels.best();
    private final double[][] series;
    private final int length;

    /**
     * Prepares the series.
     *
     * @param series {@code series[i][t]}, x of unit i at sample t
     */
    public Autocorrelation(double[][] series) {
        double mean = Arrays.stream(series)
                .mapToDouble(s -> Arrays.stream(s).average().orElseThrow())
                .average()
                .orElseThrow();
        this.series = Arrays.stream(series)
                .map(s -> Arrays.stream(s).map(x -> x - mean).toArray())
                .toArray(double[][]::new);
        this.length = series[0].length;
    }

    /** The autocorrelation at a lag of so many samples, less than the number of samples. */
    public double at(int lag) {
        double sum = 0;
        for (double[] x : series) {
            sum += kernels.dot(x, 0, x, lag, length - lag);
        }
        return sum / series.length / (length - lag);
    }

    /**
     * Lags, in samples, from 0 to twice the lag at which the correlation has decayed, at most {@value #AUTOMATIC_LAGS}
     * + 1 of them, equally spaced, and none longer than a quarter of the series.
     */
    public int[] automaticLags() {
        int longest = Math.max(1, length / 4);
        double end = at(longest);
        double fall = at(0) - end;
        int decayed = 1;
        while (decayed < longest && Math.abs(at(decayed) - end) > DECAYED * fall) {
            decayed += Math.max(1, decayed / 8);
        }
        int last = Math.min(longest, 2 * decayed);
        int spacing = (last + AUTOMATIC_LAGS - 1) / AUTOMATIC_LAGS;
        int[] lags = new int[last / spacing + 1];
        Arrays.setAll(lags, k -> k * spacing);
        return lags;
    }
}
