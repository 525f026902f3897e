package org.cavity.diagrams.sweep;

import java.util.function.Function;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.model.Theory;

/**
 * Theory in every cell of a plane. A row of cells is solved in the order of x by one thread, so that a cell may start
 * from its neighbour; a cell depends on those before it in its row alone, so that neither the number of threads nor the
 * order in which rows are done can change a result.
 *
 * @param theory the theory
 * @param plane the plane
 * @param request what to compute in each cell; the threads share rows, never a cell
 * @param <P> the parameter record
 */
public record Sweep<P extends Record>(Theory<P> theory, Plane<P> plane, Request request) {

    /** Seconds after which no further row is probed for the estimate of the cost. */
    private static final double PATIENCE = 3;

    /** Cells of a probed row: one solved from nothing, the others from their neighbours. */
    private static final int PROBED_CELLS = 3;

    /** Cells are solved on one thread each. */
    public Sweep {
        request = request.withTasks(Tasks.SEQUENTIAL);
    }

    /** Computes all cells on a pool of threads, in the order of {@link Plane#cell}. */
    public Cell[] run(Workers workers, Progress progress) {
        int cells = Math.toIntExact(plane.cells());
        Cell[] result = new Cell[cells];
        workers.forEach(plane.y().count(), row -> {
            Row solver = new Row();
            for (int column = 0; column < plane.x().count(); column++) {
                int cell = row * plane.x().count() + column;
                result[cell] = solver.cell(cell);
                progress.advance(1.0 / cells);
            }
        });
        return result;
    }

    /** Computes one cell by itself. A cell that fails says why. */
    public Cell cell(int index) {
        return new Row().cell(index);
    }

    /** Solves cells, each from the one before. */
    private final class Row {

        private Function<P, Prediction> predictor = theory.predictor(request);

        Cell cell(int index) {
            try {
                return Cell.of(predictor.apply(plane.cell(index)));
            } catch (RuntimeException e) {
                // One cell must not end the sweep, whatever went wrong in it; its reason goes into the files. What the
                // solver was about to hand to the next cell may be broken, too.
                predictor = theory.predictor(request);
                return Cell.failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            }
        }
    }

    /**
     * Seconds that the whole sweep will take on one thread, from parts of a few rows spread over the plane.
     *
     * @param rows number of rows to try, fewer if they are slow
     */
    public double estimateSeconds(int rows) {
        int n = Math.min(rows, plane.y().count());
        // The first pass loads and compiles the code, which a sweep does once and not in every cell.
        long begin = System.nanoTime();
        double estimate = 0;
        for (int pass = 0; pass < 2 && seconds(begin) < PATIENCE; pass++) {
            double total = 0;
            int probed = 0;
            while (probed < n && (probed == 0 || seconds(begin) < PATIENCE)) {
                total += rowSeconds((probed + 0.5) / n);
                probed++;
            }
            estimate = total / probed * plane.y().count();
        }
        return estimate;
    }

    /** Seconds that a row will take, from cells at this fraction of the plane's height and of its width. */
    private double rowSeconds(double fraction) {
        int columns = plane.x().count();
        int probes = Math.min(PROBED_CELLS, columns);
        int start = (int) (fraction * plane.y().count()) * columns + (int) (fraction * (columns - probes + 1));
        Row solver = new Row();
        long begin = System.nanoTime();
        solver.cell(start);
        double first = seconds(begin);
        for (int i = 1; i < probes; i++) {
            solver.cell(start + i);
        }
        return first + (columns - 1) * (seconds(begin) - first) / (probes - 1);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) * 1e-9;
    }
}
