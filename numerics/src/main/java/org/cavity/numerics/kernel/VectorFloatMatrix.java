package org.cavity.numerics.kernel;

import java.util.Arrays;

/**
 * Products in single precision on the machine's vectors, with lanes along the rows; {@link PanelLayout} says how A is
 * kept.
 *
 * <p>Each panel is multiplied with all the vectors while it is near the processor, block of columns by block of columns
 * (Goto and van de Geijn 2008). The sums over the blocks are added in double precision.
 *
 * <p>Conversions are left to plain loops: vectors of floats of a second size anywhere in the program make the compiler of
 * JDK 17 keep those of the tiles on the heap, which slows them down a hundredfold.
 */
final class VectorFloatMatrix implements PackedMatrix {

    private static final int LANES = FloatTiles.LANES;
    private static final int BLOCK = FloatTiles.BLOCK;

    private final PanelLayout layout;
    private final float[][] panels;

    VectorFloatMatrix(int rows, int columns) {
        this.layout = new PanelLayout(rows, columns, LANES);
        this.panels = new float[layout.panels()][];
        Arrays.setAll(panels, p -> new float[layout.panelLength(p)]);
    }

    @Override
    public int rows() {
        return layout.rows();
    }

    @Override
    public int columns() {
        return layout.columns();
    }

    @Override
    public void setRow(int i, double[] row, int offset) {
        float[] panel = panels[layout.panelOf(i)];
        for (int k = 0; k < columns(); k++) {
            panel[layout.index(i, k)] = (float) row[offset + k];
        }
    }

    @Override
    public void getRow(int i, double[] row, int offset) {
        float[] panel = panels[layout.panelOf(i)];
        for (int k = 0; k < columns(); k++) {
            row[offset + k] = panel[layout.index(i, k)];
        }
    }

    @Override
    public Vectors vectors() {
        return new Packed();
    }

    @Override
    public int strips() {
        return layout.panels();
    }

    @Override
    public void multiply(Vectors vectors, int from, int to, double[] y, int yOffset) {
        Packed x = (Packed) vectors;
        float[] tile = new float[PanelLayout.LARGEST_TILE * LANES];
        if (x.count <= PanelLayout.NARROW) {
            int beside = x.count == 1 ? PanelLayout.FOR_ONE : PanelLayout.FOR_TWO;
            int tallEnd = Math.max(from, Math.min(to, layout.tallPanels()));
            int groups = (tallEnd - from + beside - 1) / beside;
            for (int g = 0; g < groups; g++) {
                int first = from + beside * (x.backwards ? groups - 1 - g : g);
                narrow(x, first, Math.min(first + beside, tallEnd), tile, y, yOffset);
            }
            for (int p = tallEnd; p < to; p++) {
                wide(x, 0, x.count, p, tile, y, yOffset);
            }
            return;
        }
        int sweep = layout.sweep();
        for (int c = 0; c < x.count; c += sweep) {
            int end = Math.min(x.count, c + sweep);
            for (int i = 0; i < to - from; i++) {
                wide(x, c, end, x.backwards ? to - 1 - i : from + i, tile, y, yOffset);
            }
        }
    }

    /** Some tall panels times one or two vectors; where there are fewer than fit the last stands in for the others. */
    private void narrow(Packed x, int first, int end, float[] tile, double[] y, int yOffset) {
        int height = layout.height(first);
        for (int k = 0; k < columns(); k += BLOCK) {
            int depth = Math.min(BLOCK, columns() - k);
            int whole;
            if (x.count == 1) {
                whole = PanelLayout.FOR_ONE * height;
                FloatTiles.tile12x1(
                        panels[first],
                        panels[Math.min(first + 1, end - 1)],
                        panels[Math.min(first + 2, end - 1)],
                        panels[end - 1],
                        k * height,
                        height,
                        depth,
                        x.numbers,
                        x.index(k, 0),
                        tile);
            } else {
                whole = PanelLayout.FOR_TWO * height;
                FloatTiles.tile6x2(
                        panels[first], panels[end - 1], k * height, height, depth, x.numbers, x.index(k, 0), tile);
            }
            store(tile, whole, x.count, (end - first) * height, y, yOffset + layout.firstRow(first), k > 0);
        }
    }

    /** A panel times the vectors from one to another. */
    private void wide(Packed x, int fromVector, int toVector, int panel, float[] tile, double[] y, int yOffset) {
        int height = layout.height(panel);
        int present = Math.min(height, rows() - layout.firstRow(panel));
        for (int k = 0; k < columns(); k += BLOCK) {
            int depth = Math.min(BLOCK, columns() - k);
            for (int c = fromVector; c < toVector; c += PanelLayout.WIDTH) {
                if (panel < layout.tallPanels()) {
                    FloatTiles.tile3x8(panels[panel], k * height, height, depth, x.numbers, x.index(k, c), tile);
                } else {
                    FloatTiles.tile1x8(panels[panel], k * height, height, depth, x.numbers, x.index(k, c), tile);
                }
                int width = Math.min(PanelLayout.WIDTH, x.count - c);
                store(tile, height, width, present, y, yOffset + c * rows() + layout.firstRow(panel), k > 0);
            }
        }
    }

    /** Puts the first {@code present} rows of a tile into y, or adds them to what is there. */
    private void store(float[] tile, int height, int width, int present, double[] y, int yOffset, boolean add) {
        for (int c = 0; c < width; c++) {
            int in = c * height;
            int out = yOffset + c * rows();
            if (add) {
                for (int i = 0; i < present; i++) {
                    y[out + i] += tile[in + i];
                }
            } else {
                for (int i = 0; i < present; i++) {
                    y[out + i] = tile[in + i];
                }
            }
        }
    }

    /** Blocks of {@link FloatTiles#BLOCK} elements: all vectors' first, then all vectors' second and so on. */
    private final class Packed implements Vectors {

        private float[] numbers = {};
        private int count;
        private int padded;

        /** Whether panels are taken in descending order. Every other product is, and finds the last ones in the cache. */
        private boolean backwards;

        /** Where the elements of vector {@code c} begin that belong to the block from column {@code k} on. */
        int index(int k, int c) {
            return (k / BLOCK * padded + c) * BLOCK;
        }

        @Override
        public void pack(double[] scale, double[] x, int offset, int vectors) {
            count = vectors;
            backwards = !backwards;
            padded = layout.padded(vectors);
            int blocks = (columns() + BLOCK - 1) / BLOCK;
            if (numbers.length < blocks * padded * BLOCK) {
                numbers = new float[blocks * padded * BLOCK];
            }
            for (int b = 0; b < blocks; b++) {
                int depth = Math.min(BLOCK, columns() - b * BLOCK);
                for (int c = 0; c < count; c++) {
                    int in = offset + c * columns() + b * BLOCK;
                    packBlock(scale, b * BLOCK, x, in, index(b * BLOCK, c), depth);
                }
            }
        }

        private void packBlock(double[] scale, int scaleOffset, double[] x, int in, int out, int depth) {
            if (scale == null) {
                for (int k = 0; k < depth; k++) {
                    numbers[out + k] = (float) x[in + k];
                }
            } else {
                for (int k = 0; k < depth; k++) {
                    numbers[out + k] = (float) (x[in + k] * scale[scaleOffset + k]);
                }
            }
        }
    }
}
