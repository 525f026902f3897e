package org.cavity.diagrams.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cavity.diagrams.NpzReader;
import org.cavity.diagrams.ToyParameters;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class MapArraysTest {

    private static final ParameterSchema<?> SCHEMA = ParameterSchema.of(ToyParameters.class);
    private static final Axis X = Axis.parse("a=0:2:3", SCHEMA);
    private static final Axis Y = Axis.parse("b=1:2:2", SCHEMA);

    @Test
    void aRefinedMapHasItsGridAndAllItsCells() throws IOException {
        Lattice lattice = new Lattice(X, Y, 1);
        TreeMap<Long, Cell> cells = new TreeMap<>();
        for (int row = 0; row < 3; row += 2) {
            for (int column = 0; column < 5; column += 2) {
                cells.put(lattice.index(column, row), cell(10 * row + column));
            }
        }
        cells.put(lattice.index(1, 2), cell(21));
        Map<String, NpzReader.Array> arrays = NpzReader.read(new MapArrays(new MapCells(lattice, cells))
                .archive(List.of(Quantity.VARIANCE))
                .bytes());
        assertEquals(List.of(2, 3), arrays.get("variance").shape());
        assertArrayEquals(
                new double[] {0, 2, 4, 20, 22, 24}, arrays.get("variance").doubles());
        assertArrayEquals(
                new double[] {0, 1, 2, 0, 0.5, 1, 2}, arrays.get("cells.x").doubles());
        assertArrayEquals(
                new double[] {1, 1, 1, 2, 2, 2, 2}, arrays.get("cells.y").doubles());
        assertArrayEquals(
                new int[] {0, 0, 0, 0, 1, 0, 0}, arrays.get("cells.level").integers());
        assertArrayEquals(
                new double[] {0, 2, 4, 20, 21, 22, 24},
                arrays.get("cells.variance").doubles());
    }

    @Test
    void aGridHasNoListOfCells() throws IOException {
        Cell[] cells = {cell(0), cell(1), cell(2), cell(3), cell(4), cell(5)};
        Map<String, NpzReader.Array> arrays = NpzReader.read(
                new MapArrays(MapCells.of(X, Y, cells)).archive(List.of()).bytes());
        assertFalse(arrays.containsKey("cells.x"));
        assertEquals(
                "chaotic",
                arrays.get("phase_names").texts().get(arrays.get("phase").integers()[3]));
    }

    private static Cell cell(double variance) {
        return new Cell(Phase.CHAOTIC, true, "", "", Map.of(Quantity.VARIANCE, Estimate.of(variance, 0)));
    }
}
