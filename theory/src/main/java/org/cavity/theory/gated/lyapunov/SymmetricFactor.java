package org.cavity.theory.gated.lyapunov;

import java.util.Arrays;

/**
 * The factor A = RᵀR of a symmetric positive definite matrix, R upper triangular, and what follows from it. Matrices are
 * stored by rows, n × n; the storage is used again by the next factorisation.
 */
final class SymmetricFactor {

    private final int n;
    private final double[] upper;
    private final double[] inverse;
    private final double[] column;

    /**
     * Storage for matrices of one size.
     *
     * @param n rows
     */
    SymmetricFactor(int n) {
        this.n = n;
        this.upper = new double[n * n];
        this.inverse = new double[n * n];
        this.column = new double[n];
    }

    /**
     * Factorises A and inverts its factor.
     *
     * @param a A, of which the upper triangle is read
     * @throws ArithmeticException if A is not positive definite
     */
    void factor(double[] a) {
        System.arraycopy(a, 0, upper, 0, n * n);
        for (int k = 0; k < n; k++) {
            double pivot = upper[k * n + k];
            if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                throw new ArithmeticException(
                        "pivot " + k + " of a matrix of the single-site equations is " + pivot + ", not positive");
            }
            double scale = 1 / Math.sqrt(pivot);
            for (int j = k; j < n; j++) {
                upper[k * n + j] *= scale;
            }
            for (int i = k + 1; i < n; i++) {
                Rows.add(upper, i * n, upper, k * n, -upper[k * n + i], i, n);
            }
        }
        for (int i = 0; i < n; i++) {
            int row = i * n;
            for (int k = 0; k < i; k++) {
                column[k] = -upper[k * n + i];
            }
            Arrays.fill(inverse, row, row + n, 0);
            inverse[row + i] = 1;
            Rows.combine(inverse, row, inverse, 0, i, column, 0, n, i);
            double scale = 1 / upper[row + i];
            for (int j = 0; j <= i; j++) {
                inverse[row + j] *= scale;
            }
        }
    }

    /** log det A. */
    double logDeterminant() {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += Math.log(upper[k * n + k]);
        }
        return 2 * sum;
    }

    /** R⁻ᵀ, lower triangular. */
    double[] lowerInverse() {
        return inverse;
    }

    /** A⁻¹, all of it. */
    void inverse(double[] result) {
        Arrays.fill(result, 0);
        for (int i = 0; i < n; i++) {
            addGramRow(inverse, i, i, 1, result);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                result[j * n + i] = result[i * n + j];
            }
        }
    }

    /** Z = R⁻ᵀ B. */
    void solve(double[] b, double[] z) {
        Arrays.fill(z, 0);
        for (int i = 0; i < n; i++) {
            Rows.combine(z, i * n, b, 0, i + 1, inverse, i * n, n, n);
        }
    }

    /** Subtracts the lower triangle of ZᵀZ. */
    void subtractGram(double[] z, double[] target) {
        for (int i = 0; i < n; i++) {
            addGramRow(z, i, 0, -1, target);
        }
    }

    /** Adds row i, up to the diagonal, of ± ZᵀZ, where rows of Z before the first do not count. */
    private void addGramRow(double[] z, int i, int first, double sign, double[] target) {
        for (int k = first; k < n; k++) {
            column[k] = sign * z[k * n + i];
        }
        Rows.combine(target, i * n, z, first, n, column, 0, n, i + 1);
    }
}
