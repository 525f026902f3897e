package org.cavity.theory.gated.closed;

import java.util.function.DoubleUnaryOperator;

/**
 * Independent of the solver: averages over two normal variables by the trapezoid rule in two dimensions, and functions
 * of (d²) by a cosine series on equally spaced lags.
 */
final class CosineOperator {

    private static final double RANGE = 8.5;

    private CosineOperator() {}

    /** E[f(x) f(y)] for normal x, y of mean 0, given variance and covariance, as E over the shared part of E[f]². */
    static double pair(DoubleUnaryOperator f, double variance, double covariance, double step) {
        double shared = Math.sqrt(Math.max(0, covariance));
        double own = Math.sqrt(Math.max(0, variance - covariance));
        double sum = 0;
        for (double u = -RANGE; u <= RANGE; u += step) {
            double inner = 0;
            for (double v = -RANGE; v <= RANGE; v += step) {
                inner += Math.exp(-0.5 * v * v) * f.applyAsDouble(shared * u + own * v);
            }
            sum += Math.exp(-0.5 * u * u) * inner * inner;
        }
        return sum * Math.pow(step / Math.sqrt(2 * Math.PI), 3);
    }

    /** The matrix of symbol(ω²) on lags 0, …, n at a spacing, for even functions of period 2n. */
    static double[][] matrix(int n, double spacing, DoubleUnaryOperator symbol) {
        double[][] matrix = new double[n + 1][n + 1];
        double[] cosine = new double[2 * n];
        for (int k = 0; k < 2 * n; k++) {
            cosine[k] = Math.cos(Math.PI * k / n);
        }
        for (int k = 0; k <= n; k++) {
            double omega = Math.PI * k / (n * spacing);
            double factor = symbol.applyAsDouble(omega * omega) * (k == 0 || k == n ? 1 : 2) / (2.0 * n);
            for (int i = 0; i <= n; i++) {
                for (int j = 0; j <= n; j++) {
                    matrix[i][j] +=
                            factor * cosine[k * i % (2 * n)] * (j == 0 || j == n ? 1 : 2) * cosine[k * j % (2 * n)];
                }
            }
        }
        return matrix;
    }

    static double[] times(double[][] matrix, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] += matrix[i][j] * x[j];
            }
        }
        return product;
    }
}
