package org.cavity.theory.lyapunov;

import java.util.function.DoubleUnaryOperator;

/** Nodes, weights and derivative matrix of the Gauss-Lobatto-Legendre rule on [−1, 1]. */
public final class GaussLobatto {

    /** The rule of degree 12. */
    public static final GaussLobatto COARSE = new GaussLobatto(12);

    /** The rule of degree 15. */
    public static final GaussLobatto FINE = new GaussLobatto(15);

    private final int degree;
    private final double[] nodes;
    private final double[] weights;
    private final double[][] derivative;
    private final double[][] stiffness;
    private final double[] barycentric;

    private GaussLobatto(int degree) {
        this.degree = degree;
        int n = degree + 1;
        nodes = new double[n];
        weights = new double[n];
        double[] legendre = new double[n];
        for (int i = 0; i < n; i++) {
            double x = -Math.cos(Math.PI * i / degree);
            // The interior nodes are the extrema of P_n; Newton's method on (1 − x²) P_n' from the Chebyshev nodes.
            for (int k = 0; k < 50; k++) {
                double before = 1;
                double p = x;
                for (int m = 2; m <= degree; m++) {
                    double next = ((2 * m - 1) * x * p - (m - 1) * before) / m;
                    before = p;
                    p = next;
                }
                legendre[i] = p;
                double step = (x * p - before) / (n * p);
                x -= step;
                if (Math.abs(step) < 1e-16) {
                    break;
                }
            }
            nodes[i] = x;
            weights[i] = 2.0 / (degree * n * legendre[i] * legendre[i]);
        }
        derivative = new double[n][n];
        barycentric = new double[n];
        for (int i = 0; i < n; i++) {
            double diagonal = 0;
            barycentric[i] = 1;
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    derivative[i][j] = legendre[i] / legendre[j] / (nodes[i] - nodes[j]);
                    diagonal -= derivative[i][j];
                    barycentric[i] /= nodes[i] - nodes[j];
                }
            }
            // The derivative of a constant vanishes exactly.
            derivative[i][i] = diagonal;
        }
        stiffness = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int q = 0; q < n; q++) {
                    stiffness[i][j] += weights[q] * derivative[q][i] * derivative[q][j];
                }
            }
        }
    }

    /** Degree of the polynomials; there is one node more. */
    public int degree() {
        return degree;
    }

    /** The node x_i, ascending from −1 to 1. */
    public double node(int i) {
        return nodes[i];
    }

    /** Weight of the node x_i. */
    public double weight(int i) {
        return weights[i];
    }

    /** ∫ l_i' l_j' over [−1, 1] for the Lagrange polynomials of the nodes. */
    public double stiffness(int i, int j) {
        return stiffness[i][j];
    }

    /** ∫ (dψ/dx)² over [−1, 1] for the polynomial through values[offset …]. */
    double squaredDerivative(double[] values, int offset) {
        double sum = 0;
        for (int q = 0; q <= degree; q++) {
            double slope = 0;
            for (int j = 0; j <= degree; j++) {
                slope += derivative[q][j] * values[offset + j];
            }
            sum += weights[q] * slope * slope;
        }
        return sum;
    }

    /** The polynomial through values[offset …] at x in [−1, 1]. */
    public double interpolate(double[] values, int offset, double x) {
        double numerator = 0;
        double denominator = 0;
        for (int j = 0; j <= degree; j++) {
            if (x == nodes[j]) {
                return values[offset + j];
            }
            double weight = barycentric[j] / (x - nodes[j]);
            numerator += weight * values[offset + j];
            denominator += weight;
        }
        return numerator / denominator;
    }

    /** The larger of the last two Legendre coefficients of the polynomial through values[offset …]. */
    public double lastCoefficient(double[] values, int offset) {
        double last = 0;
        double oneBeforeLast = 0;
        for (int q = 0; q <= degree; q++) {
            double before = 1;
            double p = nodes[q];
            for (int m = 2; m <= degree; m++) {
                double next = ((2 * m - 1) * nodes[q] * p - (m - 1) * before) / m;
                before = p;
                p = next;
            }
            // The rule gives ∫P_n² as 2/n, not 2/(2n + 1).
            last += 0.5 * degree * weights[q] * values[offset + q] * p;
            oneBeforeLast += (degree - 0.5) * weights[q] * values[offset + q] * before;
        }
        return Math.max(Math.abs(last), Math.abs(oneBeforeLast));
    }

    /** Largest difference between f and its interpolant on [a, b], sampled between the nodes. */
    double interpolationError(DoubleUnaryOperator f, double a, double b) {
        double half = 0.5 * (b - a);
        double[] values = new double[degree + 1];
        for (int i = 0; i <= degree; i++) {
            values[i] = f.applyAsDouble(a + half * (1 + nodes[i]));
        }
        double worst = 0;
        for (int i = 1; i <= degree; i += 3) {
            double x = 0.5 * (nodes[i - 1] + nodes[i]);
            double numerator = 0;
            double denominator = 0;
            for (int j = 0; j <= degree; j++) {
                double weight = barycentric[j] / (x - nodes[j]);
                numerator += weight * values[j];
                denominator += weight;
            }
            worst = Math.max(worst, Math.abs(numerator / denominator - f.applyAsDouble(a + half * (1 + x))));
        }
        return worst;
    }
}
