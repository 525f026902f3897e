package org.cavity.theory.adapting.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluctuatingRenewalTest {

    /** Without dead time and adaptation A = E[λ] = λ₀ e^b, whatever the input's correlations. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 20, 80})
    void rateOfAPoissonNeuron(double inputTime) {
        AdaptingPopulation population = AdaptingPopulation.SCHEMA.parse(
                Map.of("preset", "none", "t_ref", "0", "mu", "16", "v", "4", "tau_s", "" + inputTime));
        FluctuatingRenewal exact = FluctuatingRenewal.of(population);
        double rate = 0.01 * Math.exp(0.5 + 0.5);
        assertEquals(rate, exact.rate().value(), 1e-7 * rate);
        assertTrue(
                exact.cv().value() > 1, "doubly stochastic: CV = " + exact.cv().value());
    }

    /**
     * Input that is constant for longer than any interval: each neuron is a Poisson process of its own rate, and
     * intervals taken over spikes of all have E[T] = 1/E[λ] and E[T²] = 2 E[1/λ]/E[λ], so that CV² = 2 e^{2·v/Δ_u²·½} − 1
     * = 2 e^{v/Δ_u²} − 1. Corrections are of first order in interval/τ_s, here 1e-3 of each moment.
     */
    @Test
    void intervalsUnderFrozenInput() {
        AdaptingPopulation population = AdaptingPopulation.SCHEMA.parse(Map.of(
                "preset",
                "none",
                "t_ref",
                "0",
                "lambda_0",
                "1000",
                "mu",
                "15",
                "v",
                "1",
                "tau_m",
                "9000",
                "tau_s",
                "5000"));
        assertEquals(
                Math.sqrt(2 * Math.exp(0.25) - 1),
                FluctuatingRenewal.of(population).cv().value(),
                2e-3);
    }

    /** The law is continuous in the variance: corrections are of first order in v, here 1e-9. */
    @Test
    void littleVarianceIsNone() {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.RENEWAL).withInputMean(17);
        FluctuatingRenewal quiet = FluctuatingRenewal.of(population.withInputVariance(0));
        FluctuatingRenewal noisy = FluctuatingRenewal.of(population.withInputVariance(1e-9));
        double error = noisy.rate().error() + 1e-8 * quiet.rate().value();
        assertEquals(quiet.rate().value(), noisy.rate().value(), error);
        assertEquals(quiet.cv().value(), noisy.cv().value(), noisy.cv().error() + 1e-8);
    }

    /** Fast input becomes white: A is linear in τ_s there, so two fast inputs extrapolate to white to second order. */
    @Test
    void fastInputIsWhite() {
        AdaptingPopulation population = AdaptingPopulation.SCHEMA.parse(
                Map.of("preset", "renewal", "mu", "18", "v", "2", "tau_a", "[40]", "tau_m", "30"));
        double white = rate(population.withInputTime(0));
        double fast = rate(population.withInputTime(0.2));
        double slower = rate(population.withInputTime(0.4));
        assertEquals(white, 2 * fast - slower, 2e-4 * white);
        assertTrue(Math.abs(slower - white) > 1.5 * Math.abs(fast - white));
    }

    /** Stated errors cover what a renewal process of a long memory shows when its grid is another. */
    @ParameterizedTest
    @CsvSource({"18, 4, 5", "15, 6, 20", "20, 3, 0"})
    void errorsAreSmall(double mean, double variance, double inputTime) {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.RENEWAL)
                .withInputMean(mean)
                .withInputVariance(variance)
                .withInputTime(inputTime);
        FluctuatingRenewal exact = FluctuatingRenewal.of(population);
        assertTrue(exact.rate().error() < 1e-4 * exact.rate().value(), exact.toString());
        assertTrue(exact.cv().error() < 1e-4, exact.toString());
    }

    @Test
    void longMemoryIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FluctuatingRenewal.of(AdaptingPopulation.of(Preset.SINGLE)));
    }

    private static double rate(AdaptingPopulation population) {
        return FluctuatingRenewal.of(population).rate().value();
    }
}
