package org.cavity.diagrams.sweep;

import java.util.function.ToDoubleFunction;

/** One number of a map's cells on every point of the finest lattice. */
public final class MapField {

    private MapField() {}

    /**
     * The numbers by row and column. Where a point was not computed, because refinement saw no need, it is interpolated
     * linearly between its neighbours on the next coarser level.
     */
    public static double[][] of(MapCells cells, ToDoubleFunction<Cell> number) {
        Lattice lattice = cells.lattice();
        double[][] field = new double[lattice.rows()][lattice.columns()];
        for (int level = 0; level <= lattice.levels(); level++) {
            int step = lattice.spacing(level);
            for (int row = 0; row < lattice.rows(); row += step) {
                for (int column = 0; column < lattice.columns(); column += step) {
                    if (lattice.level(column, row) == level) {
                        Cell cell = cells.byIndex().get(lattice.index(column, row));
                        field[row][column] =
                                cell != null ? number.applyAsDouble(cell) : between(field, column, row, step);
                    }
                }
            }
        }
        return field;
    }

    /** The mean of the nearest points of the next coarser level: two along an edge of its squares, four inside. */
    private static double between(double[][] field, int column, int row, int step) {
        int dx = column / step % 2 * step;
        int dy = row / step % 2 * step;
        return (field[row - dy][column - dx]
                        + field[row - dy][column + dx]
                        + field[row + dy][column - dx]
                        + field[row + dy][column + dx])
                / 4;
    }
}
