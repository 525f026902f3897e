package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
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

    /** Within a slanted band that begins at the corner a = 0, b = 0.5, as wide as 1 1/2 points of the finest lattice. */
    private static boolean isInBand(double a, double b) {
        return a <= 2.9 && Math.abs(b - 0.5 - 0.6 * a) <= 0.1;
    }

    /** A band so narrow that most squares see it on an edge alone is followed from one to the next. */
    @Test
    void whatARimFindsIsFollowed() {
        Theory<ToyParameters> island = new PlantedTheory(
                p -> isInBand(p.drive(), p.leakRate()) ? Phase.OSCILLATING : Phase.QUIESCENT, p -> Map.of());
        Sweep<ToyParameters> sweep = sweep(island, "a=0:4:5", "b=0.5:2.5:3");
        MapCells cells = refined(sweep, null, 1);
        Lattice lattice = sweep.lattice();
        int inside = 0;
        int found = 0;
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < lattice.columns(); column++) {
                if (isInBand(lattice.xValue(column), lattice.yValue(row))) {
                    inside++;
                    found += cells.at(column, row).phase() == Phase.OSCILLATING ? 1 : 0;
                }
            }
        }
        assertTrue(inside > 20, "the island holds " + inside + " points");
        assertEquals(inside, found);
    }

    /** The variance jumps where a branch ends, at the same phase. */
    @Test
    void jumpsOfAnyQuantityAreFoundToo() {
        Sweep<ToyParameters> sweep = sweep(Toy.fold().theory(), "a=0:10:11", "b=0.5:1.5:3");
        Lattice lattice = sweep.lattice();
        for (Quantity shown : new Quantity[] {Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, null}) {
            int finest = (int) refined(sweep, shown, 2).byIndex().keySet().stream()
                    .filter(i -> lattice.level(lattice.column(i), lattice.row(i)) == LEVELS)
                    .count();
            assertTrue(finest >= lattice.rows(), "points of the finest level: " + finest);
        }
    }

    private static Sweep<ToyParameters> sweep(Function<ToyParameters, Map<Quantity, Estimate>> numbers) {
        return sweep(new PlantedTheory(p -> Phase.CHAOTIC, numbers), "a=0:10:11", "b=0.5:1.5:3");
    }

    /** A ramp that changes by a tenth of its range between columns, and noise. */
    @Test
    void smoothFieldsAndNoiseAreNotSplit() {
        Sweep<ToyParameters> sweep = sweep(p -> Map.of(
                Quantity.VARIANCE, Estimate.of(p.drive(), 0),
                Quantity.MAX_LYAPUNOV, Estimate.of(1e-9 * Math.sin(1000 * p.drive()), 1e-9)));
        assertEquals(11 * 3, refined(sweep, null, 1).all().size());
    }

    @Test
    void whereAQuantityBeginsToExistIsFound() {
        Sweep<ToyParameters> sweep =
                sweep(p -> p.drive() < 3.7 ? Map.of() : Map.of(Quantity.MAX_LYAPUNOV, Estimate.of(1, 0)));
        MapCells cells = refined(sweep, null, 1);
        Lattice lattice = sweep.lattice();
        int last = (int) Math.floor(3.7 / 10 * (lattice.columns() - 1));
        for (int row = 0; row < lattice.rows(); row++) {
            assertTrue(cells.byIndex().containsKey(lattice.index(last, row)));
            assertTrue(cells.byIndex().containsKey(lattice.index(last + 1, row)));
        }
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
