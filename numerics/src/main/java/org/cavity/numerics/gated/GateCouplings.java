package org.cavity.numerics.gated;

import org.cavity.numerics.connectivity.DenseProduct;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;

/**
 * The three coupling matrices of one gated network.
 *
 * @param activity Jʰ, N × N
 * @param gates Jᶻ above Jʳ, 2N × N: both act on the same vector
 */
record GateCouplings(DenseProduct activity, DenseProduct gates) {

    /** Draws independent elements N(0, 1/N); Jʰ is the matrix that an additive network has with the same streams. */
    static GateCouplings draw(int size, Precision precision, RandomStreams streams, Team team) {
        return new GateCouplings(
                DenseProduct.gaussian(size, 1, precision, team, streams.normal(Purpose.CONNECTIVITY)),
                DenseProduct.gaussian(
                        size,
                        1,
                        precision,
                        team,
                        streams.normal(Purpose.UPDATE_CONNECTIVITY),
                        streams.normal(Purpose.RESET_CONNECTIVITY)));
    }

    int size() {
        return activity.matrix().rows();
    }

    /** The diagonal of Jʰ. */
    double[] diagonal() {
        int size = size();
        double[] row = new double[size];
        double[] diagonal = new double[size];
        for (int i = 0; i < size; i++) {
            activity.matrix().getRow(i, row, 0);
            diagonal[i] = row[i];
        }
        return diagonal;
    }

    /** The same matrices transposed: Jʰᵀ, and Jᶻᵀ beside Jʳᵀ, N × 2N. */
    GateCouplings transposed(Precision precision, Team team) {
        return new GateCouplings(
                new DenseProduct(transposed(activity.matrix(), precision), team),
                new DenseProduct(transposed(gates.matrix(), precision), team));
    }

    private static PackedMatrix transposed(PackedMatrix matrix, Precision precision) {
        int rows = matrix.rows();
        int columns = matrix.columns();
        double[] elements = new double[rows * columns];
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            matrix.getRow(i, row, 0);
            for (int j = 0; j < columns; j++) {
                elements[j * rows + i] = row[j];
            }
        }
        PackedMatrix result = Kernels.best().packedMatrix(precision, columns, rows);
        for (int j = 0; j < columns; j++) {
            result.setRow(j, elements, j * rows);
        }
        return result;
    }
}
