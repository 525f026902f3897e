package org.cavity.numerics.lyapunov;

import java.util.Arrays;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;

/**
 * V = QR through the factor R of the Gram matrix VᵀV (Cholesky QR). All the work is in products of blocks, but the loss
 * of orthogonality grows with the square of the condition number of V; the caller looks at it and decides.
 *
 * <p>The Gram matrix is made of squares of {@value #SQUARE} columns and, where those are few, of slabs of rows, whose
 * sums are added from first to last. The division depends on the block's shape alone.
 */
final class CholeskyQr {

    /** A multiple of both sides of a tile of scalar products. */
    private static final int SQUARE = BlockKernels.LEFT * BlockKernels.RIGHT;

    /** Rows over which scalar products run before the next tile: four columns of them stay in the first-level cache. */
    private static final int RUN = 1024;

    /** Rows that are worth a part of their own. */
    private static final int SHORTEST_SLAB = 8192;

    /** So many parts occupy any team. */
    private static final int ENOUGH_PARTS = 64;

    /** Panels of rows multiplied as one part. */
    private static final int PANELS_IN_PART = 4;

    /** Squares of lengths that are exact to rounding, with room for sums of their products. */
    private static final double SMALLEST_SQUARE = 1e-260;

    private static final double LARGEST_SQUARE = 1e260;

    private static final int WIDTH = BlockKernels.WIDTH;
    private static final int DEPTH = BlockKernels.DEPTH;

    private final BlockKernels blockKernels;
    private final Team team;
    private final int length;
    private final int count;
    private final int wholeRows;
    private final int slabRows;
    private final int height;
    private final CholeskyFactor factor;
    private final double[][] gram;
    private final double[] lastRows;
    private final double[] factors;
    private final Scratch[] scratch;

    CholeskyQr(Kernels kernels, Team team, int length, int count) {
        this.blockKernels = kernels.blockKernels();
        this.team = team;
        this.length = length;
        this.count = count;
        this.wholeRows = length - length % blockKernels.lanes();
        int slabs = Math.max(1, Math.min(length / SHORTEST_SLAB, ENOUGH_PARTS / squares()));
        this.slabRows = roundUp(Math.max(1, (wholeRows + slabs - 1) / slabs), RUN);
        this.height = blockKernels.height();
        this.factor = new CholeskyFactor(kernels, team, count);
        this.gram = new double[Math.max(1, (wholeRows + slabRows - 1) / slabRows)][];
        this.lastRows = new double[(length - wholeRows) * count];
        this.factors = new double[length - wholeRows];
        this.scratch = new Scratch[team.size()];
        Arrays.setAll(scratch, member -> new Scratch(factor.padded() * height, blockKernels.tileLength()));
        gram[0] = factor.rows();
        for (int s = 1; s < gram.length; s++) {
            gram[s] = new double[gram[0].length];
        }
    }

    /**
     * Finds R.
     *
     * @return estimate from below of the reciprocal of the smallest singular value of V with its vectors scaled to
     *     length 1, vectors of zeros left out; infinite if the Gram matrix has no factor beyond rounding, because V is
     *     ill-conditioned, not finite or out of range
     */
    double factor(double[] block, int offset) {
        team.run(gram.length * squares(), (part, member) -> {
            int square = part % squares();
            int right = 0;
            while ((right + 1) * (right + 2) / 2 <= square) {
                right++;
            }
            int left = square - right * (right + 1) / 2;
            square(block, offset, part / squares(), left * SQUARE, right * SQUARE, scratch[member].tile);
        });
        double[] sum = gram[0];
        for (int s = 1; s < gram.length; s++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += gram[s][i];
            }
        }
        addLastRows(block, offset);
        return inRange(block, offset) && factor.factor() ? factor.condition() : Double.POSITIVE_INFINITY;
    }

    /** Scalar products of some columns with some columns over a slab of rows. */
    private void square(double[] block, int offset, int slab, int left, int right, double[] tile) {
        int end = Math.min(wholeRows, (slab + 1) * slabRows);
        int from = slab * slabRows;
        do {
            int to = Math.min(end, from + RUN);
            boolean add = from > slab * slabRows;
            for (int i = left; i < Math.min(count, left + SQUARE); i += BlockKernels.LEFT) {
                for (int j = right; j < Math.min(count, right + SQUARE); j += BlockKernels.RIGHT) {
                    if (j + BlockKernels.RIGHT > i) {
                        blockKernels.scalarProducts(block, offset, length, i, j, count - 1, from, to, tile);
                        store(tile, gram[slab], i, j, add);
                    }
                }
            }
            from = to;
        } while (from < end);
    }

    private void store(double[] tile, double[] sums, int i, int j, boolean add) {
        int width = Math.min(BlockKernels.RIGHT, count - j);
        for (int a = 0; a < Math.min(BlockKernels.LEFT, count - i); a++) {
            int out = (i + a) * factor.stride() + j;
            int in = a * BlockKernels.RIGHT;
            for (int b = 0; b < width; b++) {
                sums[out + b] = add ? sums[out + b] + tile[in + b] : tile[in + b];
            }
        }
    }

    /** Adds the products of the rows that fill no machine vector, by one row of the Gram matrix after the other. */
    private void addLastRows(double[] block, int offset) {
        int rows = length - wholeRows;
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < count; j++) {
                lastRows[r * count + j] = block[offset + j * length + wholeRows + r];
            }
        }
        for (int i = 0; i < count; i++) {
            for (int r = 0; r < rows; r++) {
                factors[r] = -lastRows[r * count + i];
            }
            int diagonal = i * factor.stride() + i;
            blockKernels.subtract(lastRows, i, count, rows, factors, gram[0], diagonal, count - i);
        }
    }

    /** Whether all lengths are such that their squares are exact to rounding, or zero. */
    private boolean inRange(double[] block, int offset) {
        for (int j = 0; j < count; j++) {
            double square = factor.diagonal(j);
            boolean inside = square > SMALLEST_SQUARE && square < LARGEST_SQUARE;
            if (!inside && !isZero(block, offset + j * length)) {
                return false;
            }
        }
        return true;
    }

    private boolean isZero(double[] block, int v) {
        for (int i = v; i < v + length; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The logarithms of the diagonal of R are added to what is there. */
    void addLogDiagonal(double[] logStretch) {
        for (int j = 0; j < count; j++) {
            logStretch[j] += Math.log(factor.diagonal(j));
        }
    }

    /** V ← V R⁻¹. */
    void divide(double[] block, int offset) {
        int rowsInPart = PANELS_IN_PART * height;
        team.run(roundUp(length, rowsInPart) / rowsInPart, (part, member) -> {
            int end = Math.min(length, (part + 1) * rowsInPart);
            for (int r = part * rowsInPart; r < end; r += height) {
                dividePanel(block, offset + r, Math.min(height, length - r), scratch[member]);
            }
        });
    }

    /** Some rows, as many as a tile is high, brought together so that they stay near the processor. */
    private void dividePanel(double[] block, int offset, int rows, Scratch own) {
        double[] panel = own.panel;
        double[] tile = own.tile;
        double[] more = own.more;
        double[] coefficients = factor.coefficients();
        copyRows(block, offset, length, panel, 0, height, rows);
        for (int j = 0; j < count; j += WIDTH) {
            int end = j + WIDTH;
            blockKernels.product(panel, 0, height, Math.min(DEPTH, end), coefficients, factor.index(0, j), tile);
            for (int k = DEPTH; k < end; k += DEPTH) {
                int depth = Math.min(DEPTH, end - k);
                blockKernels.product(panel, k * height, height, depth, coefficients, factor.index(k, j), more);
                for (int i = 0; i < WIDTH * height; i++) {
                    tile[i] += more[i];
                }
            }
            System.arraycopy(tile, 0, panel, j * height, WIDTH * height);
        }
        copyRows(panel, 0, height, block, offset, length, rows);
    }

    private void copyRows(
            double[] from, int fromOffset, int fromStride, double[] to, int toOffset, int toStride, int rows) {
        if (rows == height) {
            blockKernels.copy(from, fromOffset, fromStride, to, toOffset, toStride, count);
            return;
        }
        for (int j = 0; j < count; j++) {
            System.arraycopy(from, fromOffset + j * fromStride, to, toOffset + j * toStride, rows);
        }
    }

    private int squares() {
        int across = (count + SQUARE - 1) / SQUARE;
        return across * (across + 1) / 2;
    }

    /** Memory of one thread. */
    private static final class Scratch {

        private final double[] panel;
        private final double[] tile;
        private final double[] more;

        Scratch(int panel, int tile) {
            this.panel = new double[panel];
            this.tile = new double[tile];
            this.more = new double[tile];
        }
    }

    private static int roundUp(int number, int multiple) {
        return (number + multiple - 1) / multiple * multiple;
    }
}
