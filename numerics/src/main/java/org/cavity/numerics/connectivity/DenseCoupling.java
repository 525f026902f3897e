package org.cavity.numerics.connectivity;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spectrum.LogDeterminant;

/** Couplings given by all their N² elements, such as independent Gaussian ones. */
public final class DenseCoupling implements Coupling {

    /** Largest size whose N² couplings fit one Java array, as {@link #toMatrix} and eigenproblems need. */
    public static final int LARGEST_MATRIX = 46340;

    /** Operations that are not worth the handing over to another thread. */
    private static final double SMALL = 1e5;

    private final PackedMatrix matrix;
    private final Team team;
    private final PackedMatrix.Vectors[] vectors;

    private DenseCoupling(PackedMatrix matrix, Team team) {
        this.matrix = matrix;
        this.team = team;
        this.vectors = new PackedMatrix.Vectors[team.size()];
        Arrays.setAll(vectors, member -> matrix.vectors());
    }

    /**
     * Draws independent J_ij ~ N(0, 1/N), row by row, the diagonal included.
     *
     * @param size N, at least 1
     * @param gain g
     * @param precision of the couplings and of products with them; the same couplings are drawn, then rounded
     * @param normal standard normal deviates
     */
    public static DenseCoupling gaussian(
            int size, double gain, Precision precision, ContinuousSampler normal, Team team) {
        double scale = gain / Math.sqrt(size);
        PackedMatrix matrix = Kernels.best().packedMatrix(precision, size, size);
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                row[j] = scale * normal.sample();
            }
            matrix.setRow(i, row, 0);
        }
        return new DenseCoupling(matrix, team);
    }

    @Override
    public int size() {
        return matrix.rows();
    }

    @Override
    public void apply(double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        if (2.0 * size() * size() * count < SMALL) {
            applyAlone(0, scale, x, xOffset, count, y, yOffset);
            return;
        }
        vectors[0].pack(scale, x, xOffset, count);
        int parts = team.size();
        int strips = matrix.strips();
        team.run(parts, (part, member) -> {
            int from = part * strips / parts;
            int to = (part + 1) * strips / parts;
            matrix.multiply(vectors[0], from, to, y, yOffset);
        });
    }

    @Override
    public void applyAlone(int member, double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        vectors[member].pack(scale, x, xOffset, count);
        matrix.multiply(vectors[member], 0, matrix.strips(), y, yOffset);
    }

    @Override
    public double[] diagonal() {
        double[] diagonal = new double[size()];
        double[] row = new double[size()];
        for (int i = 0; i < size(); i++) {
            matrix.getRow(i, row, 0);
            diagonal[i] = row[i];
        }
        return diagonal;
    }

    @Override
    public double[] toMatrix() {
        int size = size();
        if (size > LARGEST_MATRIX) {
            throw new IllegalArgumentException("size = " + size
                    + " is out of range: a matrix of all couplings needs a size of at most " + LARGEST_MATRIX + ".");
        }
        double[] elements = new double[size * size];
        for (int i = 0; i < size; i++) {
            matrix.getRow(i, elements, i * size);
        }
        return elements;
    }

    @Override
    public double logDeterminant() {
        return LogDeterminant.of(toMatrix(), size());
    }
}
