package org.cavity.diagrams.sweep;

import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;

/**
 * Theory in every cell of a plane. A cell depends on its own parameters alone, so that neither the number of threads nor
 * the order in which cells are done can change a result.
 *
 * @param theory the theory
 * @param plane the plane
 * @param quantities what to compute in each cell
 * @param <P> the parameter record
 */
public record Sweep<P extends Record>(Theory<P> theory, Plane<P> plane, Set<Quantity> quantities) {

    /** Computes all cells on a pool of threads, in the order of {@link Plane#cell}. */
    public Cell[] run(Workers workers, Progress progress) {
        int cells = Math.toIntExact(plane.cells());
        Cell[] result = new Cell[cells];
        workers.forEach(cells, i -> {
            result[i] = cell(i);
            progress.advance(1.0 / cells);
        });
        return result;
    }

    /** Computes one cell. A cell that fails says why. */
    public Cell cell(int index) {
        P parameters;
        try {
            parameters = plane.cell(index);
            return Cell.of(theory.predict(parameters, new Request(quantities, false)));
        } catch (RuntimeException e) {
            // One cell must not end the sweep, whatever went wrong in it; its reason goes into the files.
            return Cell.failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    /**
     * Seconds that the whole sweep will take on one thread, from a few cells spread over the plane.
     *
     * @param probes number of cells to try
     */
    public double estimateSeconds(int probes) {
        int cells = Math.toIntExact(plane.cells());
        int n = Math.min(probes, cells);
        int[] chosen = IntStream.range(0, n).map(i -> (int) ((i + 0.5) * cells / n)).toArray();
        // The first pass loads and compiles the code, which a sweep does once and not in every cell.
        long start = 0;
        for (int pass = 0; pass < 2; pass++) {
            start = System.nanoTime();
            for (int i : chosen) {
                cell(i);
            }
        }
        return (System.nanoTime() - start) * 1e-9 * cells / n;
    }
}
