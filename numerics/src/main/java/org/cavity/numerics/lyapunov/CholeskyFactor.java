package org.cavity.numerics.lyapunov;

import java.util.Arrays;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;

/**
 * The factor R of G = RᵀR, upper triangular with a positive diagonal, and what is needed to multiply a block by R⁻¹.
 *
 * <p>Everything happens in blocks of {@code W} = {@value BlockKernels#WIDTH} columns, the last made up with zeros. Rows
 * of R follow from G, block of rows after block of rows, by products of what is above them; the diagonal blocks are
 * factored and inverted element by element.
 *
 * <p>Q = V R⁻¹ is likewise found in blocks of columns, Q_J = (V_J − Σ_{I&lt;J} Q_I R_IJ) R_JJ⁻¹. The coefficients here
 * make one product of it: −R_IJ R_JJ⁻¹ for the finished columns I &lt; J and R_JJ⁻¹ for V_J itself.
 *
 * <p>A row and column of zeros in G, from a vector of zeros, gives zeros in R and in the coefficients.
 */
final class CholeskyFactor {

    /** What must remain of a diagonal element of G for the rounding of G not to have destroyed it. */
    private static final double SMALLEST_PIVOT = 1e-14;

    /** From this size on the threads factor together. */
    private static final int LARGE = 512;

    private static final int WIDTH = BlockKernels.WIDTH;
    private static final int DEPTH = BlockKernels.DEPTH;
    private static final int POWER_STEPS = 2;
    private static final double[] ONE = {1};

    private final Kernels kernels;
    private final BlockKernels blockKernels;
    private final Team team;
    private final int height;
    private final int size;
    private final int padded;
    private final int stride;
    private final double[] rows;
    private final double[] coefficients;
    private final double[] squares;
    private final double[][] tiles;

    CholeskyFactor(Kernels kernels, Team team, int size) {
        this.kernels = kernels;
        this.blockKernels = kernels.blockKernels();
        this.team = size < LARGE ? Team.alone() : team;
        this.height = blockKernels.height();
        this.size = size;
        this.padded = (size + WIDTH - 1) / WIDTH * WIDTH;
        this.stride = padded + height;
        this.rows = new double[padded * stride];
        this.coefficients = new double[(padded + DEPTH - 1) / DEPTH * padded * DEPTH];
        this.squares = new double[padded];
        this.tiles = new double[this.team.size()][blockKernels.tileLength()];
    }

    /** G before and R after {@link #factor}, row after row, {@link #stride} apart; only the upper triangles count. */
    double[] rows() {
        return rows;
    }

    /** Distance between the rows. */
    int stride() {
        return stride;
    }

    /** The coefficients, element (i, j) at {@link #index}. */
    double[] coefficients() {
        return coefficients;
    }

    /** Where the coefficient of column i for column j is. */
    int index(int i, int j) {
        return (i / DEPTH * padded + j) * DEPTH + i % DEPTH;
    }

    /** Number of columns, made up to whole blocks. */
    int padded() {
        return padded;
    }

    /** Diagonal element of R. */
    double diagonal(int i) {
        return rows[i * stride + i];
    }

    /**
     * Replaces G by R.
     *
     * @return whether G is positive definite beyond its rounding; if not, there is no R and G is lost
     */
    boolean factor() {
        for (int i = 0; i < size; i++) {
            squares[i] = rows[i * stride + i];
        }
        for (int b = 0; b < padded; b += WIDTH) {
            int block = b;
            reduce(block, block, tiles[0]);
            if (!factorDiagonalBlock(block)) {
                Arrays.fill(rows, 0);
                return false;
            }
            solve(block, block, tiles[0]);
            int beside = (padded - block - 1) / height;
            team.run(beside, (part, member) -> {
                int column = block + (part + 1) * height;
                reduce(block, column, tiles[member]);
                solve(block, column, tiles[member]);
            });
        }
        team.run(padded / WIDTH, (part, member) -> combine(part * WIDTH, tiles[member]));
        return true;
    }

    /** Subtracts from some columns of a block of rows what the rows above explain. */
    private void reduce(int block, int column, double[] tile) {
        for (int k = 0; k < block; k += DEPTH) {
            int depth = Math.min(DEPTH, block - k);
            blockKernels.product(rows, k * stride + column, stride, depth, coefficients, index(k, block), tile);
            for (int c = 0; c < WIDTH; c++) {
                int out = (block + c) * stride + column;
                blockKernels.subtract(tile, c * height, height, 1, ONE, rows, out, height);
            }
        }
    }

    /** Factors a diagonal block in place and inverts it. */
    private boolean factorDiagonalBlock(int block) {
        for (int i = block; i < block + WIDTH; i++) {
            int row = i * stride;
            for (int k = block; k < i; k++) {
                double factor = rows[k * stride + i];
                for (int j = i; j < block + WIDTH; j++) {
                    rows[row + j] -= factor * rows[k * stride + j];
                }
            }
            double pivot = rows[row + i];
            if (squares[i] != 0 && !(pivot > SMALLEST_PIVOT * squares[i])) {
                return false;
            }
            double root = squares[i] == 0 ? 0 : Math.sqrt(pivot);
            double scale = squares[i] == 0 ? 0 : 1 / root;
            rows[row + i] = root;
            for (int j = i + 1; j < block + WIDTH; j++) {
                rows[row + j] *= scale;
            }
        }
        invert(block);
        return true;
    }

    private void invert(int block) {
        for (int c = block; c < block + WIDTH; c++) {
            coefficients[index(c, c)] = diagonal(c) == 0 ? 0 : 1 / diagonal(c);
            for (int i = c - 1; i >= block; i--) {
                double sum = 0;
                for (int l = i + 1; l <= c; l++) {
                    sum += rows[i * stride + l] * coefficients[index(l, c)];
                }
                coefficients[index(i, c)] = -sum * coefficients[index(i, i)];
            }
        }
    }

    /** Multiplies some columns of a block of rows by the transposed inverse of the diagonal block. */
    private void solve(int block, int column, double[] tile) {
        blockKernels.product(rows, block * stride + column, stride, WIDTH, coefficients, index(block, block), tile);
        int first = column == block ? WIDTH : 0;
        int end = Math.min(height, padded - column);
        for (int c = 0; c < WIDTH; c++) {
            System.arraycopy(tile, c * height + first, rows, (block + c) * stride + column + first, height - first);
        }
        for (int j = first; j < end; j++) {
            int out = index(block, column + j);
            for (int c = 0; c < WIDTH; c++) {
                coefficients[out + c] = tile[c * height + j];
            }
        }
    }

    /** Makes coefficients of the elements of R above a diagonal block, whose inverse is in its place. */
    private void combine(int block, double[] tile) {
        for (int row = 0; row < block; row += height) {
            blockKernels.product(
                    coefficients, index(row, block), DEPTH, WIDTH, coefficients, index(block, block), tile);
            int end = Math.min(height, block - row);
            for (int c = 0; c < WIDTH; c++) {
                int out = index(row, block + c);
                for (int i = 0; i < end; i++) {
                    coefficients[out + i] = -tile[c * height + i];
                }
            }
        }
    }

    /**
     * Reciprocal of the smallest singular value of R with its columns scaled to length 1, the zero columns left out, by
     * power iteration from a vector grown as by Cline et al. (1979). At least 1; an estimate from below.
     */
    double condition() {
        double[] x = new double[size];
        double estimate = 1;
        for (int step = 0; step < POWER_STEPS; step++) {
            forward(x, step == 0);
            double before = kernels.dot(x, 0, x, 0, size);
            backward(x);
            double after = kernels.dot(x, 0, x, 0, size);
            if (after == 0) {
                return 1;
            }
            estimate = Math.max(estimate, Math.sqrt(after / before));
            double scale = 1 / Math.sqrt(after);
            for (int i = 0; i < size; i++) {
                x[i] *= scale;
            }
        }
        return estimate;
    }

    /** x ← (R D⁻¹)⁻ᵀ x, where D has the lengths of the columns; on request for an x of the ±1 that make it grow. */
    private void forward(double[] x, boolean grow) {
        for (int i = 0; i < size; i++) {
            x[i] = grow ? 0 : x[i] * Math.sqrt(squares[i]);
        }
        double[] factor = new double[1];
        for (int i = 0; i < size; i++) {
            double root = diagonal(i);
            double right = grow ? x[i] + Math.copySign(Math.sqrt(squares[i]), x[i]) : x[i];
            double value = root == 0 ? 0 : right / root;
            x[i] = value;
            factor[0] = value;
            blockKernels.subtract(rows, i * stride + i + 1, stride, 1, factor, x, i + 1, size - i - 1);
        }
    }

    /** x ← (R D⁻¹)⁻¹ x. */
    private void backward(double[] x) {
        for (int i = size - 1; i >= 0; i--) {
            double root = diagonal(i);
            double known = kernels.dot(rows, i * stride + i + 1, x, i + 1, size - i - 1);
            x[i] = root == 0 ? 0 : (x[i] - known) / root;
        }
        for (int i = 0; i < size; i++) {
            x[i] *= Math.sqrt(squares[i]);
        }
    }
}
