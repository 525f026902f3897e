package org.cavity.theory.gated.lyapunov;

import java.util.Arrays;

/** Sums of rows of matrices stored by rows, the inner loops of all that is done with them. */
final class Rows {

    private Rows() {}

    /** y += c x over some entries. */
    static void add(double[] y, int yAt, double[] x, int xAt, double c, int from, int to) {
        for (int j = from; j < to; j++) {
            y[yAt + j] += c * x[xAt + j];
        }
    }

    /** y += Σ c_i x_i over four rows x_i of length n, of which the first entries are taken. */
    static void addFour(double[] y, int yAt, double[] x, int xAt, int n, double[] c, int cAt, int length) {
        double c0 = c[cAt];
        double c1 = c[cAt + 1];
        double c2 = c[cAt + 2];
        double c3 = c[cAt + 3];
        int x1 = xAt + n;
        int x2 = x1 + n;
        int x3 = x2 + n;
        for (int j = 0; j < length; j++) {
            y[yAt + j] += c0 * x[xAt + j] + c1 * x[x1 + j] + c2 * x[x2 + j] + c3 * x[x3 + j];
        }
    }

    /** AB of matrices of n × n. */
    static void product(double[] a, double[] b, double[] result, int n) {
        Arrays.fill(result, 0);
        for (int i = 0; i < n; i++) {
            combine(result, i * n, b, 0, n, a, i * n, n, n);
        }
    }

    /**
     * y += Σ_k c_k x_k over the rows from one on.
     *
     * @param first the first row x_k
     * @param rows the row after the last
     * @param c factors; that of row k is at {@code cAt + k}
     * @param length entries of y that are added to
     */
    static void combine(double[] y, int yAt, double[] x, int first, int rows, double[] c, int cAt, int n, int length) {
        int k = first;
        for (; k + 3 < rows; k += 4) {
            addFour(y, yAt, x, k * n, n, c, cAt + k, length);
        }
        for (; k < rows; k++) {
            add(y, yAt, x, k * n, c[cAt + k], 0, length);
        }
    }
}
