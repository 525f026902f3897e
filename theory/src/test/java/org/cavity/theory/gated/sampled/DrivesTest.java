package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrivesTest {

    private final TimeWindow window = new TimeWindow(200, 512);

    private double[] rate() {
        double[] rate = new double[window.nodes().length];
        for (int l = 0; l < rate.length; l++) {
            rate[l] = 0.3 / Math.cosh(window.lag(l) / 5);
        }
        return rate;
    }

    /** The covariance is the integral of s² 2t_I / (1 + ω²t_I²) / (1 + ω²τ_r²) over frequency, here by a fine sum. */
    @ParameterizedTest
    @CsvSource({"1, 4", "3, 0.5", "2, 2", "0, 1.5"})
    void fluctuatingInputToTheResetGate(double tau, double noiseTime) {
        GatedNetwork network = GatedNetwork.of(3, 1)
                .withResetTime(tau)
                .withResetNoiseVariance(0.7)
                .withResetNoiseTime(noiseTime);
        double[] with = new Drives(network, window, rate()).reset();
        double[] without = new Drives(network.withResetNoiseVariance(0), window, rate()).reset();
        for (int j = 0; j < 60; j += 20) {
            double t = j * window.step();
            double sum = 0;
            double dw = 1e-3;
            for (int k = 0; k < 2_000_000; k++) {
                double w = (k + 0.5) * dw;
                double ti = noiseTime * w;
                double tr = tau * w;
                sum += Math.cos(w * t) / ((1 + ti * ti) * (1 + tr * tr));
            }
            double expected = 0.7 * 2 * noiseTime * sum * dw / Math.PI;
            // With τ_r = 0 the sum leaves out 1/(π ω_max t_I) of the variance.
            assertEquals(expected, with[j] - without[j], 3e-4);
        }
    }

    @Test
    void frozenInputsAndBiases() {
        GatedNetwork network = GatedNetwork.of(3, 4)
                .withResetBias(0.6)
                .withInputStd(0.3)
                .withResetInputStd(0.4)
                .withUpdateInputStd(0.5)
                .withUpdateTime(0)
                .withResetTime(0);
        Drives drives = new Drives(network, window, rate());
        assertEquals(0.3 + 0.25, drives.updateVariance(), 1e-4);
        assertEquals(0.3 + 0.16, drives.reset()[0], 1e-4);
        double variance = drives.reset()[0];
        Gate gate = network.resetGate();
        GaussianAverage average = new GaussianAverage(0, variance, Nonlinearity.TANH);
        // Eight terms of the mixture.
        assertEquals(average.of(r -> Math.pow(gate.value(r), 2)), drives.resetGate()[0], 1e-6);
        assertEquals(average.of(r -> Math.pow(gate.derivative(r), 2)), drives.resetSlope()[0], 1e-5);
        // Two drives that share only the frozen part, the far end of the window.
        int far = drives.reset().length - 1;
        double shared = new GaussianAverage(0, drives.reset()[far], Nonlinearity.TANH)
                .of(m -> Math.pow(
                        new GaussianAverage(m, variance - drives.reset()[far], Nonlinearity.TANH).of(gate::value), 2));
        assertEquals(shared, drives.resetGate()[far], 1e-6);
    }
}
