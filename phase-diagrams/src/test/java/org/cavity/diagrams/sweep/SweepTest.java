package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
 * Rows of a theory with two stable branches between a = 3 and a = 7, whose predictor starts on the upper one and then
 * stays on the branch that it is on.
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

    private static double[] variances(Cell[] cells) {
        return Arrays.stream(cells).mapToDouble(c -> c.value(Quantity.VARIANCE)).toArray();
    }

    @Test
    void everyRowIsSolvedFromLeftToRightFromItsOwnBeginning() {
        Sweep<ToyParameters> sweep = sweep("drive=0:10:21", "leak_rate=0.5:1.5:3");
        double[] v = variances(sweep.run(new Workers(2), Progress.NONE));
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
        double[] one = variances(sweep.run(new Workers(1), Progress.NONE));
        for (int threads : new int[] {2, 3, 16}) {
            assertArrayEquals(one, variances(sweep.run(new Workers(threads), Progress.NONE)));
        }
    }

    /** What follows a failed cell starts afresh, here on the upper branch. */
    @Test
    void aFailedCellIsMarkedAndTheRowGoesOn() {
        DoubleAdder done = new DoubleAdder();
        Cell[] cells = sweep("drive=0:10:21", "leak_rate=2:3:2").run(new Workers(2), done::add);
        assertEquals("the middle is out of reach", cells[9].failure());
        assertTrue(cells[8].value(Quantity.VARIANCE) < UPPER);
        assertTrue(cells[10].value(Quantity.VARIANCE) > UPPER);
        assertTrue(cells[21 + 10].value(Quantity.VARIANCE) < UPPER, "the other row is not disturbed");
        assertEquals(1, Arrays.stream(cells).filter(Cell::isFailed).count());
        assertEquals(1, done.sum(), 1e-12);
    }

    @Test
    void theCostIsEstimatedWhateverTheShapeOfTheMap() {
        assertTrue(sweep("drive=0:10:21", "leak_rate=2:3:2").estimateSeconds(6) > 0);
        assertTrue(sweep("drive=0:10:2", "leak_rate=2:3:2").estimateSeconds(6) > 0, "rows shorter than the probes");
    }
}
