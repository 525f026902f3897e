package org.cavity.numerics.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;

/** log |det| of a dense matrix. */
public final class LogDeterminant {

    private LogDeterminant() {}

    /**
     * log |det A| by triangular decomposition; −∞ if A is singular.
     *
     * @param matrix row-major, {@code size²} elements; overwritten
     */
    public static double of(double[] matrix, int size) {
        LUDecomposition_F64<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(size, size);
        lu.decompose(DMatrixRMaj.wrap(size, size, matrix));
        DMatrixRMaj upper = lu.getUpper(null);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(Math.abs(upper.get(i, i)));
        }
        return sum;
    }
}
