package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cavity.numerics.model.Sample;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final int COMPARISONS = 40;

    /** A run whose theory and simulation are both this factor times the truth. */
    private static List<Comparison> run(long seed, double factor, double scatter) {
        Synthetic truth = new Synthetic(2 * factor, -11, 1, scatter * factor);
        Random random = new Random(seed);
        Comparison[] all = new Comparison[COMPARISONS];
        Arrays.setAll(
                all,
                i -> Comparison.of(
                        "synthetic",
                        "point " + i,
                        Map.of(),
                        QuantityCheck.of(Quantity.VARIANCE, 0.3, 0),
                        Estimate.of(2 * factor, 1e-10),
                        truth.samples(random, 8, 256, 512).stream()
                                .map(s -> new SizedSample(s.settings().withSeed(seed), s.sample()))
                                .toList(),
                        List.of()));
        return List.of(all);
    }

    private static Baseline baseline(List<Comparison> then, List<Comparison> now) {
        return Baseline.of(then.stream().map(Recorded::of).toList(), now);
    }

    @Test
    void theSameRunIsTheSame() {
        Baseline same = baseline(run(1, 1, 1.6), run(1, 1, 1.6));
        assertFalse(same.moved());
        assertTrue(same.movements().stream().noneMatch(Movement::changed));
    }

    /** 500 runs of other seeds: at the stated level of 0.5 % more than 9 false alarms come in one of 5000 cases. */
    @Test
    void otherSeedsRarelyMove() {
        int moved = 0;
        for (int seed = 1; seed <= 500; seed++) {
            moved += baseline(run(seed, 1, 1.6), run(seed + 10000, 1, 1.6)).moved() ? 1 : 0;
        }
        assertTrue(moved <= 9, moved + " of 500");
    }

    /** Theory and simulation agree with one another all the time. */
    @Test
    void aChangeOfBothByFivePerCentIsSeen() {
        List<Comparison> now = run(1, 1.05, 1.6);
        assertFalse(ValidationReport.of(now).alarm());
        Baseline paired = baseline(run(1, 1, 1.6), now);
        assertTrue(paired.movements().stream().allMatch(Movement::predictionMoved));
        assertTrue(paired.movements().stream().allMatch(Movement::measurementMoved), paired.text());
        // Other networks: errors of 0.1 do not show a change of 0.1, errors of 0.002 do.
        Baseline wide = baseline(run(2, 1, 1.6), now);
        assertTrue(wide.movements().stream().noneMatch(Movement::measurementMoved));
        assertTrue(wide.movements().stream().allMatch(Movement::predictionMoved));
        Baseline sharp = baseline(run(2, 1, 0.03), run(1, 1.05, 0.03));
        assertTrue(sharp.movements().stream().allMatch(Movement::measurementMoved), sharp.text());
    }

    @Test
    void otherNumbersFromTheSameNetworksAreNotedOnly() {
        List<Comparison> then = run(1, 1, 1.6);
        Comparison first = then.get(0);
        double[] values = first.samples().get(0).sample().values().clone();
        values[0] += 1e-3;
        Comparison other = Comparison.of(
                first.model(),
                first.point(),
                Map.of(),
                first.check(),
                first.prediction(),
                List.of(
                        new SizedSample(first.samples().get(0).settings(), Sample.of(values)),
                        first.samples().get(1)),
                List.of());
        Baseline baseline = baseline(List.of(first), List.of(other));
        assertFalse(baseline.moved());
        assertTrue(baseline.movements().get(0).changed());
        assertTrue(baseline.text().contains("within the errors, in 1"), baseline.text());
    }

    @Test
    void aMeasurementThatIsNoLongerThereIsSeen() {
        List<Comparison> then = run(1, 1, 1.6);
        Comparison first = then.get(0);
        Comparison failed = Comparison.of(
                first.model(),
                first.point(),
                Map.of(),
                first.check(),
                Estimate.failed("no root"),
                List.of(),
                List.of());
        Movement movement =
                baseline(List.of(first), List.of(failed)).movements().get(0);
        assertTrue(movement.measurementMoved() && movement.predictionMoved());
        assertFalse(baseline(List.of(failed), List.of(failed)).moved());
        assertEquals(1, baseline(then, then.subList(0, COMPARISONS - 1)).gone().size());
        assertTrue(baseline(then, then.subList(0, COMPARISONS - 1)).moved());
        Baseline more = baseline(then.subList(0, COMPARISONS - 1), then);
        assertEquals(1, more.added().size());
        assertFalse(more.moved());
    }

    @Test
    void anotherRunIsRefused() {
        List<Comparison> run = run(1, 1, 1.6);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> baseline(run.subList(0, 10), run))
                .getMessage()
                .contains("shares only 10"));
        List<Comparison> urn =
                new Validator(Ensembles.quick(1, 1)).validate(Urn.model(1, 2)).comparisons();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> baseline(urn, run))
                .getMessage()
                .contains("is of urn, this run of synthetic"));
    }
}
