package org.cavity.theory.lyapunov;

import java.util.function.DoubleUnaryOperator;

/** Nodes, weights and derivative matrix of the Gauss-Lobatto-Legendre rule on [−1, 1]. */
final class GaussLobatto {

    static final GaussLobatto COARSE = new GaussLobatto(12);
    static final GaussLobatto FINE = new GaussLobatto(15);

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

    int degree() {
        return degree;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** ∫ l_i' l_j' over [−1, 1] for the Lagrange polynomials of the nodes. */
    double stiffness(int i, int j) {
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
