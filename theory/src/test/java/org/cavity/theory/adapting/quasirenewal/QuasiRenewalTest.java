package org.cavity.theory.adapting.quasirenewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.renewal.AgeLaw;
import org.cavity.theory.adapting.renewal.AgeResponse;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuasiRenewalTest {

    /** Rates of the same theory by time stepping in steps of 0.5 ms, printed with three digits. */
    @ParameterizedTest
    @CsvSource({"14, 2.583", "20, 7.930", "26, 14.686"})
    void ratesByTimeStepping(double mean, double rate) {
        assertEquals(rate, QuasiRenewal.of(population("L5", mean, 0)).hertz(), 1e-3);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void ratesAreSelfConsistent(Preset preset) {
        QuasiRenewal state = QuasiRenewal.of(AdaptingPopulation.of(preset));
        assertEquals(1, state.rate() * state.law().meanInterval(), 1e-12);
        double sum = 0;
        double step = 0.02;
        for (int i = 0; i < 100_000; i++) {
            sum += step * state.law().density((i + 0.5) * step);
        }
        // The midpoint rule, 1e-7, and a jump of the density at the end of the dead time, on the grid.
        assertEquals(1, sum, 1e-6);
    }

    /** No history: A = λ₀ e^b; little history: to first order ln A = b − A (t_ref + ∫γ). */
    @Test
    void limitOfNoHistory() {
        QuasiRenewal free = QuasiRenewal.of(
                AdaptingPopulation.SCHEMA.parse(Map.of("preset", "none", "t_ref", "0", "mu", "17", "v", "3")));
        double bias = Math.log(0.01) + 1 + 3.0 / 8;
        assertEquals(Math.exp(bias), free.rate(), 1e-14);
        assertEquals(1, free.cv(), 1e-7);
        AdaptingPopulation quiet = population("L5", -8, 0);
        QuasiRenewal rare = QuasiRenewal.of(quiet);
        double drive = Math.log(0.01) - 11.5;
        double kernel = 3 + EventKernel.of(quiet).suppressionIntegral();
        // What is left is of second order in A ∫γ, here 3e-5 squared.
        assertEquals(drive - Math.exp(drive) * kernel, Math.log(rare.rate()), 1e-8);
    }

    /** R(0) is the slope of ln A over b. */
    @ParameterizedTest
    @CsvSource({"L5, 20, 2", "single, 22, 4", "single, 12, 0", "none, 18, 1", "renewal, 18, 0"})
    void responseAtFrequencyZero(String preset, double mean, double variance) {
        AdaptingPopulation population = population(preset, mean, variance);
        QuasiRenewalEquation equation = QuasiRenewalEquation.of(population);
        double h = 1e-3;
        double slope = Math.log(equation.stationary(mean + h).rate()
                        / equation.stationary(mean - h).rate())
                / (2 * h / population.escapeWidth());
        AgeResponse response = equation.stationary().response();
        // O(h²) of the difference, and 1e-13/h of the rates.
        assertEquals(slope, response.apply(Complex.ZERO).getReal(), 1e-7);
    }

    /** The Laplace transform of the answer of the equation in time to a small step of the input. */
    @ParameterizedTest
    @CsvSource({"L5, 0.05", "single, 0.02", "single, 0.1", "renewal, 0.05", "none, 0.05"})
    void responseToAStep(String preset, double z) {
        AdaptingPopulation population = population(preset, 20, 2);
        double jump = 1e-4;
        double step = 0.25;
        int n = (int) (16 / (z * step));
        AgeCohorts cohorts = AgeCohorts.stationary(population, population.input(), step, n);
        double before = cohorts.rate();
        double transform = 0;
        for (int i = 0; i < n; i++) {
            cohorts.advance(population.withInputMean(20 + jump).input());
            transform += step * Math.exp(-z * (i + 0.5) * step) * Math.log(cohorts.rate() / before);
        }
        double expected =
                QuasiRenewal.of(population).response().apply(new Complex(z)).getReal()
                        * jump
                        / (population.escapeWidth() * z * (1 + 20 * z));
        // Time steps, O(h²): 1e-4 at z = 0.1; the response is linear to 1e-4, and e^{−16} is cut off.
        assertEquals(expected, transform, 5e-4 * expected);
    }

    @Test
    void tooHighRatesAreFlagged() {
        assertTrue(QuasiRenewal.of(population("L5", 24, 0)).isTrusted());
        QuasiRenewal saturated = QuasiRenewal.of(population("L5", 50, 0));
        assertFalse(saturated.isTrusted());
        assertTrue(saturated.note().contains("saturates"), saturated.note());
        QuasiRenewal crowded = QuasiRenewal.of(population("none", 30, 0));
        assertTrue(crowded.note().contains("dead time"), crowded.note());
        assertThrows(IllegalStateException.class, () -> QuasiRenewal.of(population("L5", -900, 0)));
    }

    /** Beyond the mean of its own adaptation the law's hazard is e^b. */
    @Test
    void oldNeurons() {
        AgeLaw law = QuasiRenewal.of(population("single", 15, 0)).law();
        assertEquals(0.01, law.hazard(1e5), 1e-15);
    }

    static AdaptingPopulation population(String preset, double mean, double variance) {
        return AdaptingPopulation.SCHEMA.parse(Map.of("preset", preset, "mu", "" + mean, "v", "" + variance));
    }
}
