package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiniteSizeTrendTest {

    private static final int RUNS = 4000;

    @Test
    void recoversAnExactTrendWhateverTheScatterAddsToTheError() {
        // Means 2 + 30/N at both sizes, values symmetric about them.
        List<SizedSample> samples =
                List.of(Synthetic.sized(100, 2.3 - 0.1, 2.3 + 0.1), Synthetic.sized(300, 2.1 - 0.05, 2.1 + 0.05));
        FiniteSizeTrend trend = FiniteSizeTrend.fit(samples, 1);
        assertEquals(2, trend.limit(), 1e-12);
        assertEquals(30, trend.term().orElseThrow().slope(), 1e-10);
        // s² = (100 · 2 · 0.01 + 300 · 2 · 0.0025) / 2 = 1.75; limit = 1.5 m₃₀₀ − 0.5 m₁₀₀.
        assertEquals(1.75, trend.scatter(), 1e-12);
        double variance = 1.75 * (2.25 / 600 + 0.25 / 200);
        assertEquals(Math.sqrt(variance), trend.error().value(), 1e-12);
        assertEquals(2, trend.error().degreesOfFreedom());
        // slope = (m₁₀₀ − m₃₀₀) / (1/100 − 1/300)
        assertEquals(
                Math.sqrt(1.75 * (1.0 / 200 + 1.0 / 600)) / (1.0 / 100 - 1.0 / 300),
                trend.term().orElseThrow().slopeError(),
                1e-9);
        assertEquals(0.3, trend.term().orElseThrow().at(100), 1e-12);
        assertTrue(trend.goodness().isEmpty());
    }

    /**
     * The z score of the limit is a normal variable: |z| &gt; 3 in 0.27 %, |z| &lt; 1 in 68.3 % of runs. The tolerance
     * is 3.3 binomial standard errors (0.1 % of seeds would fail); the seed is fixed.
     */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "8, 1", "3, 0.5"})
    void errorIsCalibratedEvenForFewNetworks(int networks, double power) {
        Synthetic truth = new Synthetic(1.9, -11, power, 1.6);
        Random random = new Random(networks);
        int beyond = 0;
        int within = 0;
        for (int i = 0; i < RUNS; i++) {
            FiniteSizeTrend trend = FiniteSizeTrend.fit(truth.samples(random, networks, 256, 512, 1024), power);
            double z = Math.abs(trend.error().zScore(trend.limit() - truth.a()));
            beyond += z > 3 ? 1 : 0;
            within += z < 1 ? 1 : 0;
        }
        assertBinomial(0.0026998, beyond);
        assertBinomial(0.6826895, within);
    }

    /**
     * Without Student's correction the same runs would exceed 3 errors far more often: the correction does something.
     */
    @Test
    void normalLawWouldRaiseFalseAlarms() {
        Synthetic truth = new Synthetic(1.9, -11, 1, 1.6);
        Random random = new Random(2);
        int beyond = 0;
        for (int i = 0; i < RUNS; i++) {
            FiniteSizeTrend trend = FiniteSizeTrend.fit(truth.samples(random, 2, 256, 512), 1);
            beyond += Math.abs(trend.limit() - truth.a()) > 3 * trend.error().value() ? 1 : 0;
        }
        // Student's t with 2 degrees of freedom: 9.5 %.
        assertBinomial(0.0954660, beyond);
    }

    @Test
    void goodnessIsCalibratedAndFindsAWrongForm() {
        Synthetic truth = new Synthetic(1.9, -11, 1, 1.6);
        Synthetic other = new Synthetic(1.9, -2000, 2, 0.5);
        Random random = new Random(5);
        int rare = 0;
        int found = 0;
        for (int i = 0; i < RUNS; i++) {
            rare += probability(truth, random) < 0.05 ? 1 : 0;
            found += probability(other, random) < 0.05 ? 1 : 0;
        }
        assertBinomial(0.05, rare);
        // The contrast m₆₄ − 3 m₁₂₈ + 2 m₂₅₆ is free of the trend and off by 2.8 of its standard errors: Student's t
        // with 15 degrees of freedom then exceeds its 5 % point in 74 % of runs (noncentral t, to a few per cent).
        assertEquals(0.74, found / (double) RUNS, 0.04);
    }

    private static double probability(Synthetic data, Random random) {
        FiniteSizeTrend trend = FiniteSizeTrend.fit(data.samples(random, 6, 64, 128, 256), 1);
        FiniteSizeTrend.Goodness goodness = trend.goodness().orElseThrow();
        assertEquals(1, goodness.degreesOfFreedom());
        return goodness.probability();
    }

    /** Bartlett's approximation of his statistic's law is good to a few per cent at 7 degrees of freedom per size. */
    @Test
    void scatterOfAnotherLawIsFound() {
        Synthetic truth = new Synthetic(1.9, -11, 1, 1.6);
        Random random = new Random(6);
        int rare = 0;
        int found = 0;
        for (int i = 0; i < RUNS; i++) {
            List<SizedSample> samples = truth.samples(random, 8, 256, 512, 1024);
            rare += FiniteSizeTrend.fit(samples, 1).scatterProbability().orElseThrow() < 0.05 ? 1 : 0;
            // Three times the standard deviation at the smallest size: N × variance is nine times as large there.
            List<SizedSample> mixed = List.of(
                    new Synthetic(1.9, -11, 1, 4.8).sample(256, 16, random),
                    truth.sample(512, 16, random),
                    truth.sample(1024, 16, random));
            found += FiniteSizeTrend.fit(mixed, 1).scatterProbability().orElseThrow() < 1e-3 ? 1 : 0;
        }
        assertBinomial(0.05, rare);
        assertTrue(found > 0.9 * RUNS, found + " of " + RUNS);
        assertTrue(FiniteSizeTrend.fit(List.of(Synthetic.sized(100, 1, 3)), 1)
                .scatterProbability()
                .isEmpty());
    }

    @Test
    void oneSizeHasNoTrend() {
        FiniteSizeTrend trend = FiniteSizeTrend.fit(List.of(Synthetic.sized(100, 1, 2, 3)), 1);
        assertEquals(2, trend.limit(), 1e-15);
        assertEquals(1 / Math.sqrt(3), trend.error().value(), 1e-15);
        assertTrue(trend.term().isEmpty());
    }

    @Test
    void aSizeWithOneNetworkStillCountsInTheMean() {
        List<SizedSample> samples = List.of(Synthetic.sized(100, 1, 3), Synthetic.sized(200, 5));
        FiniteSizeTrend trend = FiniteSizeTrend.fit(samples, 1);
        assertEquals(8, trend.limit(), 1e-12);
        assertEquals(1, trend.error().degreesOfFreedom());
    }

    @Test
    void refusesWhatHasNoErrorBar() {
        var lone = List.of(Synthetic.sized(100, 1), Synthetic.sized(200, 2));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FiniteSizeTrend.fit(lone, 1))
                .getMessage()
                .contains("at least two networks"));
        var broken = List.of(Synthetic.sized(100, 1, Double.NaN));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FiniteSizeTrend.fit(broken, 1))
                .getMessage()
                .contains("N = 100"));
    }

    static void assertBinomial(double probability, int count) {
        double expected = probability * RUNS;
        double tolerance = 3.3 * Math.sqrt(expected * (1 - probability));
        assertEquals(expected, count, tolerance);
    }
}
