package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.SignedCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

class GainProcessTest {

    private static final int POINTS = 32;
    private static final double STATIC = 0.5;

    private static double[] covariance(double scale) {
        double[] c = new double[POINTS / 2 + 1];
        for (int n = 0; n < c.length; n++) {
            for (int image = -2; image <= 2; image++) {
                c[n] += scale / Math.cosh(0.5 * (n + image * POINTS));
            }
        }
        return c;
    }

    @Test
    void weightedPathsHaveTheExactMeanGainAndItsFirstAutocorrelations() {
        double[] c = covariance(3);
        double mean = 0.3;
        GainPaths paths = new GainProcess(Nonlinearity.TANH, mean, STATIC, c).draw(128, 1, 0);
        double variance = c[0] + STATIC;
        SignedCorrelation law = new SignedCorrelation(Nonlinearity.TANH, mean, variance, STATIC);
        double gain = new GaussianAverage(mean, variance, Nonlinearity.TANH).of(Nonlinearity.TANH::derivative);
        double sampledGain = 0;
        double total = 0;
        double[] sampled = new double[16];
        for (int p = 0; p < paths.count(); p++) {
            double[] u = paths.gains()[p];
            total += paths.weights()[p];
            for (int i = 0; i < POINTS; i++) {
                sampledGain += paths.weights()[p] * u[i] / POINTS;
                for (int n = 0; n < sampled.length; n++) {
                    sampled[n] += paths.weights()[p] * u[i] * u[(i + n) % POINTS] / POINTS;
                }
            }
        }
        assertEquals(1, total, 1e-12);
        assertEquals(gain, sampledGain, 1e-9);
        for (int n = 0; n < sampled.length; n++) {
            assertEquals(law.gain(STATIC + c[n]), sampled[n], 1e-9, "lag " + n);
        }
    }

    @Test
    void setsDependOnSeedAndNumberAlone() {
        GainProcess process = new GainProcess(Nonlinearity.TANH, 0, 0, covariance(2));
        GainPaths first = process.draw(64, 5, 1);
        GainPaths again = process.draw(64, 5, 1);
        for (int p = 0; p < first.count(); p++) {
            assertArrayEquals(first.gains()[p], again.gains()[p]);
        }
        assertArrayEquals(first.weights(), again.weights());
        assertTrue(process.draw(64, 5, 2).gains()[3][0] != first.gains()[3][0]);
        assertTrue(process.draw(64, 6, 1).gains()[3][0] != first.gains()[3][0]);
    }

    @Test
    void aNegativeSpectrumIsRefused() {
        double[] c = covariance(1);
        c[1] = 1.5;
        assertThrows(IllegalStateException.class, () -> new GainProcess(Nonlinearity.TANH, 0, 0, c));
    }
}
