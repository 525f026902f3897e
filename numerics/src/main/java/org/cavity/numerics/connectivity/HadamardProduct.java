package org.cavity.numerics.connectivity;

import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.kernel.WalshHadamard;
import org.cavity.numerics.parallel.Team;

/**
 * The matrix f D_m H D_(m−1) H … D_1 H D_0 of diagonal matrices and Walsh–Hadamard transforms, applied in O(m N log N).
 *
 * <p>A long vector is seen as a matrix, row-major, and H as the product of the transforms of its rows and of its
 * columns, which commute. Rows are transformed where they are, columns in strips copied to scratch memory, since the
 * elements of a column, powers of two apart, would push one another out of the caches. One pass through memory completes
 * a transform along one side, multiplies by the diagonal matrix and begins the next transform along the same side: m + 1
 * passes serve m transforms. Rows and strips are the parts that a team divides; their shapes depend on N only, so that
 * the bits of the result do too.
 */
final class HadamardProduct {

    private static final int LARGEST_SIZE = 1 << 28;
    private static final int LONGEST_UNDIVIDED = 1 << 12;
    private static final int SHORTEST_DIVIDED_WORK = 1 << 13;
    private static final int STRIP_ELEMENTS = 1 << 14;

    private final int size;
    private final double factor;
    private final Diagonal[] diagonals;
    private final Team team;
    private final Precision precision;
    private final WalshHadamard kernel = Kernels.best().walshHadamard();
    private final int rows;
    private final int columns;
    private final int stripWidth;
    private final Workspace[] strips;
    private final Workspace[] vectors;

    /**
     * A product of matrices.
     *
     * @param size N
     * @param factor f
     * @param diagonals D_0, D_1, …, D_m; the first and the last have signs only
     * @throws IllegalArgumentException if N is not a power of two from 2 to 2^28
     */
    HadamardProduct(int size, double factor, Precision precision, Team team, Diagonal... diagonals) {
        checkSize(size);
        this.size = size;
        this.factor = factor;
        this.diagonals = diagonals;
        this.team = team;
        this.precision = precision;
        int bits = Integer.numberOfTrailingZeros(size);
        // Rows fit the second-level cache; neither side is short while there are elements to share out.
        this.columns = size <= LONGEST_UNDIVIDED ? size : 1 << Math.min(bits - 3, Math.min(16, Math.max(14, bits - 6)));
        this.rows = size / columns;
        this.stripWidth = Math.min(columns, Math.max(16, Math.min(64, STRIP_ELEMENTS / rows)));
        this.strips = new Workspace[team.size()];
        this.vectors = new Workspace[team.size()];
    }

    /**
     * Refuses sizes without a transform.
     *
     * @throws IllegalArgumentException if the size is not a power of two from 2 to 2^28
     */
    static void checkSize(int size) {
        if (size < 2 || size > LARGEST_SIZE || Integer.bitCount(size) != 1) {
            int below = Math.max(2, Math.min(LARGEST_SIZE / 2, Integer.highestOneBit(Math.max(size, 2))));
            throw new IllegalArgumentException("size = " + size + " is out of range: structured couplings need a power"
                    + " of two between 2 and " + LARGEST_SIZE + ", such as " + below + " or " + 2 * below + ".");
        }
    }

    /** As {@link Coupling#apply}. */
    void apply(double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        if (rows == 1) {
            if ((long) count * size < SHORTEST_DIVIDED_WORK) {
                applyAlone(0, scale, x, xOffset, count, y, yOffset);
            } else {
                team.run(count, (k, member) -> undivided(member, scale, x, xOffset + k * size, y, yOffset + k * size));
            }
            return;
        }
        for (int k = 0; k < count; k++) {
            int from = xOffset + k * size;
            int to = yOffset + k * size;
            Workspace vector = vector(0, y, to);
            for (int pass = 0; pass < diagonals.length; pass++) {
                int now = pass;
                team.run(parts(pass), (part, member) -> part(now, part, member, vector, scale, x, from, y, to));
            }
        }
    }

    /** As {@link Coupling#applyAlone}. */
    void applyAlone(int member, double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        for (int k = 0; k < count; k++) {
            int from = xOffset + k * size;
            int to = yOffset + k * size;
            if (rows == 1) {
                undivided(member, scale, x, from, y, to);
                continue;
            }
            Workspace vector = vector(member, y, to);
            for (int pass = 0; pass < diagonals.length; pass++) {
                for (int part = 0; part < parts(pass); part++) {
                    part(pass, part, member, vector, scale, x, from, y, to);
                }
            }
        }
    }

    /**
     * The matrix, row-major.
     *
     * @throws IllegalArgumentException if it does not fit an array
     */
    double[] toMatrix() {
        if (size > DenseCoupling.LARGEST_MATRIX) {
            throw new IllegalArgumentException("size = " + size + " is out of range: a matrix fits one array up to "
                    + DenseCoupling.LARGEST_MATRIX + " units.");
        }
        double[] matrix = new double[size * size];
        double[] unit = new double[size];
        double[] column = new double[size];
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            apply(null, unit, 0, 1, column, 0);
            unit[j] = 0;
            for (int i = 0; i < size; i++) {
                matrix[i * size + j] = column[i];
            }
        }
        return matrix;
    }

    private void undivided(int member, double[] scale, double[] x, int xOffset, double[] y, int yOffset) {
        Workspace vector = vector(member, y, yOffset);
        vector.load(diagonals[0], scale, x, xOffset, 0, 0, size);
        for (int i = 1; i < diagonals.length; i++) {
            vector.transform(0, size, 1);
            if (i < diagonals.length - 1) {
                vector.multiply(diagonals[i], 0, 0, size);
            }
        }
        vector.store(diagonals[diagonals.length - 1], factor, 0, 0, y, yOffset, size);
    }

    private int parts(int pass) {
        return alongRows(pass) ? rows : columns / stripWidth;
    }

    private static boolean alongRows(int pass) {
        return pass % 2 == 0;
    }

    private void part(
            int pass,
            int part,
            int member,
            Workspace vector,
            double[] scale,
            double[] x,
            int xOffset,
            double[] y,
            int yOffset) {
        if (alongRows(pass)) {
            row(pass, part * columns, vector, scale, x, xOffset, y, yOffset);
        } else {
            strip(pass, part * stripWidth, strip(member), vector, y, yOffset);
        }
    }

    private void row(
            int pass, int first, Workspace vector, double[] scale, double[] x, int xOffset, double[] y, int yOffset) {
        if (pass == 0) {
            vector.load(diagonals[0], scale, x, xOffset, first, first, columns);
        } else {
            vector.transform(first, columns, 1);
            if (pass == diagonals.length - 1) {
                vector.store(diagonals[pass], factor, first, first, y, yOffset, columns);
                return;
            }
            vector.multiply(diagonals[pass], first, first, columns);
        }
        vector.transform(first, columns, 1);
    }

    private void strip(int pass, int first, Workspace strip, Workspace vector, double[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            vector.copy(r * columns + first, strip, r * stripWidth, stripWidth);
        }
        strip.transform(0, rows, stripWidth);
        if (pass == diagonals.length - 1) {
            for (int r = 0; r < rows; r++) {
                strip.store(diagonals[pass], factor, r * columns + first, r * stripWidth, y, yOffset, stripWidth);
            }
            return;
        }
        for (int r = 0; r < rows; r++) {
            strip.multiply(diagonals[pass], r * columns + first, r * stripWidth, stripWidth);
        }
        strip.transform(0, rows, stripWidth);
        for (int r = 0; r < rows; r++) {
            strip.copy(r * stripWidth, vector, r * columns + first, stripWidth);
        }
    }

    /** Where a whole vector is kept between passes: the result's own place unless it is to be single precision. */
    private Workspace vector(int member, double[] y, int yOffset) {
        if (precision == Precision.DOUBLE) {
            return new Workspace.Doubles(kernel, y, yOffset);
        }
        if (vectors[member] == null) {
            vectors[member] = new Workspace.Floats(kernel, new float[size]);
        }
        return vectors[member];
    }

    private Workspace strip(int member) {
        if (strips[member] == null) {
            int elements = rows * stripWidth;
            strips[member] = precision == Precision.DOUBLE
                    ? new Workspace.Doubles(kernel, new double[elements], 0)
                    : new Workspace.Floats(kernel, new float[elements]);
        }
        return strips[member];
    }
}
