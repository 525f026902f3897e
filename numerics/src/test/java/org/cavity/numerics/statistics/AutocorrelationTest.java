package org.cavity.numerics.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.cavity.theory.correlation.SpectralPeak;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {

    private static final double INTERVAL = 0.2;

    /** Against the sum over all pairs. */
    @Test
    void allPairsCount() {
        Random random = new Random(3);
        double[][] series = new double[3][37];
        for (double[] x : series) {
            Arrays.setAll(x, t -> 1 + random.nextGaussian());
        }
        double mean =
                Arrays.stream(series).flatMapToDouble(Arrays::stream).average().orElseThrow();
        double[] expected = new double[37];
        for (int lag = 0; lag < 37; lag++) {
            for (double[] x : series) {
                for (int t = 0; t + lag < 37; t++) {
                    expected[lag] += (x[t] - mean) * (x[t + lag] - mean) / 3 / (37 - lag);
                }
            }
        }
        assertArrayEquals(expected, Autocorrelation.of(series), 1e-13);
    }

    @Test
    void decayIsFoundBeyondZeroCrossings() {
        double lag = INTERVAL * Autocorrelation.decayLag(damped(2, 0.1, 1000));
        assertTrue(lag > 25 && lag < 31, "exp(−0.1 t) = 0.05 at t = 30, here " + lag);
        int[] lags = Autocorrelation.automaticLags(damped(2, 0.1, 2000));
        assertEquals(0, lags[0]);
        assertTrue(lags[lags.length - 1] * INTERVAL > 60);
    }

    /** The peak of a damped oscillation, 2γ(ω₀² + γ² + ω²)/((γ² + ω₀² − ω²)² + 4γ²ω²). */
    @Test
    void flatTopWindowsDoNotBlurPeaks() {
        double frequency = 1.5;
        double rate = 0.1;
        double[] c = damped(frequency, rate, 2000);
        SpectralPeak found = new FlatTopSpectrum(c, FlatTopSpectrum.reach(c), INTERVAL)
                .peak()
                .orElseThrow();
        SpectralPeak exact = SpectralPeak.of(w -> lorentzian(frequency, rate, w), grid(frequency, rate), 0.01);
        assertEquals(exact.frequency(), found.frequency(), 1e-3);
        assertEquals(
                exact.qualityFactor().orElseThrow(),
                found.qualityFactor().orElseThrow(),
                0.02 * exact.qualityFactor().orElseThrow());
    }

    @Test
    void noPeakWherePowerFallsFromTheStart() {
        double[] c = damped(0, 0.3, 1000);
        assertTrue(new FlatTopSpectrum(c, FlatTopSpectrum.reach(c), INTERVAL)
                .peak()
                .isEmpty());
    }

    private static double[] damped(double frequency, double rate, int count) {
        double[] c = new double[count];
        Arrays.setAll(c, k -> Math.exp(-rate * k * INTERVAL) * Math.cos(frequency * k * INTERVAL));
        return c;
    }

    private static double lorentzian(double frequency, double rate, double w) {
        double below = w - frequency;
        double above = w + frequency;
        return rate / (rate * rate + below * below) + rate / (rate * rate + above * above);
    }

    private static double[] grid(double frequency, double rate) {
        double[] grid = new double[400];
        Arrays.setAll(grid, m -> lorentzian(frequency, rate, 0.01 * m));
        return grid;
    }
}
