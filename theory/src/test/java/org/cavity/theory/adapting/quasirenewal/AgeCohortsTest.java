package org.cavity.theory.adapting.quasirenewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.coupled.CharacteristicEquation;
import org.cavity.theory.adapting.coupled.Crossing;
import org.cavity.theory.adapting.coupled.Onsets;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.RateCourse;
import org.cavity.theory.model.StepResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgeCohortsTest {

    @ParameterizedTest
    @EnumSource(Preset.class)
    void neuronsAreConserved(Preset preset) {
        AdaptingPopulation population = AdaptingPopulation.of(preset).withCoupling(-200);
        AgeCohorts cohorts = AgeCohorts.stationary(population, population.input(), 0.5, 600);
        double before = cohorts.rate();
        for (int i = 0; i < 300; i++) {
            cohorts.advance(population.input());
        }
        assertEquals(before, cohorts.rate(), 1e-11 * before);
        for (int i = 0; i < 300; i++) {
            cohorts.advance(new InputLevel(20 + 5 * Math.sin(0.02 * i), 1 + 0.5 * Math.cos(0.3 * i)));
        }
        assertEquals(1, cohorts.mass(), 1e-12);
    }

    /** Stationary rates are of second order in the step, whether or not it divides the dead time. */
    @ParameterizedTest
    @CsvSource({"L5, 3", "single, 3", "single, 3.3", "none, 4", "renewal, 4", "single, 0.1", "single, 0"})
    void stationaryRatesAreOfSecondOrder(String preset, double deadTime) {
        AdaptingPopulation population =
                AdaptingPopulation.SCHEMA.parse(Map.of("preset", preset, "t_ref", "" + deadTime, "mu", "20", "v", "2"));
        double exact = QuasiRenewal.of(population).rate();
        double coarse =
                AgeCohorts.stationary(population, population.input(), 1, 1).rate() / exact - 1;
        double fine =
                AgeCohorts.stationary(population, population.input(), 0.5, 1).rate() / exact - 1;
        assertTrue(Math.abs(fine) < 2e-4, "error " + fine);
        // A dead time off the grid changes the constant from step to step, not the order.
        assertTrue(Math.abs(coarse / fine) > 2.5 || Math.abs(fine) < 2e-6, coarse + " and " + fine);
    }

    /** Time courses are of second order, the coupling's delay and filter included. */
    @ParameterizedTest
    @CsvSource({"0, 5", "1.7, 5", "0, 0", "3, 0"})
    void coursesAreOfSecondOrder(double delay, double synapticTime) {
        AdaptingPopulation population = AdaptingPopulation.SCHEMA.parse(Map.of(
                "preset", "single", "mu", "19", "v", "2", "J", "-800", "d", "" + delay, "tau_d", "" + synapticTime));
        double[] rates = new double[3];
        for (int k = 0; k < 3; k++) {
            double step = 1.0 / (1 << 2 * k);
            int n = (int) Math.round(24 / step);
            AgeCohorts cohorts = AgeCohorts.stationary(population, population.input(), step, n);
            for (int i = 0; i < n; i++) {
                cohorts.advance(new InputLevel(22, population.input().deviation()));
                // Mean over the last 4 ms, whatever the step.
                rates[k] += i >= n - 4 / step ? cohorts.rate() * step / 4 : 0;
            }
        }
        // Steps 4 times shorter, errors 16 times smaller; interpolated delays change the constant from step to step.
        double coarse = Math.abs(rates[0] - rates[2]);
        double fine = Math.abs(rates[1] - rates[2]);
        assertTrue(coarse < 1e-3 * rates[2] && fine < coarse / 10, coarse + " and " + fine);
    }

    /**
     * Below the onset a perturbation decays, above it grows, at the rates the scheme's error of O(h²) allows: at h =
     * 0.5 ms the onset of fast inhibition is 0.5 % late, that of slow excitation 0.003 %.
     */
    @ParameterizedTest
    @CsvSource({"0, true, 0.99, 1.01", "2, false, 0.98, 1.02"})
    void perturbationsGrowBeyondTheOnset(double delay, boolean excitatory, double below, double above) {
        AdaptingPopulation population =
                AdaptingPopulation.SCHEMA.parse(Map.of("preset", "single", "mu", "20", "v", "2", "d", "" + delay));
        QuasiRenewal state = QuasiRenewal.of(population);
        Onsets onsets = new CharacteristicEquation(population, state.operatingPoint()).onsets();
        Crossing onset = (excitatory ? onsets.excitatory() : onsets.inhibitory()).orElseThrow();
        assertTrue(growth(population, state, onset, below) < 0);
        assertTrue(growth(population, state, onset, above) > 0);
    }

    /** Change of the logarithm of an oscillation over ten periods at the same total input. */
    private static double growth(AdaptingPopulation population, QuasiRenewal state, Crossing onset, double factor) {
        double coupling = factor * onset.coupling();
        AdaptingPopulation coupled = population.withCoupling(coupling).withInputMean(20 - coupling * state.rate());
        double step = 0.5;
        double period = 2 * Math.PI / onset.omega();
        int n = (int) (20 * period / step);
        AgeCohorts cohorts = AgeCohorts.stationary(coupled, coupled.input(), step, n);
        double base = cohorts.rate();
        InputLevel input = coupled.input();
        cohorts.advance(new InputLevel(input.mean() + 1e-4, input.deviation()));
        double[] peaks = new double[20];
        for (int i = 1; i < n; i++) {
            cohorts.advance(input);
            int k = Math.min(19, (int) (i * step / period));
            peaks[k] = Math.max(peaks[k], Math.abs(cohorts.rate() - base));
        }
        return Math.log(peaks[18] / peaks[8]);
    }

    /** A step of the mean, read off the course in the usual way; the figures are those of the same theory elsewhere. */
    @Test
    void stepOfTheMean() {
        AdaptingPopulation population = AdaptingPopulation.SCHEMA.parse(Map.of("preset", "single", "mu", "18"));
        InputLevel before = population.input();
        InputCourse.Step step = new InputCourse.Step(before, new InputLevel(20, before.deviation()));
        RateCourse course = QuasiRenewalCourse.course(population, step, -20, 200, 2);
        StepResponse response = StepResponse.of(course);
        // Printed with three digits and one; time steps of 0.5 ms there.
        assertEquals(0.555, response.logPeak(), 0.003);
        assertEquals(7.0, response.halfTime(), 0.15);
        assertEquals("", course.note());
        assertEquals(QuasiRenewal.of(population).hertz(), course.rates()[0], 2e-4);
        for (double error : course.errors()) {
            assertTrue(error < 5e-3, "error " + error);
        }
    }

    @Test
    void badStepsAreRefused() {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.L5);
        assertThrows(
                IllegalArgumentException.class, () -> AgeCohorts.stationary(population, population.input(), 0, 10));
        assertThrows(
                IllegalStateException.class,
                () -> AgeCohorts.stationary(population.withCoupling(5000), population.input(), 0.5, 10));
    }
}
