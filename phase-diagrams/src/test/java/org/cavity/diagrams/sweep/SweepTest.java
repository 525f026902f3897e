package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.junit.jupiter.api.Test;

/**
 * Rows of a theory with two stable branches between a = 3 and a = 7, which start on the upper one and
 * then stay on the branch that they are on.
 */
class SweepTest {

    private static final Theory<ToyParameters> FOLD = Toy.fold().theory();
    private static final ParameterSchema<ToyParameters> SCHEMA = FOLD.schema();
    private static final double UPPER = 4;

    private static Sweep<ToyParameters> sweep(String x, String y) {
        return new Sweep<>(
                FOLD,
                new Plane<>(SCHEMA, SCHEMA.defaults(), Axis.parse(x, SCHEMA), Axis.parse(y, SCHEMA)),
                Request.of(Quantity.VARIANCE));
    }

    private static Cell[] run(Sweep<ToyParameters> sweep, int threads) {
        return MemoryStore.cells(sweep, threads, Progress.NONE);
    }

    private static double[] variances(Cell[] cells) {
        return Arrays.stream(cells).mapToDouble(c -> c.value(Quantity.VARIANCE)).toArray();
    }

    @Test
    void everyRowIsSolvedFromLeftToRightFromItsOwnBeginning() {
        Sweep<ToyParameters> sweep = sweep("drive=0:10:21", "leak_rate=0.5:1.5:3");
        double[] v = variances(run(sweep, 2));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 21; column++) {
                double drive = column * 0.5;
                // At the left end only the lower branch exists; each row stays on it up to its fold, where it is no
                // longer stable.
                boolean upper = drive >= 7;
                assertEquals(upper, v[row * 21 + column] > UPPER, "row " + row + ", a = " + drive);
            }
        }
        // A cell by itself has no neighbour to come from.
        assertTrue(sweep.cell(10).value(Quantity.VARIANCE) > UPPER);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        Sweep<ToyParameters> sweep = sweep("drive=0:10:41", "leak_rate=0.5:3:7");
        double[] one = variances(run(sweep, 1));
        for (int threads : new int[] {2, 3, 16}) {
            assertArrayEquals(one, variances(run(sweep, threads)));
        }
    }

    /** What follows a failed cell starts afresh, here on the upper branch. */
    @Test
    void aFailedCellIsMarkedAndTheRowGoesOn() {
        DoubleAdder done = new DoubleAdder();
        Cell[] cells = MemoryStore.cells(sweep("drive=0:10:21", "leak_rate=2:3:2"), 2, done::add);
        assertEquals("the middle is out of reach", cells[9].failure());
        assertTrue(cells[8].value(Quantity.VARIANCE) < UPPER);
        assertTrue(cells[10].value(Quantity.VARIANCE) > UPPER);
        assertTrue(cells[21 + 10].value(Quantity.VARIANCE) < UPPER, "the other row is not disturbed");
        assertEquals(1, Arrays.stream(cells).filter(Cell::isFailed).count());
        assertEquals(1, done.sum(), 1e-12);
    }

    /** In whatever order shards come, and however often one is stopped, each cell is computed once, to the same bits. */
    @Test
    void shardsAndStopsChangeNoBit() {
        Sweep<ToyParameters> sweep = sweep("drive=0:10:41", "leak_rate=0.5:3:7");
        Cell[] undisturbed = run(sweep, 1);
        MemoryStore store = new MemoryStore();
        for (int number : new int[] {3, 1, 2}) {
            for (int stops = 0; stops < 41; stops++) {
                AtomicInteger allowed = new AtomicInteger(3);
                sweep.run(
                        store,
                        new Shard(number, 3),
                        new Workers(2),
                        () -> allowed.getAndDecrement() <= 0,
                        Progress.NONE,
                        index -> {});
            }
            assertTrue(sweep.cells(new Shard(number, 3))
                    .allMatch(cell -> store.cell(sweep.index(cell)).isPresent()));
        }
        assertEquals(7 * 41, store.size());
        assertEquals(List.of(undisturbed), List.of(store.cells(sweep)));
    }

    /** A cell that was lost in the middle of a row starts from its neighbour once more. */
    @Test
    void aLostCellIsComputedAgainFromItsNeighbour() {
        Sweep<ToyParameters> sweep = sweep("drive=0:10:21", "leak_rate=0.5:1.5:3");
        MemoryStore store = new MemoryStore();
        sweep.run(store, Shard.WHOLE, new Workers(1), () -> false, Progress.NONE, index -> {});
        store.forget(21 + 12);
        List<Long> computed = new ArrayList<>();
        sweep.run(store, Shard.WHOLE, new Workers(1), () -> false, Progress.NONE, computed::add);
        assertEquals(List.of(21L + 12), computed);
        assertEquals(List.of(run(sweep, 1)), List.of(store.cells(sweep)));
    }

    @Test
    void theCostIsEstimatedWhateverTheShapeOfTheMap() {
        assertTrue(sweep("drive=0:10:21", "leak_rate=2:3:2").estimateSeconds(6) > 0);
        assertTrue(sweep("drive=0:10:2", "leak_rate=2:3:2").estimateSeconds(6) > 0, "rows shorter than the probes");
    }
}
