package org.cavity.theory.lyapunov.spectrum;

/**
 * A weighted sample of stationary gain paths u(n) = φ'(x(n)) on a ring.
 *
 * @param gains u of each path at every point
 * @param weights of each path, adding up to 1; some may be negative
 */
record GainPaths(double[][] gains, double[] weights) {

    int count() {
        return gains.length;
    }

    /** ⟨u²⟩. */
    double squaredGain() {
        double sum = 0;
        for (int p = 0; p < gains.length; p++) {
            double square = 0;
            for (double u : gains[p]) {
                square += u * u;
            }
            sum += weights[p] * square / gains[p].length;
        }
        return sum;
    }
}
