package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricInverseTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 60, 128})
    void invertsAndTakesTheDeterminant(int size) {
        DMatrixRMaj matrix = RandomMatrices_DDRM.symmetricPosDef(size, new java.util.Random(size));
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = j <= i ? matrix.get(i, j) : Double.NaN;
            }
        }
        double log = new SymmetricInverse(size).invert(rows);
        DMatrixRMaj expected = new DMatrixRMaj(size, size);
        CommonOps_DDRM.invert(matrix, expected);
        double scale = CommonOps_DDRM.elementMaxAbs(expected);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                assertEquals(expected.get(i, j), rows[i][j], 1e-10 * scale, i + ", " + j);
            }
        }
        DMatrixRMaj lower = matrix.copy();
        var cholesky = org.ejml.dense.row.factory.DecompositionFactory_DDRM.chol(size, true);
        cholesky.decompose(lower);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 2 * Math.log(lower.get(i, i));
        }
        assertEquals(sum, log, 1e-10 * size);
    }

    @Test
    void aMatrixThatIsNotPositiveIsRefused() {
        double[][] rows = {{1, 0, 0, 0}, {2, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        assertThrows(ArithmeticException.class, () -> new SymmetricInverse(4).invert(rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 32, 48, 80, 128})
    void rowsAreFourierTransformed(int size) {
        RowTransform.Rows data = new RowTransform.Rows(size, 3);
        double[][] z = new double[size][2];
        for (int n = 0; n < size; n++) {
            z[n][0] = Math.sin(n * n + 1.0);
            z[n][1] = Math.cos(3.0 * n * n);
            data.re()[n][2] = z[n][0];
            data.im()[n][2] = z[n][1];
        }
        RowTransform.Rows result = new RowTransform(size).of(data, new RowTransform.Rows(size, 3), 3);
        for (int k = 0; k < size; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < size; n++) {
                double angle = 2 * Math.PI * (k * n % size) / size;
                re += z[n][0] * Math.cos(angle) - z[n][1] * Math.sin(angle);
                im += z[n][0] * Math.sin(angle) + z[n][1] * Math.cos(angle);
            }
            assertEquals(re, result.re()[k][2], 1e-13 * size, "re " + k);
            assertEquals(im, result.im()[k][2], 1e-13 * size, "im " + k);
        }
    }
}
