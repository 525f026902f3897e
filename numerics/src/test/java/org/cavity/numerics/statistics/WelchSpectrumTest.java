package org.cavity.numerics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WelchSpectrumTest {

    private static final double INTERVAL = 0.5;

    /**
     * The time average takes the part (2 cov(y, m) W − W² var m)/var y of S(0) away, here 0.198 and 0.415 for so many samples;
     * giving it back magnifies the scatter.
     */
    private static final double GIVEN_BACK_4000 = 1 / (1 - 0.198);

    private static final double GIVEN_BACK_1000 = 1 / (1 - 0.415);

    /** ∫ S dω/2π = variance in time: exactly, but for the two half segments at the ends, for a sum of sines. */
    @Test
    void powerAddsUpToTheVariance() {
        int samples = 4000;
        double[][] series = new double[2][samples];
        Arrays.setAll(series[0], t -> 3 + 2 * Math.sin(0.7 * t * INTERVAL));
        Arrays.setAll(series[1], t -> -1 + Math.cos(2.3 * t * INTERVAL + 1));
        WelchSpectrum welch = new WelchSpectrum(samples, INTERVAL);
        double variance = (2 + 0.5) / 2;
        assertEquals(variance, total(welch, welch.of(series).power()), 1e-3 * variance);
    }

    /**
     * An autoregressive process of known spectrum, x' = a x + ξ: S(ω) = h/|1 − a e^(−iωh)|²; the blur of the window is
     * ½ (π/L)² S''.
     */
    @Test
    void anAutoregressiveProcessHasItsSpectrum() {
        int units = 200;
        int samples = 4000;
        double a = 0.8;
        double[][] series = autoregressive(new Random(1), units, samples, a);
        WelchSpectrum welch = new WelchSpectrum(samples, INTERVAL);
        WelchSpectrum.Estimate estimate = welch.of(series);
        double[] frequency = welch.frequencies();
        double segment = Math.sqrt(150 * samples * INTERVAL);
        double scatter = scatter(units, samples, segment);
        double chi = 0;
        for (int m = 0; m < frequency.length; m++) {
            double expected = spectrum(a, frequency[m]);
            double d = 1e-3;
            double curvature = (spectrum(a, frequency[m] + d) - 2 * expected + spectrum(a, frequency[m] - d)) / (d * d);
            double blur = 0.5 * Math.pow(Math.PI / segment, 2) * Math.abs(curvature);
            double error = scatter * expected * (m == 0 || m == frequency.length - 1 ? Math.sqrt(2) : 1);
            assertEquals(expected, estimate.power()[m], 5 * error + 2 * blur, "at " + frequency[m]);
            chi += Math.pow((estimate.power()[m] - expected) / error, 2) / frequency.length;
        }
        // As many values are independent as the window's noise bandwidth, π²/8 over the segment, has room in the band.
        double independent = segment / (2 * INTERVAL) / (Math.PI * Math.PI / 8);
        assertEquals(1, chi, 4 * Math.sqrt(2 / independent));
        double variance = spectrum(a, 0) / (samples * INTERVAL);
        assertEquals(variance, estimate.varianceOfMean(), 5 * GIVEN_BACK_4000 * Math.sqrt(2) * scatter * variance);
    }

    /** What is frozen leaves no trace, not even at frequency 0, where S is that of the rest. */
    @Test
    void frozenPartsAreNotSeen() {
        double[][] series = autoregressive(new Random(2), 100, 1000, 0.5);
        double[][] shifted = new double[series.length][];
        for (int i = 0; i < series.length; i++) {
            double shift = 100 * Math.sin(i);
            shifted[i] = Arrays.stream(series[i]).map(x -> x + shift).toArray();
        }
        WelchSpectrum welch = new WelchSpectrum(1000, INTERVAL);
        double[] plain = welch.of(series).power();
        double[] other = welch.of(shifted).power();
        for (int m = 0; m < plain.length; m++) {
            assertEquals(plain[m], other[m], 1e-9 * plain[0]);
        }
        double scatter = scatter(100, 1000, 250);
        assertEquals(spectrum(0.5, 0), plain[0], 5 * GIVEN_BACK_1000 * Math.sqrt(2) * scatter * spectrum(0.5, 0));
    }

    @Test
    void longerTimesResolveMoreAndScatterLess() {
        double spacing = new WelchSpectrum(10_000, 0.2).frequencies()[1];
        double finer = new WelchSpectrum(160_000, 0.2).frequencies()[1];
        assertTrue(finer < spacing / 3 && finer > spacing / 5, finer + " against " + spacing);
    }

    /**
     * Relative standard error of the mean over units and K segments: neighbouring segments overlap by half, where their
     * windows have the correlation ρ = 1/π, and their powers that of ρ² (Welch 1967).
     */
    private static double scatter(int units, int samples, double segment) {
        int segments = (int) (2 * samples * INTERVAL / segment) - 1;
        double shared = 2 * (1 - 1.0 / segments) / (Math.PI * Math.PI);
        return Math.sqrt((1 + shared) / (units * segments));
    }

    private static double spectrum(double a, double frequency) {
        return INTERVAL / (1 - 2 * a * Math.cos(frequency * INTERVAL) + a * a);
    }

    private static double[][] autoregressive(Random random, int units, int samples, double a) {
        double[][] series = new double[units][samples];
        for (double[] x : series) {
            double state = random.nextGaussian() / Math.sqrt(1 - a * a);
            for (int t = 0; t < samples; t++) {
                x[t] = state;
                state = a * state + random.nextGaussian();
            }
        }
        return series;
    }

    /** ∫ S dω/2π over positive and negative frequencies. */
    private static double total(WelchSpectrum welch, double[] power) {
        double sum = 0.5 * (power[0] + power[power.length - 1]);
        for (int m = 1; m < power.length - 1; m++) {
            sum += power[m];
        }
        return sum * welch.frequencies()[1] / Math.PI;
    }
}
