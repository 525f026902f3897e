package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.junit.jupiter.api.Test;

class RefinementTest {

    private static final int LEVELS = 4;

    private static Sweep<ToyParameters> sweep(Theory<ToyParameters> theory, String x, String y) {
        ParameterSchema<ToyParameters> schema = theory.schema();
        Plane<ToyParameters> plane =
                new Plane<>(schema, schema.defaults(), Axis.parse(x, schema), Axis.parse(y, schema));
        Lattice lattice = new Lattice(plane.x(), plane.y(), LEVELS);
        return new Sweep<>(theory, plane, lattice, Request.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV));
    }

    private static MapCells refined(Sweep<?> sweep, Quantity shown, int threads) {
        MemoryStore store = new MemoryStore();
        sweep.run(store, Shard.WHOLE, new Workers(threads), () -> false, Progress.NONE, index -> {});
        Refinement refinement = new Refinement(sweep, store, Optional.ofNullable(shown));
        while (refinement.split(new Workers(threads), () -> false, Progress.NONE, index -> {})) {
            assertFalse(refinement.isStopped());
        }
        assertEquals(store.size(), refinement.cells().all().size(), "nothing is computed that is not used");
        return refinement.cells();
    }

    /** The onset a = b crosses the plane slantwise: on every fine row it lies between two computed neighbours. */
    @Test
    void aBoundaryIsResolvedAsOnTheFinestLattice() {
        Sweep<ToyParameters> sweep = sweep(Toy.model(0).theory(), "a=0.03:2.5:9", "b=0.5:2.2:7");
        MapCells cells = refined(sweep, null, 2);
        Lattice lattice = sweep.lattice();
        int crossings = 0;
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 1; column < lattice.columns(); column++) {
                double b = lattice.yValue(row);
                if (lattice.xValue(column - 1) <= b && lattice.xValue(column) > b) {
                    crossings++;
                    assertTrue(cells.byIndex().containsKey(lattice.index(column - 1, row)), "left of " + column);
                    assertTrue(cells.byIndex().containsKey(lattice.index(column, row)), "right of " + column);
                }
            }
        }
        assertEquals(lattice.rows(), crossings);
        double share = (double) cells.all().size() / ((double) lattice.columns() * lattice.rows());
        assertTrue(share < 0.15, "share of the cells computed: " + share);
    }

    /** A band so narrow that most squares see it on an edge alone is followed from one to the next. */
    @Test
    void whatARimFindsIsFollowed() {
        Theory<ToyParameters> island = new IslandTheory();
        Sweep<ToyParameters> sweep = sweep(island, "a=0:4:5", "b=0.5:2.5:3");
        MapCells cells = refined(sweep, null, 1);
        Lattice lattice = sweep.lattice();
        int inside = 0;
        int found = 0;
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < lattice.columns(); column++) {
                if (IslandTheory.contains(lattice.xValue(column), lattice.yValue(row))) {
                    inside++;
                    found += cells.at(column, row).phase() == IslandTheory.INSIDE ? 1 : 0;
                }
            }
        }
        assertTrue(inside > 20, "the island holds " + inside + " points");
        assertEquals(inside, found);
    }

    /** The variance jumps where a branch ends, at the same phase. */
    @Test
    void jumpsOfTheQuantityShownAreFoundToo() {
        Sweep<ToyParameters> sweep = sweep(Toy.fold().theory(), "a=0:10:11", "b=0.5:1.5:3");
        MapCells cells = refined(sweep, Quantity.VARIANCE, 2);
        Lattice lattice = sweep.lattice();
        int finest = (int) cells.byIndex().keySet().stream()
                .filter(i -> lattice.level(lattice.column(i), lattice.row(i)) == LEVELS)
                .count();
        assertTrue(finest >= lattice.rows(), "points of the finest level: " + finest);
        assertEquals(11 * 3, refined(sweep, null, 1).all().size(), "one phase everywhere");
    }

    @Test
    void threadsAndStopsChangeNothing() {
        Sweep<ToyParameters> sweep = sweep(Toy.fold().theory(), "a=0:10:11", "b=0.5:1.5:3");
        MapCells undisturbed = refined(sweep, Quantity.VARIANCE, 1);
        assertEquals(undisturbed.byIndex(), refined(sweep, Quantity.VARIANCE, 3).byIndex());

        MemoryStore store = new MemoryStore();
        sweep.run(store, Shard.WHOLE, new Workers(1), () -> false, Progress.NONE, index -> {});
        List<Boolean> stops = new ArrayList<>();
        Refinement refinement;
        do {
            AtomicInteger allowed = new AtomicInteger(20);
            refinement = new Refinement(sweep, store, Optional.of(Quantity.VARIANCE));
            while (refinement.split(
                    new Workers(2), () -> allowed.getAndDecrement() <= 0, Progress.NONE, index -> {})) {}
            stops.add(refinement.isStopped());
        } while (refinement.isStopped());
        assertTrue(stops.size() > 3, "stopped " + stops.size() + " times");
        assertEquals(undisturbed.byIndex(), refinement.cells().byIndex());
    }
}
