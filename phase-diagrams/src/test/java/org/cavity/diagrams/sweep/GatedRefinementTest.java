package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cavity.diagrams.boundary.CriticalCurves;
import org.cavity.diagrams.boundary.LineValues;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.phase.GatedTheory;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The lines that refinement finds in the fields of the gated network's standard map against those traced by roots. The gain 2, where
 * h = 0 is neither stable nor unstable, is no column of the lattice.
 */
@Tag("slow")
class GatedRefinementTest {

    private static final int LEVELS = 4;

    private final GatedTheory theory = new GatedTheory();
    private final Plane<GatedNetwork> plane = new Plane<>(
            theory.schema(),
            theory.schema().defaults(),
            Axis.parse("gain=1.3:2.5:14", theory.schema()),
            Axis.parse("reset_gain=0:20:12", theory.schema()));
    private final Lattice lattice = new Lattice(plane.x(), plane.y(), LEVELS);

    /** A traced line, its points in columns and rows of the finest lattice. */
    private List<Polyline> traced(String name) {
        return theory.criticalLines().stream()
                .filter(line -> line.name().equals(name))
                .flatMap(line ->
                        CriticalCurves.trace(line, plane, LineValues.COMPUTED, new Workers(2)).pieces().stream())
                .map(piece -> new Polyline(piece.points().stream()
                        .map(p -> new double[] {
                            plane.x().fraction(p[0]) * (lattice.columns() - 1),
                            plane.y().fraction(p[1]) * (lattice.rows() - 1)
                        })
                        .toList()))
                .toList();
    }

    /** Middles of the edges of the finest lattice at whose ends a property of the cells differs. */
    private List<double[]> changes(MapCells cells, Function<Cell, Object> property) {
        List<double[]> middles = new ArrayList<>();
        cells.byIndex().forEach((index, cell) -> {
            int column = lattice.column(index);
            int row = lattice.row(index);
            Cell right = column + 1 < lattice.columns() ? cells.byIndex().get(index + 1) : null;
            Cell above = row + 1 < lattice.rows() ? cells.byIndex().get(lattice.index(column, row + 1)) : null;
            if (right != null && !property.apply(cell).equals(property.apply(right))) {
                middles.add(new double[] {column + 0.5, row});
            }
            if (above != null && !property.apply(cell).equals(property.apply(above))) {
                middles.add(new double[] {column, row + 0.5});
            }
        });
        return middles;
    }

    private static double distance(List<Polyline> lines, double[] point) {
        double least = Double.POSITIVE_INFINITY;
        for (Polyline line : lines) {
            for (int i = 1; i < line.points().size(); i++) {
                double[] a = line.points().get(i - 1);
                double[] b = line.points().get(i);
                least = Math.min(least, Line2D.ptSegDist(a[0], a[1], b[0], b[1], point[0], point[1]));
            }
        }
        return least;
    }

    private static double farthest(List<Polyline> lines, List<double[]> points) {
        return points.stream().mapToDouble(p -> distance(lines, p)).max().orElseThrow();
    }

    /** Of the points of a line from the farthest of those that were found near it. */
    private static double farthestOf(List<Polyline> lines, List<double[]> found) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(p -> found.stream()
                        .mapToDouble(q -> Math.max(Math.abs(p[0] - q[0]), Math.abs(p[1] - q[1])))
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    /**
     * A line that crosses a fine cell does so through edges at whose ends the cells differ, so that the middle of one is
     * within a cell of each of the line's points in it, and each middle within half an edge of the line.
     *
     * <p>The traced onset of chaos bounds the region in which a state that varies in time exists, which is no bound of the
     * chaotic phases: where that state grows continuously from h = 0, at low reset gains just above the gain 2, its
     * exponent grows as the square of the distance and stays below the rate under which the phase is marginal for several
     * fine cells. Nor would a line be a boundary within which only an unstable state appears: no cell differs there.
     */
    @Test
    void foldAndOnsetOfChaosAreFoundToOneFineCell() {
        Sweep<GatedNetwork> sweep = new Sweep<>(theory, plane, lattice, new Request(theory.sweepQuantities(), false));
        MemoryStore store = new MemoryStore();
        sweep.run(store, Shard.WHOLE, new Workers(2), () -> false, Progress.NONE, index -> {});
        Refinement refinement = new Refinement(sweep, store, Optional.of(Quantity.MAX_LYAPUNOV));
        while (refinement.split(new Workers(2), () -> false, Progress.NONE, index -> {})) {}
        MapCells cells = refinement.cells();

        double share = (double) cells.all().size() / ((double) lattice.columns() * lattice.rows());
        assertTrue(share < 0.15, "share of the cells computed: " + share);

        List<Polyline> chaos = traced("chaos_onset");
        // Only states that vary in time have a half time.
        List<double[]> chaosFound = changes(cells, cell -> cell.quantities().containsKey(Quantity.HALF_TIME));
        assertEquals(0, farthestOf(chaos, chaosFound), 1);
        assertEquals(0, farthest(chaos, chaosFound), 1);

        // At the loss of stability the number of fixed points changes, too.
        List<Polyline> fold = traced("fixed_point_fold");
        List<Polyline> both = Stream.concat(fold.stream(), traced("quiescent_stability").stream())
                .toList();
        List<double[]> foldFound = changes(cells, cell -> cell.value(Quantity.FIXED_POINT_COUNT));
        assertEquals(0, farthestOf(fold, foldFound), 1);
        assertEquals(0, farthest(both, foldFound), 1);
    }
}
