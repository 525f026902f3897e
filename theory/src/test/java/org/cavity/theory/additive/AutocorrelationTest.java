package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutocorrelationTest {

    /** C'' = C − g²F(C) − Iv, the equation itself, by eighth-order differences of C(τ). */
    @ParameterizedTest
    @CsvSource({
        "tanh, 1.05, 0, 0, 0", "tanh, 2, 0, 0, 0", "tanh, 10, 0, 0, 0", "erf, 3, 0, 0, 0", "clip, 2, 0, 0, 0",
        "tanh, 2, 0.3, 0, 0", "tanh, 0.7, 1, 0, 0", "tanh, 2.5, 0, 0.5, 0", "tanh, 2, 0, 0, 0.6",
                "tanh, 2, 0.2, 0.4, 0.3"
    })
    void obeysItsEquationOfMotion(String phi, double gain, double noise, double inputVariance, double bias) {
        AdditiveNetwork network = AdditiveNetwork.of(Nonlinearity.find(phi).orElseThrow(), gain)
                .withNoise(noise)
                .withInputVariance(inputVariance)
                .withBias(bias);
        AdditiveState state = MeanField.solve(network);
        PairCorrelation pair = PairCorrelation.of(network.nonlinearity(), state.mean(), state.variance());
        double kappa = state.decayRate().orElseThrow();
        double h = 0.04 / Math.sqrt(gain);
        for (double lag : new double[] {5 * h, 0.5 / kappa, 1 / kappa, 3 / kappa, 8 / kappa}) {
            double c = state.autocorrelation(lag);
            double force = c - gain * gain * pair.correlation(c) - inputVariance;
            double[] weights = {8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560};
            double second = -205.0 / 72 * c;
            for (int i = 1; i <= 4; i++) {
                second += weights[i - 1] * (state.autocorrelation(lag + i * h) + state.autocorrelation(lag - i * h));
            }
            // Rounding of C over h², and the truncation h⁸ C⁽¹⁰⁾/3150.
            assertEquals(force, second / (h * h), 1e-12 * state.variance() / (h * h) + 1e-7 * gain, "at " + lag);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.02, 0, 0", "2, 0, 0", "2, 0.3, 0", "2.5, 0, 0.5"})
    void decaysAtTheRateOfItsTail(double gain, double noise, double inputVariance) {
        AdditiveState state =
                MeanField.solve(AdditiveNetwork.tanh(gain).withNoise(noise).withInputVariance(inputVariance));
        double kappa = state.decayRate().orElseThrow();
        PairCorrelation pair = PairCorrelation.of(Nonlinearity.TANH, 0, state.variance());
        assertEquals(Math.sqrt(1 - gain * gain * pair.gain(state.staticVariance())), kappa, 1e-15 / (kappa * kappa));
        double far = state.autocorrelation(14 / kappa) - state.staticVariance();
        double farther = state.autocorrelation(15 / kappa) - state.staticVariance();
        // The next term of the tail is e^{−2κτ}; C − C∞ itself is a difference only if C∞ > 0.
        assertEquals(-1, Math.log(farther / far), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 2})
    void noiseGivesTheSlopeAtLagZero(double noise) {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(1.5).withNoise(noise));
        double h = 1e-6;
        double measured = (state.autocorrelation(h) - state.autocorrelation(0)) / h;
        assertEquals(-noise, measured, 5e-6);
        assertTrue(state.autocorrelation(-0.3) == state.autocorrelation(0.3));
    }
}
