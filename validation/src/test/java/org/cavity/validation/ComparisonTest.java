package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Synthetic TRUTH = new Synthetic(1.9, -11, 1, 1.6);

    private static Comparison compare(double predicted, double error, double resolution, List<SizedSample> samples) {
        return Synthetic.compare(Synthetic.check(resolution), Estimate.of(predicted, error), samples);
    }

    @Test
    void agreesDisagreesOrCannotTell() {
        List<SizedSample> samples = TRUTH.samples(new Random(1), 16, 512, 1024);
        Comparison same = compare(1.9, 1e-10, 0.15, samples);
        assertEquals(Verdict.AGREES, same.verdict());
        assertEquals(Verdict.UNDECIDED, compare(1.9, 1e-10, 0.03, samples).verdict());
        assertEquals(Verdict.DISAGREES, compare(1.6, 1e-10, 0.15, samples).verdict());
        // A difference beyond the error is a disagreement even where the error is wide.
        assertEquals(Verdict.DISAGREES, compare(1.6, 1e-10, 0.03, samples).verdict());
        // The theory's own error counts.
        assertEquals(Verdict.UNDECIDED, compare(1.6, 0.2, 0.15, samples).verdict());
        assertEquals(same.measured() - 1.9, same.difference(), 1e-15);
    }

    @Test
    void messageHoldsEverythingNeededToRepeatIt() {
        Comparison c = compare(1.6, 1e-10, 0.15, TRUTH.samples(new Random(1), 16, 512, 1024));
        String message = c.message();
        for (String part : List.of(
                "synthetic",
                "here",
                "gain=2.0",
                "variance disagrees",
                "theory 1.60000 ± 1e-10",
                "N = 512",
                "N = 1024",
                "16 networks",
                "seed 7",
                "z = ",
                "N → ∞")) {
            assertTrue(message.contains(part), part + " is missing in: " + message);
        }
        AssertionError error = assertThrows(AssertionError.class, () -> Agreement.assertAgrees(c));
        assertEquals(message, error.getMessage());
        assertDoesNotThrow(
                () -> Agreement.assertAgrees(compare(1.9, 0, 0.15, TRUTH.samples(new Random(1), 16, 512, 1024))));
    }

    @Test
    void whatCouldNotTellDoesNotPassAnAssertion() {
        Comparison wide = compare(1.9, 0, 0.01, TRUTH.samples(new Random(1), 4, 512, 1024));
        assertThrows(AssertionError.class, () -> Agreement.assertAgrees(wide));
    }

    @Test
    void oneSizeIsFlagged() {
        Comparison c = compare(1.9, 0, 0.5, TRUTH.samples(new Random(1), 16, 1024));
        assertTrue(
                c.flags().get(0).contains("finite-size term is unknown"),
                c.flags().toString());
        assertTrue(c.message().contains("without a finite-size term"), c.message());
    }

    @Test
    void aTrendOfTheWrongFormIsFlagged() {
        Synthetic steep = new Synthetic(1.9, -1000, 2, 0.05);
        Comparison c = compare(1.9, 0, 0.5, steep.samples(new Random(1), 8, 64, 128, 256));
        assertTrue(
                c.flags().stream().anyMatch(f -> f.contains("fits badly")),
                c.flags().toString());
    }

    /** Networks at rest have variances of 1e-30, some of them of 1e-20: far below what the simulation is exact to. */
    @Test
    void theScatterOfNetworksAtRestIsNotFlagged() {
        List<SizedSample> samples = List.of(
                Synthetic.sized(64, 1e-30, 3e-30, 2e-30, 1e-20, 1e-29, 2e-30),
                Synthetic.sized(128, 1e-36, 3e-36, 2e-36, 1e-35, 2e-36, 4e-36));
        QuantityCheck check = QuantityCheck.of(Quantity.VARIANCE, 0, 1e-3);
        Estimate zero = Estimate.of(0, 0);
        assertEquals(1, Synthetic.compare(check, zero, samples).flags().size());
        assertEquals(
                List.of(),
                Synthetic.compare(check.withSimulationError(1e-5), zero, samples)
                        .flags());
    }

    @Test
    void missingNumbersAreFailures() {
        List<SizedSample> samples = TRUTH.samples(new Random(1), 4, 512, 1024);
        Comparison noTheory = Synthetic.compare(Synthetic.check(0.1), Estimate.failed("no root"), samples);
        assertEquals(Verdict.FAILED, noTheory.verdict());
        assertTrue(noTheory.message().contains("no root"));
        assertTrue(Double.isNaN(noTheory.zScore()) && Double.isNaN(noTheory.difference()));
        assertThrows(IllegalStateException.class, noTheory::combinedError);
        Comparison noData = compare(1.9, 0, 0.1, List.of());
        assertEquals(Verdict.FAILED, noData.verdict());
        assertTrue(Double.isNaN(noData.measured()));
        assertEquals(
                Verdict.FAILED,
                compare(1.9, 0, 0.1, TRUTH.samples(new Random(1), 1, 512, 1024)).verdict());
    }

    /** A quantity without scatter (a quiescent network's variance) is judged by the simulation's own error. */
    @Test
    void vanishingScatterIsNotInfiniteCertainty() {
        List<SizedSample> samples = List.of(Synthetic.sized(100, 1e-12, 1.1e-12), Synthetic.sized(200, 2e-12, 2.1e-12));
        QuantityCheck exact = new QuantityCheck(Synthetic.check(0).quantity(), 0, 1e-3, 0, 1);
        assertEquals(
                Verdict.DISAGREES,
                Synthetic.compare(exact, Estimate.of(0, 0), samples).verdict());
        QuantityCheck check = exact.withSimulationError(1e-5);
        assertEquals(
                Verdict.AGREES,
                Synthetic.compare(check, Estimate.of(0, 0), samples).verdict());
    }

    /**
     * A shift by the change detectable with 95 % (50 %) power is caught in that fraction of runs, within 3
     * binomial standard errors. The change is stated for the true scatter.
     */
    @Test
    void catchesAShiftWithTheStatedPower() {
        int runs = 2000;
        double s = TRUTH.s();
        int networks = 8;
        // Var of the limit 2 m₁₀₂₄ − m₅₁₂.
        double error = s * Math.sqrt((4.0 / 1024 + 1.0 / 512) / networks);
        StandardError known = new StandardError(error, 2 * (networks - 1));
        for (double power : new double[] {0.5, 0.95}) {
            double shift = known.detectableChange(Comparison.THRESHOLD, power);
            Random random = new Random(11);
            int caught = 0;
            for (int i = 0; i < runs; i++) {
                Comparison c = compare(TRUTH.a() + shift, 0, 0.5, TRUTH.samples(random, networks, 512, 1024));
                caught += c.verdict() == Verdict.DISAGREES ? 1 : 0;
            }
            assertEquals(power, caught / (double) runs, 3 * Math.sqrt(power * (1 - power) / runs));
        }
    }
}
