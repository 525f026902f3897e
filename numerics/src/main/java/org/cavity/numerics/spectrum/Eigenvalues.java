package org.cavity.numerics.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues of a real square matrix. The arrays are not to be modified.
 *
 * @param re real parts
 * @param im imaginary parts
 */
public record Eigenvalues(double[] re, double[] im) {

    /**
     * All eigenvalues of a dense matrix, by the QR algorithm.
     *
     * @param matrix row-major, {@code size²} elements, not modified
     * @throws ArithmeticException if the iteration does not converge or the matrix is not finite
     */
    public static Eigenvalues of(double[] matrix, int size) {
        EigenDecomposition_F64<DMatrixRMaj> algorithm = DecompositionFactory_DDRM.eig(size, false, false);
        DMatrixRMaj copy = new DMatrixRMaj(size, size, true, matrix);
        if (!Arrays.stream(matrix).allMatch(Double::isFinite) || !algorithm.decompose(copy)) {
            throw new ArithmeticException("the eigenvalues of a " + size + " x " + size + " matrix did not converge");
        }
        double[] re = new double[size];
        double[] im = new double[size];
        for (int i = 0; i < size; i++) {
            Complex_F64 value = algorithm.getEigenvalue(i);
            re[i] = value.real;
            im[i] = value.imaginary;
        }
        return new Eigenvalues(re, im);
    }

    /** Largest modulus. */
    public double radius() {
        return IntStream.range(0, re.length)
                .mapToDouble(i -> Math.hypot(re[i], im[i]))
                .max()
                .orElseThrow();
    }

    /** Largest real part. */
    public double abscissa() {
        return Arrays.stream(re).max().orElseThrow();
    }

    /** The same eigenvalues shifted along the real axis. */
    public Eigenvalues shifted(double by) {
        return new Eigenvalues(Arrays.stream(re).map(r -> r + by).toArray(), im.clone());
    }
}
