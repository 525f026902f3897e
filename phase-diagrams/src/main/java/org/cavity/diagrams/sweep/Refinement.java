package org.cavity.diagrams.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Quantity;

/**
 * Splits the squares between the grid's points into quarters where something happens in them, until nothing does or the
 * finest level is reached.
 *
 * <p>A square is split if the points that are known on its rim differ in phase or convergence, if a quantity exists at
 * some of them only, or changes among them by more than a share of its range over the grid, {@link #SHARE} if it is
 * shown and {@link #JUMP} if not, and by more than its errors. So smooth fields cost little, and lines that no phase
 * knows are found by what appears or jumps there, such as the number of fixed points at a fold. The points on the rim
 * are its corners and those that neighbours were split for: where these find something that the corners do not show,
 * the square follows. All squares that are to be split are so at once, and then looked at again, so that which points
 * are computed depends on their values alone. A theory that continues starts at the point to the lower left of a new
 * one, a corner of the square that was split.
 */
public final class Refinement {

    /** Part of its range over the grid by which the quantity shown may change over a square that is not split. */
    private static final double SHARE = 0.1;

    /** The same of all other quantities, which change so much where they jump. */
    private static final double JUMP = 0.25;

    /** Differences below so many errors may be those of sampling or rounding. */
    private static final double NOISE = 6;

    private final Sweep<?> sweep;
    private final Lattice lattice;
    private final CellStore store;
    private final Optional<Quantity> shown;
    private final SortedMap<Long, Cell> cells = new TreeMap<>();
    private final Map<Quantity, Double> largestChange = new HashMap<>();
    private List<Square> leaves = new ArrayList<>();
    private boolean stopped;

    /** A square by its lower left corner and its side on the finest lattice. */
    private record Square(int column, int row, int side) {

        List<Square> quarters() {
            int half = side / 2;
            return List.of(
                    new Square(column, row, half),
                    new Square(column + half, row, half),
                    new Square(column, row + half, half),
                    new Square(column + half, row + half, half));
        }
    }

    /**
     * Begins with the grid.
     *
     * @param sweep the sweep
     * @param store its cells, all of the grid among them
     * @param shown the quantity shown; empty if the phase is
     */
    public Refinement(Sweep<?> sweep, CellStore store, Optional<Quantity> shown) {
        this.sweep = sweep;
        this.lattice = sweep.lattice();
        this.store = store;
        this.shown = shown;
        sweep.cells(Shard.WHOLE).mapToLong(sweep::index).forEach(this::take);
        for (Quantity quantity : sweep.request().quantities()) {
            double share = shown.equals(Optional.of(quantity)) ? SHARE : JUMP;
            largestChange.put(quantity, share * range(cells.values(), quantity));
        }
        int side = lattice.spacing(0);
        for (int row = 0; row < lattice.rows() - 1; row += side) {
            for (int column = 0; column < lattice.columns() - 1; column += side) {
                leaves.add(new Square(column, row, side));
            }
        }
    }

    /** The cells that are known. */
    public MapCells cells() {
        return new MapCells(lattice, cells);
    }

    /**
     * Splits all squares that are to be split now, computing the cells that the store lacks.
     *
     * @param workers threads
     * @param stop whether no further cell may begin
     * @param progress hears how far this round has come
     * @param current hears which cell begins
     * @return whether there may be more to split; false also if it was stopped, see {@link #isStopped}
     */
    public boolean split(Workers workers, BooleanSupplier stop, Progress progress, LongConsumer current) {
        List<Square> kept = new ArrayList<>();
        TreeSet<Long> wanted = new TreeSet<>();
        for (Square square : leaves) {
            if (square.side() == 1 || !isToBeSplit(square)) {
                kept.add(square);
                continue;
            }
            kept.addAll(square.quarters());
            int half = square.side() / 2;
            for (int v = 0; v <= square.side(); v += half) {
                for (int u = 0; u <= square.side(); u += half) {
                    wanted.add(lattice.index(square.column() + u, square.row() + v));
                }
            }
        }
        if (kept.size() == leaves.size()) {
            return false;
        }
        wanted.removeAll(cells.keySet());
        compute(wanted, workers, stop, progress, current);
        if (wanted.stream().anyMatch(index -> store.cell(index).isEmpty())) {
            stopped = true;
            return false;
        }
        wanted.forEach(this::take);
        leaves = kept;
        return true;
    }

    /** Whether it was stopped before its end. */
    public boolean isStopped() {
        return stopped;
    }

    private void compute(
            Collection<Long> wanted, Workers workers, BooleanSupplier stop, Progress progress, LongConsumer current) {
        long[] left = wanted.stream()
                .mapToLong(index -> index)
                .filter(index -> store.cell(index).isEmpty())
                .toArray();
        workers.forEach(left.length, i -> {
            if (!stop.getAsBoolean()) {
                current.accept(left[i]);
                SolvedCell near = store.cell(lowerLeft(left[i])).orElseThrow();
                store.put(left[i], sweep.solve(left[i], near.sequel()));
                progress.advance(1.0 / left.length);
            }
        });
    }

    /** The corner to the lower left, or next to it on an edge, of the square that a new point lies in. */
    private long lowerLeft(long index) {
        int column = lattice.column(index);
        int row = lattice.row(index);
        int side = lattice.spacing(lattice.level(column, row) - 1);
        return lattice.index(column / side * side, row / side * side);
    }

    private void take(long index) {
        cells.put(index, store.cell(index).orElseThrow().cell());
    }

    private boolean isToBeSplit(Square square) {
        List<Cell> rim = rim(square);
        Cell first = rim.get(0);
        if (rim.stream()
                .anyMatch(c -> c.phase() != first.phase()
                        || c.isFailed() != first.isFailed()
                        || c.isUnresolved() != first.isUnresolved())) {
            return true;
        }
        return largestChange.entrySet().stream().anyMatch(e -> changes(rim, e.getKey(), e.getValue()));
    }

    /** Whether a quantity exists in some cells only, or differs among them by more than is allowed and than its errors. */
    private static boolean changes(List<Cell> rim, Quantity quantity, double allowed) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double error = 0;
        int count = 0;
        for (Cell cell : rim) {
            double value = cell.value(quantity);
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                error = Math.max(error, cell.quantities().get(quantity).error());
                count++;
            }
        }
        return count > 0 && (count < rim.size() || max - min > Math.max(allowed, NOISE * error));
    }

    private static double range(Collection<Cell> cells, Quantity quantity) {
        DoubleSummaryStatistics values = cells.stream()
                .mapToDouble(cell -> cell.value(quantity))
                .filter(Double::isFinite)
                .summaryStatistics();
        return values.getMax() - values.getMin();
    }

    private List<Cell> rim(Square square) {
        List<Cell> rim = new ArrayList<>();
        for (int t = 0; t < square.side(); t++) {
            add(rim, square.column() + t, square.row());
            add(rim, square.column() + square.side(), square.row() + t);
            add(rim, square.column() + square.side() - t, square.row() + square.side());
            add(rim, square.column(), square.row() + square.side() - t);
        }
        return rim;
    }

    private void add(List<Cell> rim, int column, int row) {
        Cell cell = cells.get(lattice.index(column, row));
        if (cell != null) {
            rim.add(cell);
        }
    }
}
