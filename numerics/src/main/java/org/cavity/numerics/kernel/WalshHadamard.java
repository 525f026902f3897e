package org.cavity.numerics.kernel;

/**
 * The fast Walsh–Hadamard transform, H_ij = (−1)^popcount(i &amp; j) with no factor, and the diagonal matrices around it.
 *
 * <p>The transform goes through the bits of the index from the lowest to the highest, with one addition and one
 * subtraction per pair and bit: whatever the kernels, the results have the same bits. Implementations have no state and
 * may be shared between threads.
 *
 * <p>Random signs are stored as one bit each, set where the sign is minus: that of element i is bit i mod 64 of {@code
 * signs[i / 64]}. In what follows {@code first} is the index of the first element's sign, a multiple of 16 (or 0).
 */
public interface WalshHadamard {

    /**
     * V ← H V in place.
     *
     * @param v holds V, {@code rows × columns}, row-major from {@code offset}; one column is a vector
     * @param rows a power of two
     * @param columns a power of two
     */
    void transform(double[] v, int offset, int rows, int columns);

    /** The same in single precision. */
    void transform(float[] v, int offset, int rows, int columns);

    /**
     * y_i = ± factor · scale_i · x_i for i &lt; n.
     *
     * @param scale holds the n factors from index {@code first}, or null for ones
     * @param y may be {@code x} at the same offset
     */
    void diagonal(
            long[] signs,
            int first,
            double factor,
            double[] scale,
            double[] x,
            int xOffset,
            double[] y,
            int yOffset,
            int n);

    /** The same, computed in double precision and rounded to single. */
    void diagonal(
            long[] signs,
            int first,
            double factor,
            double[] scale,
            double[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int n);

    /** y_i = ± factor · x_i from single precision, the products in double. */
    void diagonal(long[] signs, int first, double factor, float[] x, int xOffset, double[] y, int yOffset, int n);

    /** v_i ← ± scale_i v_i in single precision, with {@code scale} as above. */
    void diagonal(long[] signs, int first, double[] scale, float[] v, int offset, int n);
}
