package org.cavity.diagrams.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cavity.diagrams.journal.SweepStore;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.Workers;

/**
 * Produces a phase diagram in a folder, or resumes it there.
 *
 * @param session for progress and messages
 * @param job the phase diagram
 * @param folder where it is stored, and where its files go
 * @param limit how long it may take
 * @param json whether a script reads what is told
 * @param <P> the parameter record
 */
record MapRun<P extends Record>(Session session, MapJob<P> job, ResultFolder folder, TimeLimit limit, boolean json) {

    /** Computes one part of it; returns the exit status. */
    int part(Shard shard) {
        // Merging takes from the folder how far it is to be refined.
        folder.announce();
        try (SweepStore store = open(shard);
                Interruption interruption = interruption(store)) {
            MapProduction<P> production = production(store);
            production.cells(shard);
            if (production.isSolved(shard)) {
                production.measurements(shard);
            }
            if (!production.isDone(shard)) {
                return stopped(store);
            }
            return new ShardReport(session, shard, folder.path(), json).give(production.cellsOf(shard));
        } catch (OutOfMemoryError e) {
            return outOfMemory();
        }
    }

    /** Computes what is not stored yet and writes the files; returns the exit status. */
    int whole() {
        try (SweepStore store = open(Shard.WHOLE);
                Interruption interruption = interruption(store)) {
            return finish(production(store), store);
        } catch (OutOfMemoryError e) {
            return outOfMemory();
        }
    }

    private int finish(MapProduction<P> production, SweepStore store) {
        production.cells(Shard.WHOLE);
        if (!production.isSolved(Shard.WHOLE)) {
            return stopped(store);
        }
        Optional<MapCells> cells = production.refined();
        production.curves();
        production.measurements(Shard.WHOLE);
        if (cells.isEmpty() || !production.hasCurves() || !production.isMeasured(Shard.WHOLE)) {
            return stopped(store);
        }
        return new MapReport(session, job, folder, json).give(production.result(cells.get()));
    }

    /**
     * Joins what shards stored and finishes the phase diagram; returns the exit status.
     *
     * @param others folders of results that hold some of it
     */
    int merge(List<Path> others) {
        try (SweepStore store = open(Shard.WHOLE);
                Interruption interruption = interruption(store)) {
            others.forEach(store::takeFrom);
            MapProduction<P> production = production(store);
            int count = store.shards();
            List<String> missing = IntStream.rangeClosed(1, count)
                    .mapToObj(number -> new Shard(number, count))
                    .filter(shard -> !production.isDone(shard))
                    .map(shard -> shard + " (" + production.solved(shard) + " of "
                            + job.sweep().cells(shard).count() + " cells)")
                    .toList();
            if (!missing.isEmpty()) {
                session.note("The map in " + folder.path() + " is not complete; missing: shard "
                        + String.join(", ", missing) + ".");
                return ExitStatus.DISAGREEMENT;
            }
            return finish(production, store);
        } catch (OutOfMemoryError e) {
            return outOfMemory();
        }
    }

    /** The store is closed, and what it held let go. */
    private int outOfMemory() {
        session.note("Out of memory. What was done is stored in " + folder.path()
                + ", and the same command continues from there with fewer --threads or more memory,"
                + " such as CAVITY_JAVA_OPTIONS=-Xmx" + gigabytes() + "g.");
        return ExitStatus.FAILURE;
    }

    /** Twice as much as there is. */
    private static long gigabytes() {
        return Math.max(1, Math.round(2 * Runtime.getRuntime().maxMemory() * 1e-9));
    }

    private SweepStore open(Shard shard) {
        SweepStore store = SweepStore.open(
                folder, shard, job.sweep().lattice(), job.quantitiesByName(), sentence -> session.note(sentence));
        if (store.cells() > 0) {
            session.note(done(store) + " already.");
        }
        return store;
    }

    private MapProduction<P> production(SweepStore store) {
        return new MapProduction<>(session, job, store, new Workers(job.plan().threads()), limit);
    }

    private Interruption interruption(SweepStore store) {
        return new Interruption(session, store, () -> done(store));
    }

    /** How much is stored; of a map that is refined nobody knows how much there will be. */
    private String done(SweepStore store) {
        String all = job.sweep().lattice().levels() == 0
                ? " of " + job.sweep().plane().cells()
                : "";
        return store.cells() + all + " cells are stored in " + folder.path();
    }

    private int stopped(SweepStore store) {
        session.note("Stopped after --max-time " + limit.text() + ": " + done(store) + "; the same command continues.");
        return ExitStatus.STOPPED;
    }
}
