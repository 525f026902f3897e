package org.cavity.numerics.spectrum;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** EJML: plain Java, without blocking. */
final class EjmlSolver implements EigenvalueSolver {

    @Override
    public String name() {
        return "EJML";
    }

    @Override
    public double operations(double size) {
        return 200 * size * size * size;
    }

    @Override
    public Eigenvalues solve(double[] matrix, int size, int threads) {
        EigenDecomposition_F64<DMatrixRMaj> algorithm = DecompositionFactory_DDRM.eig(size, false, false);
        if (!algorithm.decompose(new DMatrixRMaj(size, size, true, matrix))) {
            throw Eigenvalues.notConverged(size);
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
}
