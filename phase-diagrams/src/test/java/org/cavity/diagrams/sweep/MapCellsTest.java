package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.theory.model.ParameterSchema;
import org.junit.jupiter.api.Test;

class MapCellsTest {

    private static final ParameterSchema<ToyParameters> SCHEMA =
            Toy.model(0).theory().schema();
    private static final Axis X = Axis.parse("a=0.1:2.3:4", SCHEMA);
    private static final Axis Y = Axis.parse("b=0.1:10:3:log", SCHEMA);
    private static final Lattice LATTICE = new Lattice(X, Y, 2);

    @Test
    void theGridIsPartOfEveryFinerLattice() {
        assertEquals(13, LATTICE.columns());
        assertEquals(9, LATTICE.rows());
        for (int i = 0; i < X.count(); i++) {
            assertEquals(X.value(i), LATTICE.xValue(4 * i));
        }
        for (int j = 0; j < Y.count(); j++) {
            assertEquals(Y.value(j), LATTICE.yValue(4 * j));
        }
        assertEquals(0, LATTICE.level(4, 0));
        assertEquals(1, LATTICE.level(4, 2));
        assertEquals(2, LATTICE.level(3, 8));
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 13; column++) {
                long index = LATTICE.index(column, row);
                assertEquals(column, LATTICE.column(index));
                assertEquals(row, LATTICE.row(index));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Lattice(X, Y, Lattice.MAX_LEVELS + 1));
    }

    /** The square between the first two columns and rows is halved once, its lower left quarter once more. */
    @Test
    void aPointWithoutACellShowsTheNearestOfTheFinestLevel() {
        SortedMap<Long, Cell> cells = new TreeMap<>();
        for (int level = 0; level <= 2; level++) {
            int spacing = LATTICE.spacing(level);
            for (int row = 0; row < 9; row += spacing) {
                for (int column = 0; column < 13; column += spacing) {
                    int reach = level == 0 ? 12 : spacing * 2;
                    if (column <= reach && row <= reach) {
                        cells.putIfAbsent(LATTICE.index(column, row), Cell.failed(level + ": " + column + ", " + row));
                    }
                }
            }
        }
        MapCells map = new MapCells(LATTICE, cells);
        assertEquals(12 + 5 + 5, map.all().size());
        for (long index : map.byIndex().keySet()) {
            assertSame(cells.get(index), map.at(LATTICE.column(index), LATTICE.row(index)));
        }
        assertEquals("2: 1, 1", map.at(1, 1).failure());
        assertEquals("1: 4, 2", map.at(3, 1).failure());
        assertEquals("0: 8, 4", map.at(7, 5).failure());
        assertEquals("0: 12, 8", map.at(11, 6).failure());
    }
}
