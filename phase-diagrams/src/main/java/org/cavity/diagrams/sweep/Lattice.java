package org.cavity.diagrams.sweep;

/**
 * The grid of a map, and the finer lattices that refinement may compute points of. Level 0 is the grid itself; each level
 * halves the spacing along both axes. Points are addressed by column and row on the finest lattice.
 *
 * @param x horizontal axis, with the grid of level 0
 * @param y vertical axis, with the grid of level 0
 * @param levels how many times the spacing may be halved, from 0 to {@value #MAX_LEVELS}
 */
public record Lattice(Axis x, Axis y, int levels) {

    /** Most levels: spacings finer still are below what a picture shows. */
    public static final int MAX_LEVELS = 6;

    /**
     * Checks the number of levels.
     *
     * @throws IllegalArgumentException if it is out of range, or the finest lattice has too many columns or rows
     */
    public Lattice {
        if (levels < 0 || levels > MAX_LEVELS) {
            throw new IllegalArgumentException(
                    "refine = " + levels + " is out of range: it must be from 0 to " + MAX_LEVELS + ".");
        }
        if (Math.max(x.count(), y.count()) > Integer.MAX_VALUE >> levels) {
            throw new IllegalArgumentException(
                    "refine = " + levels + " is too much for a grid of " + x.count() + " × " + y.count() + " points.");
        }
    }

    /** Columns of the finest lattice. */
    public int columns() {
        return (x.count() - 1 << levels) + 1;
    }

    /** Rows of the finest lattice. */
    public int rows() {
        return (y.count() - 1 << levels) + 1;
    }

    /** Columns or rows between neighbouring points of a level. */
    public int spacing(int level) {
        return 1 << levels - level;
    }

    /** Number of a point: along x first. */
    public long index(int column, int row) {
        return (long) row * columns() + column;
    }

    /** Column of a point. */
    public int column(long index) {
        return (int) (index % columns());
    }

    /** Row of a point, from below. */
    public int row(long index) {
        return (int) (index / columns());
    }

    /** Value of the horizontal axis in a column; at the grid of level 0 the same bits as {@link Axis#value}. */
    public double xValue(int column) {
        return x.at((double) column / (columns() - 1));
    }

    /** Value of the vertical axis in a row; at the grid of level 0 the same bits as {@link Axis#value}. */
    public double yValue(int row) {
        return y.at((double) row / (rows() - 1));
    }

    /** The coarsest level that has this point. */
    public int level(int column, int row) {
        int finest = Integer.numberOfTrailingZeros(column | row | 1 << levels);
        return levels - finest;
    }
}
