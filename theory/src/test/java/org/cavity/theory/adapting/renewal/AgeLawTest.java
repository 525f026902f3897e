package org.cavity.theory.adapting.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeLawTest {

    @ParameterizedTest
    @ValueSource(doubles = {-12, -3, 0, 2})
    void deadTimeAlone(double drive) {
        AgeLaw law = AgeLaw.of(EventKernel.of(AdaptingPopulation.of(Preset.NONE)), drive, 0);
        double wait = Math.exp(-drive);
        assertEquals(1 / (4 + wait), law.rate(), 1e-14 / wait);
        assertEquals(wait / (4 + wait), law.cv(), 1e-9);
        assertEquals(Math.exp(-Math.exp(drive) * 3), law.survivor(7), 1e-14);
        assertEquals(0, law.hazard(3.9));
    }

    /**
     * Midpoint sums of second order, extrapolated from two steps: what is left is O(h⁴), seen to be below 2e-9 by a
     * third step.
     */
    @ParameterizedTest
    @CsvSource({"L5, -1.5, 0", "L5, -1.5, 0.01", "L5, 1.5, 0.02", "single, -3.5, 0.004", "renewal, 0.5, 0"})
    void agreesWithSums(String preset, double drive, double pastRate) {
        EventKernel kernel = EventKernel.of(AdaptingPopulation.SCHEMA.parse(Map.of("preset", preset)));
        AgeLaw law = AgeLaw.of(kernel, drive, pastRate);
        double coarse = meanInterval(kernel, drive, pastRate, 1 / 16.0);
        double fine = meanInterval(kernel, drive, pastRate, 1 / 32.0);
        double expected = fine + (fine - coarse) / 3;
        assertEquals(expected, law.meanInterval(), 2e-8 * expected);
    }

    private static double meanInterval(EventKernel kernel, double drive, double pastRate, double step) {
        double end = 40 * kernel.timeRange()[1];
        int n = (int) ((end - kernel.deadTime()) / step);
        double remaining = 0;
        for (int i = 0; i < n && pastRate > 0; i++) {
            remaining += step * kernel.suppression(kernel.deadTime() + (i + 0.5) * step);
        }
        double mean = kernel.deadTime();
        double total = 0;
        for (int i = 0; i < n && total < 50; i++) {
            double age = kernel.deadTime() + (i + 0.5) * step;
            double share = pastRate > 0 ? step * kernel.suppression(age) : 0;
            double hazard = Math.exp(drive - kernel.adaptation(age) - pastRate * (remaining - share / 2));
            remaining -= share;
            mean += step * Math.exp(-total - step * hazard / 2);
            total += step * hazard;
        }
        return mean + Math.exp(-total - drive);
    }

    @Test
    void densityIsTheSlopeOfTheSurvivors() {
        AgeLaw law = AgeLaw.of(EventKernel.of(AdaptingPopulation.of(Preset.L5)), -1.5, 0.008);
        double h = 1e-3;
        for (double age : new double[] {5, 20, 60, 150, 400}) {
            double slope = (law.survivor(age - h) - law.survivor(age + h)) / (2 * h);
            assertEquals(slope, law.density(age), 1e-7 * law.density(age) + 1e-13);
        }
    }

    /** A sum over survivors that ends at 600 ms loses the intervals that are longer. */
    @Test
    void intervalsBeyondTheEndOfASum() {
        AdaptingPopulation population = AdaptingPopulation.of(Preset.RENEWAL);
        AgeLaw law = AgeLaw.of(EventKernel.of(population), Math.log(0.01), 0);
        double sum = 0;
        double step = 0.1;
        for (int i = 0; i < 6000; i++) {
            sum += step * law.survivor((i + 0.5) * step);
        }
        // Half a unit of the last digit of the truncated value and the error of the sum, 4e-6.
        assertEquals(7.33649, 1000 / sum, 3e-5);
        assertEquals(7.316734, 1000 * law.rate(), 1e-6);
    }

    @Test
    void extremesAreSolvedOrRefused() {
        EventKernel steep = EventKernel.of(AdaptingPopulation.SCHEMA.parse(
                Map.of("preset", "single", "q", "[1000]", "tau_a", "[0.5]", "delta_u", "0.5")));
        AgeLaw law = AgeLaw.of(steep, 30, 0);
        assertTrue(law.rate() < 1.0 / 3 && law.rate() > 0.15, "rate " + law.rate());
        assertEquals(
                1.0 / 3,
                AgeLaw.of(EventKernel.of(AdaptingPopulation.of(Preset.L5)), 1e4, 0)
                        .rate(),
                1e-12);
        EventKernel kernel = EventKernel.of(AdaptingPopulation.of(Preset.L5));
        assertEquals(1, AgeLaw.of(kernel, -40, 0).cv(), 1e-12);
        assertThrows(IllegalStateException.class, () -> AgeLaw.of(kernel, -301, 0));
    }
}
