package org.cavity.diagrams.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.cavity.diagrams.boundary.CriticalCurves;
import org.cavity.diagrams.boundary.LineValues;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.journal.SweepStore;
import org.cavity.diagrams.output.TextTable;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.MeasuredPoint;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Refinement;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.SimulationPlan;
import org.cavity.diagrams.sweep.Sweep;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;

/**
 * Produces a phase diagram, or what its store lacks of it. Each piece of work that is done is in the store; no further one
 * begins once the time is over.
 *
 * @param session for progress
 * @param job the phase diagram
 * @param store what is done
 * @param workers threads
 * @param stop whether no further work may begin
 * @param <P> the parameter record
 */
record MapProduction<P extends Record>(
        Session session, MapJob<P> job, SweepStore store, Workers workers, BooleanSupplier stop) {

    /** Solves the grid's cells that a shard has. */
    void cells(Shard shard) {
        if (isSolved(shard)) {
            return;
        }
        try (ProgressDisplay progress = session.progress("theory")) {
            job.sweep().run(store, shard, workers, stop, progress, shownBy(progress));
        }
    }

    private LongConsumer shownBy(ProgressDisplay progress) {
        Lattice lattice = job.sweep().lattice();
        return index -> progress.at(() -> text(lattice.x(), lattice.xValue(lattice.column(index))) + ", "
                + text(lattice.y(), lattice.yValue(lattice.row(index))));
    }

    private static String text(Axis axis, double value) {
        return axis.parameter().name() + " = " + TextTable.brief(value);
    }

    /**
     * Refines the grid, all cells of which are solved.
     *
     * @return the cells; empty if it was stopped
     */
    Optional<MapCells> refined() {
        Refinement refinement = new Refinement(job.sweep(), store, Optional.ofNullable(job.shown()));
        for (int round = 1; ; round++) {
            try (ProgressDisplay progress = session.progress("refinement " + round)) {
                if (!refinement.split(workers, stop, progress, shownBy(progress))) {
                    return refinement.isStopped() ? Optional.empty() : Optional.of(refinement.cells());
                }
            }
        }
    }

    /** Measures at the simulated points in the chains that a shard has, all cells of which are solved. */
    void measurements(Shard shard) {
        List<Integer> left = points(shard).stream()
                .filter(point -> store.measurement(point).isEmpty())
                .toList();
        if (left.isEmpty()) {
            return;
        }
        SimulationPlan<P> simulation = job.simulation();
        try (ProgressDisplay progress = session.progress("simulation")) {
            for (int point : left) {
                if (stop.getAsBoolean()) {
                    return;
                }
                int cell = simulation.cells().get(point);
                shownBy(progress).accept(job.sweep().index(cell));
                store.put(
                        point,
                        simulation.measure(point, cell(cell), fraction -> progress.advance(fraction / left.size())));
            }
        }
    }

    /** Traces the critical lines. Of one that is not finished the values that are known are stored. */
    void curves() {
        Plane<P> plane = job.sweep().plane();
        List<CriticalLine<P>> left = job.sweep().theory().criticalLines().stream()
                .filter(line -> store.curve(line.name()).isEmpty())
                .toList();
        if (left.isEmpty()) {
            return;
        }
        try (ProgressDisplay progress = session.progress("boundaries")) {
            for (CriticalLine<P> line : left) {
                if (stop.getAsBoolean()) {
                    return;
                }
                store.put(CriticalCurves.trace(line, plane, values(line, progress), workers));
                progress.advance(1.0 / left.size());
            }
        } catch (Stopped e) {
            // The line is not stored, which tells the caller.
        }
    }

    private LineValues values(CriticalLine<P> line, ProgressDisplay progress) {
        Lattice lattice = job.sweep().lattice();
        return (point, theory) -> store.lineValue(point, () -> {
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
            progress.at(() -> line.label() + ": " + text(lattice.x(), point.x()) + ", " + text(lattice.y(), point.y()));
            return theory.get();
        });
    }

    /** The time was over in the middle of a line. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** How many of the grid's cells that a shard has are solved. */
    long solved(Shard shard) {
        return job.sweep().cells(shard).filter(this::isSolved).count();
    }

    /** The grid's cells that a shard has, all of which are solved. */
    List<Cell> cellsOf(Shard shard) {
        return job.sweep().cells(shard).mapToObj(this::cell).toList();
    }

    /** Whether all of the grid's cells that a shard has are solved. */
    boolean isSolved(Shard shard) {
        return job.sweep().cells(shard).allMatch(this::isSolved);
    }

    private boolean isSolved(int cell) {
        return store.cell(job.sweep().index(cell)).isPresent();
    }

    /** Whether the simulated points that a shard has are measured. */
    boolean isMeasured(Shard shard) {
        return points(shard).stream().allMatch(point -> store.measurement(point).isPresent());
    }

    /** Whether a shard has nothing left to do. */
    boolean isDone(Shard shard) {
        return isSolved(shard) && isMeasured(shard);
    }

    boolean hasCurves() {
        return job.sweep().theory().criticalLines().stream()
                .allMatch(line -> store.curve(line.name()).isPresent());
    }

    /** The simulated points, by number, whose cells are in chains that a shard has. */
    private List<Integer> points(Shard shard) {
        List<Integer> cells = job.simulation().cells();
        return IntStream.range(0, cells.size())
                .filter(point -> shard.has(job.sweep().chain(cells.get(point))))
                .boxed()
                .toList();
    }

    /**
     * The phase diagram, all parts of which are done.
     *
     * @param cells {@link #refined}
     */
    MapResult result(MapCells cells) {
        Sweep<P> sweep = job.sweep();
        List<NamedCurve> curves = sweep.theory().criticalLines().stream()
                .map(line -> store.curve(line.name()).orElseThrow())
                .toList();
        List<MeasuredPoint> measured = points(Shard.WHOLE).stream()
                .map(point -> store.measurement(point).orElseThrow())
                .toList();
        Cell[] grid = cellsOf(Shard.WHOLE).toArray(Cell[]::new);
        return new MapResult(cells, curves, job.simulation().compare(grid, measured));
    }

    private Cell cell(int cell) {
        return store.cell(job.sweep().index(cell)).orElseThrow().cell();
    }
}
