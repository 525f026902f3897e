package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import java.util.TreeMap;
import org.cavity.diagrams.ToyParameters;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class MapFieldTest {

    private static final ParameterSchema<ToyParameters> SCHEMA = ParameterSchema.of(ToyParameters.class);

    @Test
    void whatWasNotComputedIsBetweenItsNeighbours() {
        Lattice lattice = new Lattice(Axis.parse("a=0:2:2", SCHEMA), Axis.parse("b=1:2:2", SCHEMA), 2);
        TreeMap<Long, Cell> cells = new TreeMap<>();
        cells.put(lattice.index(0, 0), cell(0));
        cells.put(lattice.index(4, 0), cell(4));
        cells.put(lattice.index(0, 4), cell(40));
        cells.put(lattice.index(4, 4), cell(44));
        // One computed value that does not fit into the plane of the corners.
        cells.put(lattice.index(2, 0), cell(10));
        double[][] field = MapField.of(new MapCells(lattice, cells), cell -> cell.value(Quantity.VARIANCE));
        assertArrayEquals(new double[] {0, 5, 10, 7, 4}, field[0]);
        assertArrayEquals(new double[] {20, 21, 22, 23, 24}, field[2]);
        assertArrayEquals(new double[] {10, 13, 16, 15, 14}, field[1]);
        assertArrayEquals(new double[] {40, 41, 42, 43, 44}, field[4]);
    }

    private static Cell cell(double variance) {
        return new Cell(Phase.CHAOTIC, true, "", "", Map.of(Quantity.VARIANCE, Estimate.of(variance, 0)));
    }
}
