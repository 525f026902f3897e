package org.cavity.numerics.connectivity;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;

/** Products of a packed matrix, square or not, with blocks of vectors, the rows divided among a team of threads. */
public final class DenseProduct {

    /** Operations that are not worth the handing over to another thread. */
    private static final double SMALL = 1e5;

    private final PackedMatrix matrix;
    private final Team team;
    private final PackedMatrix.Vectors[] vectors;

    /** The products of a matrix that has been filled. */
    public DenseProduct(PackedMatrix matrix, Team team) {
        this.matrix = matrix;
        this.team = team;
        this.vectors = new PackedMatrix.Vectors[team.size()];
        Arrays.setAll(vectors, member -> matrix.vectors());
    }

    /**
     * Draws square matrices with independent elements N(0, gain²/N), row by row, and puts them one below the other.
     *
     * @param size N
     * @param precision of the elements and of products with them; the same elements are drawn, then rounded
     * @param normal standard normal deviates of each of the matrices
     */
    public static DenseProduct gaussian(
            int size, double gain, Precision precision, Team team, ContinuousSampler... normal) {
        double scale = gain / Math.sqrt(size);
        PackedMatrix matrix = Kernels.best().packedMatrix(precision, normal.length * size, size);
        double[] row = new double[size];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < size; j++) {
                row[j] = scale * normal[i / size].sample();
            }
            matrix.setRow(i, row, 0);
        }
        return new DenseProduct(matrix, team);
    }

    /** The matrix A. */
    public PackedMatrix matrix() {
        return matrix;
    }

    /**
     * Y = A diag(scale) X, the work divided among the team.
     *
     * @param scale a factor for each column of A, or null for ones
     * @param x block of {@code count} vectors, one after the other, from {@code xOffset}
     * @param y receives the {@code count} products, one after the other, from {@code yOffset}; must not overlap {@code x}
     */
    public void apply(double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        if (2.0 * matrix.rows() * matrix.columns() * count < SMALL) {
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

    /**
     * The same by one member of the team alone, while others do likewise with other vectors. The result has the same bits
     * as that of {@link #apply}.
     *
     * @param member index of the calling thread in the team
     */
    public void applyAlone(int member, double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        vectors[member].pack(scale, x, xOffset, count);
        matrix.multiply(vectors[member], 0, matrix.strips(), y, yOffset);
    }
}
