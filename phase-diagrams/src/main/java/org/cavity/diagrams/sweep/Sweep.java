package org.cavity.diagrams.sweep;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Continued;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.model.Theory;

/**
 * Theory in every cell of a plane. Cells are solved in chains, each by one thread: a row of cells in the order of x
 * where the theory lets a cell start from its neighbour, a single cell elsewhere. A cell depends on those before it in
 * its chain alone, and on them through what is stored of them, so that neither the number of threads nor the order in
 * which chains are done, nor when and where the others were done, can change a result.
 *
 * @param theory the theory
 * @param plane the plane
 * @param lattice the plane's grid, refined or not
 * @param request what to compute in each cell; the threads share chains, never a cell
 * @param <P> the parameter record
 */
public record Sweep<P extends Record>(Theory<P> theory, Plane<P> plane, Lattice lattice, Request request) {

    /** Seconds after which no further row is probed for the estimate of the cost. */
    private static final double PATIENCE = 3;

    /** Cells of a probed row: one solved from nothing, the others from their neighbours. */
    private static final int PROBED_CELLS = 3;

    /** Cells are solved on one thread each. */
    public Sweep {
        request = request.withTasks(Tasks.SEQUENTIAL);
    }

    /** A sweep of the grid alone. */
    public Sweep(Theory<P> theory, Plane<P> plane, Request request) {
        this(theory, plane, new Lattice(plane.x(), plane.y(), 0), request);
    }

    /** Number of chains of the grid. */
    public int chains() {
        return theory.continues() ? plane.y().count() : Math.toIntExact(plane.cells());
    }

    /** The chain of a cell of the grid, cells numbered as in {@link Plane#cell}. */
    public int chain(int cell) {
        return theory.continues() ? plane.row(cell) : cell;
    }

    /** Cells of a chain as in {@link Plane#cell}. */
    private IntStream cellsOf(int chain) {
        int columns = plane.x().count();
        return theory.continues() ? IntStream.range(chain * columns, (chain + 1) * columns) : IntStream.of(chain);
    }

    /** The cells of the grid that a shard has. */
    public IntStream cells(Shard shard) {
        return IntStream.range(0, chains()).filter(shard::has).flatMap(this::cellsOf);
    }

    /** {@link Lattice#index} of a cell of the grid. */
    public long index(int cell) {
        int spacing = lattice.spacing(0);
        return lattice.index(plane.column(cell) * spacing, plane.row(cell) * spacing);
    }

    /**
     * Computes the cells of the grid that a shard has and the store lacks.
     *
     * @param workers threads
     * @param stop whether no further cell may begin
     * @param progress hears how far the work that was left has come
     * @param current hears which cell begins
     */
    public void run(
            CellStore store,
            Shard shard,
            Workers workers,
            BooleanSupplier stop,
            Progress progress,
            LongConsumer current) {
        double left =
                cells(shard).filter(cell -> store.cell(index(cell)).isEmpty()).count();
        int[] own = IntStream.range(0, chains()).filter(shard::has).toArray();
        workers.forEach(own.length, i -> {
            double[] start = Continued.NOTHING;
            for (int cell : cellsOf(own[i]).toArray()) {
                long index = index(cell);
                SolvedCell solved = store.cell(index).orElse(null);
                if (solved == null) {
                    if (stop.getAsBoolean()) {
                        return;
                    }
                    current.accept(index);
                    solved = solve(index, start);
                    store.put(index, solved);
                    progress.advance(1 / left);
                }
                start = solved.sequel();
            }
        });
    }

    /** Computes one cell of the grid by itself. A cell that fails says why. */
    public Cell cell(int cell) {
        return solve(index(cell), Continued.NOTHING).cell();
    }

    /** Computes a cell from a start. One that fails says why, and leaves nothing to start from. */
    SolvedCell solve(long index, double[] start) {
        try {
            P parameters = plane.at(lattice.xValue(lattice.column(index)), lattice.yValue(lattice.row(index)));
            Continued continued = theory.predictNear(parameters, request, start);
            return new SolvedCell(Cell.of(continued.prediction()), continued.sequel());
        } catch (RuntimeException e) {
            // One cell must not end the sweep, whatever went wrong in it; its reason goes into the files.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new SolvedCell(Cell.failed(why), Continued.NOTHING);
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
        long begin = System.nanoTime();
        SolvedCell solved = solve(index(start), Continued.NOTHING);
        double first = seconds(begin);
        for (int i = 1; i < probes; i++) {
            solved = solve(index(start + i), solved.sequel());
        }
        return first + (columns - 1) * (seconds(begin) - first) / (probes - 1);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) * 1e-9;
    }
}
