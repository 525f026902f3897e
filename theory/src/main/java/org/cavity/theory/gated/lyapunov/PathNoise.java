package org.cavity.theory.gated.lyapunov;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * Normal coordinates of a stationary Gaussian field on a ring of n points, one pair (x_k, y_k) per path and frequency,
 * drawn once, so that what is iterated with them is smooth:
 *
 * <pre>
 * ξ(t_j) = Σ_k √A_k ( x_k cos ω_k t_j + y_k sin ω_k t_j ),   k = 0 … n/2.
 * </pre>
 *
 * Those of one frequency are scaled together so that the power of the sample is exact. They are drawn in the order of
 * frequency: a finer ring of the same length adds frequencies and changes none.
 */
final class PathNoise {

    private final double[][] x;
    private final double[][] y;

    /**
     * Draws the coordinates.
     *
     * @param seed seeds
     * @param paths number of paths, even
     * @param frequencies n/2 + 1
     * @param paired whether paths 2i and 2i + 1 are ±ξ
     */
    PathNoise(int[] seed, int paths, int frequencies, boolean paired) {
        this.x = new double[paths][frequencies];
        this.y = new double[paths][frequencies];
        RandomGenerator random = new Well19937c(seed);
        for (int k = 0; k < frequencies; k++) {
            double power = 0;
            for (int i = 0; i < paths; i++) {
                boolean mirrored = paired && i % 2 == 1;
                x[i][k] = mirrored ? -x[i - 1][k] : random.nextGaussian();
                y[i][k] = mirrored ? -y[i - 1][k] : random.nextGaussian();
                // At frequency zero, and at the last one, the sine vanishes on the ring.
                power += k == 0 || k == frequencies - 1
                        ? x[i][k] * x[i][k]
                        : 0.5 * (x[i][k] * x[i][k] + y[i][k] * y[i][k]);
            }
            double scale = Math.sqrt(paths / power);
            for (int i = 0; i < paths; i++) {
                x[i][k] *= scale;
                y[i][k] *= scale;
            }
        }
    }

    /** Number of paths. */
    int paths() {
        return x.length;
    }

    /**
     * The waves of a path, √A_k (x_k − i y_k).
     *
     * @param path which
     * @param amplitudes A_k
     * @param re real parts, overwritten
     * @param im imaginary parts, overwritten
     */
    void waves(int path, double[] amplitudes, double[] re, double[] im) {
        for (int k = 0; k < amplitudes.length; k++) {
            double root = Math.sqrt(amplitudes[k]);
            re[k] = root * x[path][k];
            im[k] = -root * y[path][k];
        }
    }
}
