package org.cavity.numerics.kernel;

/**
 * A matrix A that is multiplied with vectors again and again, kept in the order in which the product reads it. Made by
 * {@link Kernels#packedMatrix}.
 *
 * <p>Every element of a product is a sum over blocks of {@link BlockKernels#DEPTH} columns of A, added from the first
 * block to the last; each is one chain of multiplications and additions over its columns, fused by the vector kernels.
 * It has the same bits with however many vectors it is computed together, and on whatever thread.
 *
 * <p>The product is divided into strips of rows. Several threads may work on different strips, and on different vectors,
 * at the same time.
 */
public interface PackedMatrix {

    /** Number of rows. */
    int rows();

    /** Number of columns. */
    int columns();

    /** Sets row {@code i} to the {@link #columns} numbers from {@code offset}, rounded to the matrix's precision. */
    void setRow(int i, double[] row, int offset);

    /** Gives row {@code i} as it is kept. */
    void getRow(int i, double[] row, int offset);

    /** Room for vectors to be multiplied. */
    Vectors vectors();

    /** Number of strips of rows. */
    int strips();

    /**
     * Y = A X on some of the strips.
     *
     * @param x the packed vectors
     * @param from first strip
     * @param to end of the strips, exclusive
     * @param y receives the products, vectors of length {@link #rows} one after the other, from {@code yOffset}
     */
    void multiply(Vectors x, int from, int to, double[] y, int yOffset);

    /** Vectors in the order and precision of the product. One thread packs; then any may read. */
    interface Vectors {

        /**
         * Takes diag(scale) X.
         *
         * @param scale factors, as many as a vector has elements; null for ones
         * @param x {@code count} vectors one after the other from {@code offset}
         */
        void pack(double[] scale, double[] x, int offset, int count);
    }
}
