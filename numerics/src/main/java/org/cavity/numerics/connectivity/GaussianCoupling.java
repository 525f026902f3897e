package org.cavity.numerics.connectivity;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Dense random couplings g J with independent J_ij ~ N(0, 1/N), the diagonal included. */
public final class GaussianCoupling {

    /** Largest size whose N² couplings fit one Java array. */
    public static final int LARGEST_SIZE = 46340;

    private GaussianCoupling() {}

    /**
     * Refuses sizes whose couplings do not fit.
     *
     * @throws IllegalArgumentException if the size is out of range
     */
    public static void checkSize(int size) {
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("size = " + size
                    + " is out of range: dense couplings need a size between 1 and " + LARGEST_SIZE + ".");
        }
    }

    /**
     * Draws the matrix row by row.
     *
     * @param size N, from 1 to {@value #LARGEST_SIZE}
     * @param gain g
     * @param normal standard normal deviates
     * @return g J, row-major, N² elements
     * @throws IllegalArgumentException if the size is out of range
     */
    public static double[] dense(int size, double gain, ContinuousSampler normal) {
        checkSize(size);
        double scale = gain / Math.sqrt(size);
        double[] matrix = new double[size * size];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = scale * normal.sample();
        }
        return matrix;
    }
}
