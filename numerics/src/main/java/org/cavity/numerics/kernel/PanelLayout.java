package org.cavity.numerics.kernel;

/**
 * Where the elements of a packed matrix lie. Rows are kept in panels as high as {@value #TALL} machine vectors, the rest
 * in panels of one; within a panel the elements of a column are neighbours, and the columns follow each other.
 */
final class PanelLayout {

    /** Machine vectors in the height of a tall panel. */
    static final int TALL = 3;

    /** Vectors of X that are multiplied together with one panel. */
    static final int WIDTH = 8;

    /** Numbers of X that stay in the second-level cache while panels pass by. */
    private static final int NEAR = 1 << 16;

    /** So few vectors are limited by the memory that A comes from. */
    static final int NARROW = 2;

    /** Tall panels that are then read side by side, which keeps more of the hardware's prefetching busy than one. */
    static final int FOR_ONE = 4;

    /** The same for two vectors: a tile of 24 machine vectors from so many streams is not always kept in registers. */
    static final int FOR_TWO = 2;

    /** Machine vectors in the largest tile. */
    static final int LARGEST_TILE = TALL * WIDTH;

    private final int rows;
    private final int columns;
    private final int lanes;
    private final int tallPanels;

    PanelLayout(int rows, int columns, int lanes) {
        this.rows = rows;
        this.columns = columns;
        this.lanes = lanes;
        this.tallPanels = rows / (TALL * lanes);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int tallPanels() {
        return tallPanels;
    }

    int panels() {
        int rest = rows - tallPanels * TALL * lanes;
        return tallPanels + (rest + lanes - 1) / lanes;
    }

    int height(int panel) {
        return panel < tallPanels ? TALL * lanes : lanes;
    }

    int firstRow(int panel) {
        int tall = Math.min(panel, tallPanels);
        return (tall * TALL + panel - tall) * lanes;
    }

    int panelOf(int row) {
        int vector = row / lanes;
        int panel = vector / TALL;
        return panel < tallPanels ? panel : tallPanels + vector - tallPanels * TALL;
    }

    /** Place of an element within its panel. */
    int index(int row, int column) {
        int panel = panelOf(row);
        return column * height(panel) + row - firstRow(panel);
    }

    /** Numbers in a panel. */
    int panelLength(int panel) {
        return height(panel) * columns;
    }

    /** Vectors of X, at least one tile, that are multiplied with all panels before the next. */
    int sweep() {
        return Math.max(2 * WIDTH, NEAR / columns / WIDTH * WIDTH);
    }

    /** So many vectors, made up to whole tiles. */
    int padded(int vectors) {
        return (vectors + WIDTH - 1) / WIDTH * WIDTH;
    }
}
