package org.cavity.theory.lyapunov.spectrum;

/**
 * Inverse and determinant of a symmetric positive definite matrix by the symmetric sweep (Goodnight, Am. Stat. 33, 149
 * (1979)), four pivots at a time: with W the columns of the pivots, K their rows and P = (A_KK)⁻¹,
 *
 * <pre>
 * A_ij ← A_ij − (W P Wᵀ)_ij for i, j not in K,   A_iK ← W P,   A_KK ← −P,
 * </pre>
 *
 * after which, all pivots swept, A has become −A⁻¹. It takes m³ operations, all of them updates of whole rows, which the
 * compiler turns into vector instructions: a quarter of the time of EJML's Cholesky decomposition at m = 64, a seventh at
 * 256, and no more than that of OpenBLAS's. One object serves one thread.
 */
final class SymmetricInverse {

    private static final int BLOCK = 4;

    private final int size;
    private final double[][] panel;
    private final double[][] scaled;
    private final double[][] pivot = new double[BLOCK][BLOCK];

    /**
     * Reserves working memory.
     *
     * @param size m, a multiple of 4
     */
    SymmetricInverse(int size) {
        if (size % BLOCK != 0) {
            throw new IllegalArgumentException("size = " + size + " is not a multiple of " + BLOCK);
        }
        this.size = size;
        this.panel = new double[BLOCK][size];
        this.scaled = new double[BLOCK][size];
    }

    /**
     * Replaces the lower triangle of a matrix by that of its inverse and returns the logarithm of its determinant.
     *
     * @param rows the matrix row by row, of which the upper triangle is neither read nor written
     * @throws ArithmeticException if the matrix is not positive definite
     */
    double invert(double[][] rows) {
        double logDeterminant = 0;
        for (int from = 0; from < size; from += BLOCK) {
            for (int c = 0; c < BLOCK; c++) {
                int k = from + c;
                System.arraycopy(rows[k], 0, panel[c], 0, k + 1);
                for (int i = k + 1; i < size; i++) {
                    panel[c][i] = rows[i][k];
                }
            }
            logDeterminant += invertPivot(from);
            for (int c = 0; c < BLOCK; c++) {
                combine(panel[0], panel[1], panel[2], panel[3], pivot[c], scaled[c], size);
            }
            for (int i = 0; i < size; i++) {
                if (i < from || i >= from + BLOCK) {
                    subtract(
                            rows[i],
                            panel[0],
                            panel[1],
                            panel[2],
                            panel[3],
                            scaled[0][i],
                            scaled[1][i],
                            scaled[2][i],
                            scaled[3][i],
                            i + 1);
                }
            }
            for (int c = 0; c < BLOCK; c++) {
                int k = from + c;
                System.arraycopy(scaled[c], 0, rows[k], 0, from);
                for (int e = 0; e <= c; e++) {
                    rows[k][from + e] = -pivot[c][e];
                }
                for (int i = from + BLOCK; i < size; i++) {
                    rows[i][k] = scaled[c][i];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                rows[i][j] = -rows[i][j];
            }
        }
        return logDeterminant;
    }

    /** P of the pivots from this row on, by the sweep of one pivot after the other, and log det A_KK. */
    private double invertPivot(int from) {
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; j < BLOCK; j++) {
                pivot[i][j] = panel[Math.min(i, j)][from + Math.max(i, j)];
            }
        }
        double determinant = 1;
        for (int k = 0; k < BLOCK; k++) {
            double d = pivot[k][k];
            if (!(d > 0)) {
                throw new ArithmeticException("pivot " + (from + k) + " of a matrix that should be positive is " + d);
            }
            determinant *= d;
            for (int i = 0; i < BLOCK; i++) {
                if (i != k) {
                    double factor = pivot[i][k] / d;
                    for (int j = 0; j < BLOCK; j++) {
                        if (j != k) {
                            pivot[i][j] -= factor * pivot[k][j];
                        }
                    }
                }
            }
            for (int i = 0; i < BLOCK; i++) {
                if (i != k) {
                    pivot[i][k] /= d;
                    pivot[k][i] /= d;
                }
            }
            pivot[k][k] = -1 / d;
        }
        for (double[] row : pivot) {
            for (int j = 0; j < BLOCK; j++) {
                row[j] = -row[j];
            }
        }
        return Math.log(determinant);
    }

    private static void combine(double[] a, double[] b, double[] c, double[] d, double[] factors, double[] sum, int n) {
        double fa = factors[0];
        double fb = factors[1];
        double fc = factors[2];
        double fd = factors[3];
        for (int i = 0; i < n; i++) {
            sum[i] = fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i];
        }
    }

    private static void subtract(
            double[] row,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double fa,
            double fb,
            double fc,
            double fd,
            int n) {
        for (int j = 0; j < n; j++) {
            row[j] -= fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j];
        }
    }
}
