package org.cavity.numerics.statistics;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Power spectra S(ω) of what fluctuates in a network's activity by Welch's method (1967), averaged over units, normalised
 * as {@link org.cavity.theory.correlation} says: ∫ S dω/2π is the variance in time, S(ω) = h |Σ_t w_t δx_t e^(−iωth)|² /
 * Σ w² for samples h apart.
 *
 * <p>Segments overlap by half under the window w_t = sin(π(t + ½)/ℓ): squares of overlapping windows add up to 1, so that
 * all samples but those of the two ends count alike, and of all windows this one blurs the least (Riedel &amp; Sidorenko
 * 1995), S to S + ½(π/ℓh)² S''. Segments of √(150 T), in units of time, but no longer than half of the time T, let
 * resolution and scatter improve alike with T.
 *
 * <p>δx is x less its unit's time average, of which S(0) tells how much of it is fluctuation too: that is given
 * back to the lowest frequencies, and a part of x that is frozen is not seen.
 */
public final class WelchSpectrum {

    /** Length of a segment whose square is this times the whole time, in units of time. */
    private static final double SEGMENT = 150;

    private final int samples;
    private final double interval;
    private final int length;
    private final int padded;
    private final double[] window;
    private final double[] windowPower;

    /**
     * Prepares for series of so many samples.
     *
     * @param samples length of the series, at least 4
     * @param interval h, time between samples
     */
    public WelchSpectrum(int samples, double interval) {
        this.samples = samples;
        this.interval = interval;
        int longest = (int) Math.sqrt(SEGMENT * samples / interval);
        this.length = 2 * Math.max(1, Math.min(samples / 2, longest) / 2);
        this.padded = Autocorrelation.powerOfTwo(length);
        this.window = new double[length];
        Arrays.setAll(window, t -> Math.sin(Math.PI * (t + 0.5) / length));
        this.windowPower = new double[padded / 2 + 1];
        addPower(new double[][] {Arrays.copyOf(window, padded), new double[padded]}, windowPower);
    }

    /**
     * A spectrum.
     *
     * @param power S at {@link WelchSpectrum#frequencies()}
     * @param varianceOfMean variance S(0)/T that the time average over the series has because it fluctuates
     */
    public record Estimate(double[] power, double varianceOfMean) {}

    /** The frequencies, from 0 to that of Nyquist, π/h. */
    public double[] frequencies() {
        double[] frequencies = new double[padded / 2 + 1];
        Arrays.setAll(frequencies, m -> 2 * Math.PI * m / (padded * interval));
        return frequencies;
    }

    /**
     * The spectrum.
     *
     * @param series {@code series[i][t]}, x of unit i at sample t
     */
    public Estimate of(double[][] series) {
        double[] weight = meanWeights();
        double[] mean = new double[series.length];
        for (int i = 0; i < mean.length; i++) {
            for (int t = 0; t < samples; t++) {
                mean[i] += weight[t] * series[i][t];
            }
        }
        double[] power = new double[padded / 2 + 1];
        int segments = 0;
        for (int from = 0; from + length <= samples; from += length / 2) {
            for (int i = 0; i < series.length; i += 2) {
                double[][] z = new double[2][padded];
                for (int part = 0; part < 2 && i + part < series.length; part++) {
                    for (int t = 0; t < length; t++) {
                        z[part][t] = window[t] * (series[i + part][from + t] - mean[i + part]);
                    }
                }
                addPower(z, power);
            }
            segments++;
        }
        double norm = interval / (0.5 * length);
        for (int m = 0; m < power.length; m++) {
            power[m] *= norm / segments / series.length;
        }
        double taken = takenByMean(weight);
        double given = power[0] / (1 - taken) * taken / windowPower[0];
        for (int m = 0; m < power.length; m++) {
            power[m] += given * windowPower[m];
        }
        return new Estimate(power, power[0] / (samples * interval));
    }

    /** Weights of the time average, which fall off smoothly lest an oscillation leaks into it. */
    private double[] meanWeights() {
        double[] weight = new double[samples];
        Arrays.setAll(weight, t -> 2.0 / samples * Math.pow(Math.sin(Math.PI * (t + 0.5) / samples), 2));
        return weight;
    }

    /** Part of S(0) that goes with the time average: (2 cov(y, m) W − W² var m)/var y of a segment's sum y, mean m. */
    private double takenByMean(double[] weight) {
        double variance = 0;
        for (double w : weight) {
            variance += w * w;
        }
        double sum = Math.sqrt(windowPower[0]);
        double covariance = 0;
        int segments = 0;
        for (int from = 0; from + length <= samples; from += length / 2) {
            for (int t = 0; t < length; t++) {
                covariance += window[t] * weight[from + t];
            }
            segments++;
        }
        return (2 * sum * covariance / segments - windowPower[0] * variance) / (0.5 * length);
    }

    /** Adds the powers of two real series, given as the parts of a complex one, which is overwritten. */
    private static void addPower(double[][] z, double[] power) {
        FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
        int length = z[0].length;
        for (int m = 0; m < power.length; m++) {
            int minus = (length - m) % length;
            power[m] +=
                    (z[0][m] * z[0][m] + z[1][m] * z[1][m] + z[0][minus] * z[0][minus] + z[1][minus] * z[1][minus]) / 2;
        }
    }
}
