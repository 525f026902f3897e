package org.cavity.theory.gated.lyapunov;

/**
 * A ring of m points of time, on which stationary kernels are real and even and have symbols on the frequencies ω_k =
 * 2πk/m, k = 0 … m/2:
 *
 * <pre>
 * a(ω_k) = Σ_l A(l) cos ω_k l,   A(l) = (1/m) Σ_k a(ω_k) cos ω_k l   (the sum over all m frequencies).
 * </pre>
 */
final class TimeRing {

    private final int points;
    private final int frequencies;
    private final double[] cos;

    /**
     * Tabulates the cosines.
     *
     * @param points m ≥ 2
     */
    TimeRing(int points) {
        this.points = points;
        this.frequencies = points / 2 + 1;
        this.cos = new double[points];
        for (int j = 0; j < points; j++) {
            cos[j] = Math.cos(2 * Math.PI * j / points);
        }
    }

    int points() {
        return points;
    }

    /** Number of frequencies that differ, m/2 + 1. */
    int frequencies() {
        return frequencies;
    }

    /** How many of the m frequencies share the symbol of frequency k: 1 or 2. */
    int multiplicity(int k) {
        return k == 0 || 2 * k == points ? 1 : 2;
    }

    /** cos ω_k l. */
    double cosine(int k, int lag) {
        return cos[(int) ((long) k * lag % points)];
    }

    /** Σ over all m frequencies. */
    double sum(double[] symbol) {
        double sum = 0;
        for (int k = 0; k < frequencies; k++) {
            sum += multiplicity(k) * symbol[k];
        }
        return sum;
    }

    /** A(l) at all m lags. */
    double[] kernel(double[] symbol) {
        double[] kernel = new double[points];
        for (int l = 0; l <= points / 2; l++) {
            double sum = 0;
            for (int k = 0; k < frequencies; k++) {
                sum += multiplicity(k) * symbol[k] * cosine(k, l);
            }
            kernel[l] = sum / points;
            kernel[(points - l) % points] = kernel[l];
        }
        return kernel;
    }

    /** The symbol of a kernel at m lags, even in the lag. */
    double[] symbol(double[] kernel) {
        double[] symbol = new double[frequencies];
        for (int k = 0; k < frequencies; k++) {
            double sum = 0;
            for (int l = 0; l < points; l++) {
                sum += kernel[l] * cosine(k, l);
            }
            symbol[k] = sum;
        }
        return symbol;
    }

    /**
     * Adds the stationary part of diag(s) X diag(s), (1/m) Σ_n s(n) X(n, n + l) s(n + l), to a kernel.
     *
     * @param x X symmetric, by rows, of which the lower triangle is read
     * @param scale s
     * @param weight factor of what is added
     * @param kernel kernel at the m lags
     */
    void project(double[] x, double[] scale, double weight, double[] kernel) {
        double[] lags = new double[points];
        for (int i = 0; i < points; i++) {
            double si = scale[i];
            int row = i * points;
            for (int j = 0; j <= i; j++) {
                lags[i - j] += si * scale[j] * x[row + j];
            }
        }
        kernel[0] += weight * lags[0] / points;
        for (int l = 1; l < points; l++) {
            kernel[l] += weight * (lags[l] + lags[points - l]) / points;
        }
    }
}
