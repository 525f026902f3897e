package org.cavity.numerics.adapting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cavity.numerics.statistics.Average;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * The frequency at which a population's rate oscillates: the peak of its power spectrum, averaged over half-overlapping
 * segments under Hann's window (Welch 1967), if it stands out from the shot noise of as many independent neurons.
 */
final class Oscillation {

    /**
     * A peak counts if its power is so many times that of shot noise. In the asynchronous state 1/|1 − L|² is the most
     * that feedback L makes of it: 100 means within a tenth of the onset.
     */
    private static final double STANDS_OUT = 100;

    private static final int SEGMENTS = 4;
    private static final int SHORTEST = 64;

    private Oscillation() {}

    /**
     * The frequency per step; empty if no peak stands out.
     *
     * @param counts spikes of the population in each step
     */
    static Optional<Average> frequency(int[] counts) {
        int length = Integer.highestOneBit(Math.max(1, counts.length / SEGMENTS));
        if (length < SHORTEST) {
            return Optional.empty();
        }
        double mean = 0;
        for (int count : counts) {
            mean += (double) count / counts.length;
        }
        double[] total = new double[length / 2];
        List<Double> peaks = new ArrayList<>();
        for (int from = 0; from + length <= counts.length; from += length / 2) {
            double[] power = power(counts, from, length, mean);
            for (int k = 0; k < total.length; k++) {
                total[k] += power[k];
            }
            peaks.add(peak(power));
        }
        double peak = peak(total);
        int nearest = (int) Math.round(peak);
        if (!(total[nearest] / peaks.size() > STANDS_OUT * mean)) {
            return Optional.empty();
        }
        double error = Average.of(
                        peaks.stream().mapToDouble(Double::doubleValue).toArray())
                .error();
        return Optional.of(new Average(peak / length, error / length));
    }

    /** |Σ w (c − mean) e^{−iωt}|²/Σ w², which is the mean count for independent Poisson neurons. */
    private static double[] power(int[] counts, int from, int length, double mean) {
        double[][] z = new double[2][length];
        double norm = 0;
        for (int n = 0; n < length; n++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (n + 0.5) / length);
            z[0][n] = window * (counts[from + n] - mean);
            norm += window * window;
        }
        FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] power = new double[length / 2];
        // The two lowest frequencies are the window's.
        for (int k = 2; k < power.length; k++) {
            power[k] = (z[0][k] * z[0][k] + z[1][k] * z[1][k]) / norm;
        }
        return power;
    }

    /** Place of the largest power, by a parabola through the logarithms beside it. */
    private static double peak(double[] power) {
        int best = 2;
        for (int k = 2; k < power.length; k++) {
            if (power[k] > power[best]) {
                best = k;
            }
        }
        if (best <= 2 || best + 1 >= power.length || !(power[best] > 0)) {
            return best;
        }
        double left = Math.log(power[best - 1]);
        double middle = Math.log(power[best]);
        double right = Math.log(power[best + 1]);
        double curvature = left - 2 * middle + right;
        return Double.isFinite(curvature) && curvature < 0 ? best + (left - right) / (2 * curvature) : best;
    }
}
