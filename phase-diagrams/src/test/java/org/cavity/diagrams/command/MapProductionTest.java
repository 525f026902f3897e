package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.journal.SweepStore;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;
import org.cavity.validation.Ensembles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapProductionTest {

    @TempDir
    private Path folder;

    private final Session session = new Session(
            List.of(Toy.model(0)),
            () -> "test",
            () -> 2e9,
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            false,
            List.of());

    private final MapJob<ToyParameters> job = MapJob.of(
            Toy.model(0), new MapArguments(Map.of(), null, null, null, "", 0, 0, Ensembles.quick(1, 1), 0.01), 1);

    /** Runs of the tracing each of which may ask theory for so many values; how many values they asked for together. */
    private int traced(String name, int allowed, int threads) {
        AtomicInteger asked = new AtomicInteger();
        ResultFolder results = new ResultFolder(folder.resolve(name), job.plan().provenance(session));
        for (boolean done = false; !done; ) {
            AtomicInteger left = new AtomicInteger(allowed);
            try (SweepStore store = open(results)) {
                MapProduction<ToyParameters> production =
                        new MapProduction<>(session, job, store, new Workers(threads), () -> {
                            boolean stop = left.getAndDecrement() <= 0;
                            asked.addAndGet(stop ? 0 : 1);
                            return stop;
                        });
                production.curves();
                done = production.hasCurves();
                assertTrue(done || left.get() <= 0, "it stopped without need");
            }
        }
        return asked.get();
    }

    private SweepStore open(ResultFolder results) {
        return SweepStore.open(results, Shard.WHOLE, job.sweep().lattice(), job.quantitiesByName(), sentence -> {
            throw new AssertionError(sentence);
        });
    }

    /** The limit is asked once before each value, and once before each of the three lines. */
    @Test
    void aCriticalLineMayBeInterruptedAndGoesOnWhereItStopped() {
        int lines = job.sweep().theory().criticalLines().size();
        int whole = traced("whole", Integer.MAX_VALUE, 1) - lines;
        assertTrue(whole > 3 * 33 * 33, whole + " values");
        int runs = whole / 700 + 1;
        int pieces = traced("pieces", 700, 2);
        assertTrue(
                pieces >= whole && pieces <= whole + runs * lines, pieces + " values in pieces, " + whole + " at once");
        try (SweepStore first = open(
                        new ResultFolder(folder.resolve("whole"), job.plan().provenance(session)));
                SweepStore second = open(
                        new ResultFolder(folder.resolve("pieces"), job.plan().provenance(session)))) {
            for (CriticalLine<ToyParameters> line : job.sweep().theory().criticalLines()) {
                NamedCurve one = first.curve(line.name()).orElseThrow();
                NamedCurve other = second.curve(line.name()).orElseThrow();
                assertEquals(one.unsolved(), other.unsolved());
                assertEquals(one.pieces().size(), other.pieces().size());
                for (int i = 0; i < one.pieces().size(); i++) {
                    assertArrayEquals(
                            one.pieces().get(i).points().toArray(),
                            other.pieces().get(i).points().toArray());
                }
            }
        }
    }
}
