package org.cavity.numerics.connectivity;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A diagonal matrix with random signs.
 *
 * @param signs one bit per element, set where the element is negative, in the order of {@link
 *     org.cavity.numerics.kernel.WalshHadamard}
 * @param magnitudes absolute values of the elements, or null for ones
 */
record Diagonal(long[] signs, double[] magnitudes) {

    /** Draws signs for {@code size} elements. */
    static Diagonal random(int size, double[] magnitudes, UniformRandomProvider random) {
        return new Diagonal(random.longs((size + 63) / 64).toArray(), magnitudes);
    }

    double get(int index) {
        double magnitude = magnitudes == null ? 1 : magnitudes[index];
        return (signs[index >>> 6] >>> index & 1) == 0 ? magnitude : -magnitude;
    }
}
