package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * An orthonormal basis of span{v, Av, A²v, …} and the Hessenberg matrix of A in it (Arnoldi), with what it knows of
 * Ax = v and of the largest eigenvalue of A (Saad, Iterative Methods for Sparse Linear Systems, 2003).
 */
final class KrylovSpace {

    /** An eigenvalue with its vector and the norm of what is left of the equation. */
    record Eigenpair(double value, double[] vector, double residual) {}

    private final UnaryOperator<double[]> operator;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final double startNorm;
    private boolean complete;

    KrylovSpace(UnaryOperator<double[]> operator, double[] start) {
        this.operator = operator;
        this.startNorm = norm(start);
        basis.add(scaled(start, 1 / startNorm));
    }

    /** The vector x of least |Ax − v| in the space at which that is below a share of |v|, or in the space of this size. */
    static double[] solve(UnaryOperator<double[]> operator, double[] v, double tolerance, int size) {
        KrylovSpace space = new KrylovSpace(operator, v);
        double[] y;
        double residual;
        do {
            space.extend();
            int n = space.columns.size();
            DMatrixRMaj h = space.hessenberg(n + 1);
            DMatrixRMaj b = new DMatrixRMaj(n + 1, 1);
            b.set(0, 0, space.startNorm);
            DMatrixRMaj solution = new DMatrixRMaj(n, 1);
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
            if (!solver.setA(h.copy())) {
                throw new IllegalStateException("the linearised equations are singular");
            }
            solver.solve(b, solution);
            double sum = 0;
            for (int i = 0; i <= n; i++) {
                double miss = b.get(i, 0);
                for (int j = Math.max(0, i - 1); j < n; j++) {
                    miss -= h.get(i, j) * solution.get(j, 0);
                }
                sum += miss * miss;
            }
            residual = Math.sqrt(sum);
            y = solution.data;
        } while (residual > tolerance * space.startNorm && space.columns.size() < size && !space.complete);
        return space.combination(y);
    }

    /**
     * The largest real eigenvalue, once its residual is below a tolerance.
     *
     * @throws IllegalStateException if a space of this size does not hold it
     */
    static Eigenpair largest(UnaryOperator<double[]> operator, double[] start, double tolerance, int size) {
        KrylovSpace space = new KrylovSpace(operator, start);
        while (true) {
            space.extend();
            int n = space.columns.size();
            if (n % 3 == 0 || space.complete || n >= size) {
                Eigenpair pair = space.ritz();
                if (space.complete || pair.residual() <= tolerance * Math.max(1, Math.abs(pair.value()))) {
                    return pair;
                }
                if (n >= size) {
                    throw new IllegalStateException(
                            "the largest eigenvalue, near " + pair.value() + ", was found only to " + pair.residual());
                }
            }
        }
    }

    private void extend() {
        int n = basis.size();
        double[] v = operator.apply(basis.get(n - 1)).clone();
        double before = norm(v);
        double[] h = new double[n + 1];
        // The second pass removes what rounding left of the first.
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < n; i++) {
                double[] q = basis.get(i);
                double dot = 0;
                for (int k = 0; k < v.length; k++) {
                    dot += q[k] * v[k];
                }
                for (int k = 0; k < v.length; k++) {
                    v[k] -= dot * q[k];
                }
                h[i] += dot;
            }
        }
        h[n] = norm(v);
        complete = h[n] <= 1e-15 * before;
        columns.add(h);
        basis.add(scaled(v, complete ? 0 : 1 / h[n]));
    }

    private DMatrixRMaj hessenberg(int rows) {
        int n = columns.size();
        DMatrixRMaj h = new DMatrixRMaj(rows, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < Math.min(rows, j + 2); i++) {
                h.set(i, j, columns.get(j)[i]);
            }
        }
        return h;
    }

    private Eigenpair ritz() {
        int n = columns.size();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true);
        if (!eigen.decompose(hessenberg(n))) {
            throw new IllegalStateException("the projected eigenvalue problem was not solved");
        }
        int best = -1;
        for (int i = 0; i < n; i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            if (value.isReal()
                    && (best < 0 || value.getReal() > eigen.getEigenvalue(best).getReal())) {
                best = i;
            }
        }
        if (best < 0) {
            return new Eigenpair(Double.NaN, basis.get(0), Double.POSITIVE_INFINITY);
        }
        double[] y = eigen.getEigenVector(best).data.clone();
        double size = norm(y);
        for (int i = 0; i < n; i++) {
            y[i] /= size;
        }
        double residual = Math.abs(columns.get(n - 1)[n] * y[n - 1]);
        return new Eigenpair(eigen.getEigenvalue(best).getReal(), combination(y), residual);
    }

    private double[] combination(double[] y) {
        double[] x = new double[basis.get(0).length];
        for (int j = 0; j < columns.size(); j++) {
            double[] q = basis.get(j);
            for (int k = 0; k < x.length; k++) {
                x[k] += y[j] * q[k];
            }
        }
        return x;
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private static double[] scaled(double[] v, double factor) {
        double[] result = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = factor * v[i];
        }
        return result;
    }
}
