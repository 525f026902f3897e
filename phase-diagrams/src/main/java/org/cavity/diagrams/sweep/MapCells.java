package org.cavity.diagrams.sweep;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The computed cells of a map: all points of the grid and, where it was refined, some of the finer lattices.
 *
 * @param lattice the lattice
 * @param byIndex cells by {@link Lattice#index}, in its order
 */
public record MapCells(Lattice lattice, SortedMap<Long, Cell> byIndex) {

    /** Makes the map unmodifiable without copying it. */
    public MapCells {
        byIndex = Collections.unmodifiableSortedMap(byIndex);
    }

    /** The cells of a grid that was not refined, along x first. */
    public static MapCells of(Axis x, Axis y, Cell[] cells) {
        SortedMap<Long, Cell> byIndex = new TreeMap<>();
        for (int i = 0; i < cells.length; i++) {
            byIndex.put((long) i, cells[i]);
        }
        return new MapCells(new Lattice(x, y, 0), byIndex);
    }

    /** All computed cells, along x first. */
    public Collection<Cell> all() {
        return byIndex.values();
    }

    /**
     * The cell that stands for a point of the finest lattice: its own if it was computed, else that of the nearest point
     * of the finest level that has one.
     */
    public Cell at(int column, int row) {
        for (int level = lattice.levels(); level > 0; level--) {
            Cell cell = byIndex.get(nearest(column, row, lattice.spacing(level)));
            if (cell != null) {
                return cell;
            }
        }
        return byIndex.get(nearest(column, row, lattice.spacing(0)));
    }

    /** Halfway between two points it is the one to the right, or above. */
    private long nearest(int column, int row, int spacing) {
        return lattice.index((column + spacing / 2) / spacing * spacing, (row + spacing / 2) / spacing * spacing);
    }
}
