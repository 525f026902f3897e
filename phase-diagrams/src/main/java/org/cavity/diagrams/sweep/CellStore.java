package org.cavity.diagrams.sweep;

import java.util.Optional;

/** Keeps the cells of a map that are done. Used by several threads at the same time. */
public interface CellStore {

    /** The cell of this {@link Lattice#index}, if it is done. */
    Optional<SolvedCell> cell(long index);

    /** Keeps a cell. */
    void put(long index, SolvedCell cell);
}
