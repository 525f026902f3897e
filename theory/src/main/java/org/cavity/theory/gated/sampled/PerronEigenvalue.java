package org.cavity.theory.gated.sampled;

import java.util.Arrays;

/**
 * The largest eigenvalue of an operator on correlation functions, and the function it belongs to, by powers.
 *
 * @param value the eigenvalue
 * @param vector the function at the nodes, of largest value 1
 */
record PerronEigenvalue(double value, double[] vector) {

    private static final int MAX_POWERS = 20_000;
    private static final double TOLERANCE = 1e-12;

    /** Of a matrix by rows; a correlation function is largest at lag 0, which the first row stands for. */
    static PerronEigenvalue of(double[][] matrix) {
        double[] x = new double[matrix.length];
        Arrays.fill(x, 1);
        double value = 0;
        for (int i = 0; i < MAX_POWERS; i++) {
            double[] y = new double[x.length];
            for (int r = 0; r < y.length; r++) {
                for (int c = 0; c < x.length; c++) {
                    y[r] += matrix[r][c] * x[c];
                }
            }
            double next = y[0] / x[0];
            double largest = 0;
            for (double v : y) {
                largest = Math.max(largest, Math.abs(v));
            }
            for (int r = 0; r < y.length; r++) {
                x[r] = y[r] / largest;
            }
            if (i > 10 && Math.abs(next - value) <= TOLERANCE * Math.abs(next)) {
                return new PerronEigenvalue(next, x);
            }
            value = next;
        }
        throw new IllegalStateException("the powers of the operator of perturbations do not settle");
    }
}
