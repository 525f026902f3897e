package org.cavity.theory.adapting.coupled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewalEquation;
import org.cavity.theory.model.CriticalLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoupledStatesTest {

    /** Neurons without adaptation: 1/A = t_ref + e^{−b}, so that total input and coupling follow from A. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 5e-3, 0.03, 0.1})
    void statesWithoutAdaptation(double rate) {
        double total = 15 + 2 * (Math.log(1 / (1 / rate - 4)) - Math.log(0.01));
        for (double coupling : new double[] {-900, -20, 30, 90, 400}) {
            AdaptingPopulation population = without(total - coupling * rate).withCoupling(coupling);
            CoupledStates states = solve(population);
            assertTrue(
                    states.states().stream().anyMatch(s -> Math.abs(s.point().rate() / rate - 1) < 1e-9),
                    coupling + ": " + states);
            if (coupling < 0) {
                assertEquals(1, states.states().size());
            }
        }
    }

    /** Three states between two folds, which lie where J d A/dm = 1: A (1 − A t_ref)/Δ_u = 1/J. */
    @Test
    void threeStatesBetweenFolds() {
        double coupling = 90;
        double[] folds = new double[2];
        for (int i = 0; i < 2; i++) {
            double rate = (1 + (i == 0 ? -1 : 1) * Math.sqrt(1 - 16 * 2 / coupling)) / 8;
            folds[i] = 15 + 2 * (Math.log(1 / (1 / rate - 4)) - Math.log(0.01)) - coupling * rate;
        }
        assertTrue(folds[1] < folds[0]);
        assertEquals(
                1,
                exact(without(folds[0] + 1e-3).withCoupling(coupling)).states().size());
        // A pair that is 1e-3 mV from touching is closer than the grid of rates.
        List<CoupledState> pair =
                exact(without(folds[0] - 1e-3).withCoupling(coupling)).states();
        assertEquals(3, pair.size());
        assertTrue(pair.get(0).stable());
        assertEquals(1, pair.get(1).growingModes());
        assertTrue(pair.get(1).point().rate() / pair.get(0).point().rate() < 1.1);
        assertEquals(
                3,
                exact(without(folds[1] + 1e-3).withCoupling(coupling)).states().size());
        assertEquals(
                1,
                exact(without(folds[1] - 1e-3).withCoupling(coupling)).states().size());
    }

    @Test
    void runawayIsNoted() {
        AdaptingPopulation population = population(16).withCoupling(500);
        CoupledStates states = solve(population);
        assertTrue(states.states().isEmpty());
        assertTrue(states.note().contains("run away") && states.note().contains("saturates"), states.note());
        assertEquals("", solve(population.withCoupling(100)).note());
        CoupledStates weak = solve(without(8).withCoupling(200));
        assertTrue(weak.states().get(0).stable());
        assertTrue(weak.note().contains("dead time"), weak.note());
    }

    /** A point of a line is recovered from either of its coordinates, and the margin changes sign there. */
    @ParameterizedTest
    @CsvSource({"0, 17", "1, 45", "2, 14"})
    void linesOfStability(int which, double mean) {
        StabilityLines lines = new StabilityLines(CoupledStatesTest::theory);
        CriticalLine<AdaptingPopulation> line = lines.all().get(which);
        AdaptingPopulation population = population(mean);
        double coupling = line.solved().get("coupling").applyAsDouble(population);
        AdaptingPopulation onLine = population.withCoupling(coupling);
        assertEquals(mean, line.solved().get("input_mean").applyAsDouble(onLine), 1e-6);
        assertTrue(line.margin().applyAsDouble(population.withCoupling(0.99 * coupling)) < 0);
        assertTrue(line.margin().applyAsDouble(population.withCoupling(1.01 * coupling)) > 0);
        if (which < 2) {
            assertTrue(solve(population.withCoupling(0.99 * coupling))
                    .states()
                    .get(0)
                    .stable());
            assertFalse(solve(population.withCoupling(1.01 * coupling))
                    .states()
                    .get(0)
                    .stable());
        }
    }

    @Test
    void linesEndWhereTheTheoryDoes() {
        StabilityLines lines = new StabilityLines(CoupledStatesTest::theory);
        CriticalLine<AdaptingPopulation> inhibitory = lines.all().get(1);
        assertTrue(Double.isNaN(inhibitory.solved().get("coupling").applyAsDouble(population(10))));
        assertTrue(Double.isNaN(inhibitory
                .solved()
                .get("input_mean")
                .applyAsDouble(population(20).withCoupling(100))));
        assertEquals(-1, inhibitory.margin().applyAsDouble(population(20).withCoupling(100)));
    }

    private static CoupledStates solve(AdaptingPopulation population) {
        return CoupledStates.solve(population, theory(population));
    }

    /** Without caution about rates near 1/t_ref, renewal theory being exact. */
    private static CoupledStates exact(AdaptingPopulation population) {
        DoubleFunction<OperatingPoint> theory = theory(population);
        return CoupledStates.solve(population, mean -> {
            OperatingPoint point = theory.apply(mean);
            return new OperatingPoint(mean, point.rate(), point.response(), "");
        });
    }

    private static DoubleFunction<OperatingPoint> theory(AdaptingPopulation population) {
        QuasiRenewalEquation equation = QuasiRenewalEquation.of(population);
        return mean -> equation.stationary(mean).operatingPoint();
    }

    private static AdaptingPopulation population(double mean) {
        return AdaptingPopulation.SCHEMA.parse(Map.of("preset", "single", "mu", "" + mean, "v", "2", "d", "2"));
    }

    private static AdaptingPopulation without(double mean) {
        return AdaptingPopulation.SCHEMA.parse(Map.of("preset", "none", "mu", "" + mean, "v", "0", "d", "1"));
    }
}
