package org.cavity.diagrams.sweep;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cavity.numerics.model.Progress;

/** A store that forgets everything at the end of a test. */
final class MemoryStore implements CellStore {

    private final Map<Long, SolvedCell> cells = new ConcurrentHashMap<>();

    @Override
    public Optional<SolvedCell> cell(long index) {
        return Optional.ofNullable(cells.get(index));
    }

    @Override
    public void put(long index, SolvedCell cell) {
        if (cells.put(index, cell) != null) {
            throw new IllegalStateException("cell " + index + " was computed twice");
        }
    }

    /** All cells of a sweep that nothing disturbs. */
    static Cell[] cells(Sweep<?> sweep, int threads, Progress progress) {
        MemoryStore store = new MemoryStore();
        sweep.run(store, Shard.WHOLE, new Workers(threads), () -> false, progress, index -> {});
        return store.cells(sweep);
    }

    /** The cells of the grid, all of which must be there. */
    Cell[] cells(Sweep<?> sweep) {
        return sweep.cells(Shard.WHOLE)
                .mapToObj(cell -> cells.get(sweep.index(cell)).cell())
                .toArray(Cell[]::new);
    }

    void forget(long index) {
        cells.remove(index);
    }

    int size() {
        return cells.size();
    }
}
