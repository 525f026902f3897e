package org.cavity.numerics.kernel;

/**
 * Inner loops over blocks of tall vectors, of which the factorisations of such blocks are made. Made by
 * {@link Kernels#blockKernels}; without state, and may be shared between threads.
 *
 * <p>Every sum has an order that depends on its arguments alone.
 */
public interface BlockKernels {

    /** Vectors on the right-hand side of a tile of a product. */
    int WIDTH = 8;

    /** Elements of a right-hand vector of a product that lie together, at most so many in one call. */
    int DEPTH = 504;

    /** Vectors on the left-hand side of a tile of scalar products. */
    int LEFT = 4;

    /** Vectors on the right-hand side of a tile of scalar products. */
    int RIGHT = 6;

    /** Length of a vector made up to whole blocks of {@value #DEPTH} elements, as for products. */
    static double wholeBlocks(double length) {
        return Math.ceil(length / DEPTH) * DEPTH;
    }

    /** Numbers that a machine vector holds; {@link #scalarProducts} takes multiples of it. */
    int lanes();

    /** Rows of a tile of a product, a divisor of {@value #DEPTH}. */
    int height();

    /** Length of the array in which tiles of both kinds are given back. */
    int tileLength();

    /**
     * Tile = A X: {@link #height} rows of A times {@value #WIDTH} vectors.
     *
     * @param a holds column k of A from {@code offset + k stride}
     * @param depth number of columns of A, at most {@value #DEPTH}
     * @param x holds vector c from {@code xOffset + c DEPTH}
     * @param tile receives element (r, c) at {@code c height() + r}
     */
    void product(double[] a, int offset, int stride, int depth, double[] x, int xOffset, double[] tile);

    /** Copies the first {@link #height} elements of {@code count} columns, which lie a stride apart. */
    void copy(double[] from, int fromOffset, int fromStride, double[] to, int toOffset, int toStride, int count);

    /**
     * Scalar products of {@value #LEFT} with {@value #RIGHT} consecutive vectors of a block over some of the rows.
     *
     * @param v holds the block, element r of vector c at {@code offset + c stride + r}
     * @param left first vector on the left
     * @param right first vector on the right
     * @param last last vector of the block, which stands in for those after it
     * @param from first row
     * @param to end of the rows, exclusive; {@code to − from} is a multiple of {@link #lanes}
     * @param tile receives the product of vectors {@code left + a} and {@code right + b} at {@code a RIGHT + b}
     */
    void scalarProducts(
            double[] v, int offset, int stride, int left, int right, int last, int from, int to, double[] tile);

    /**
     * c = Qᵀ v: scalar products of the vectors of a block with one vector.
     *
     * @param q holds the block of {@code count} vectors, the first from {@code offset}, {@code stride} apart
     * @param v holds the vector, from {@code vOffset}; may be {@code q}
     * @param n number of rows
     * @param c receives the {@code count} products
     */
    void project(double[] q, int offset, int stride, int count, double[] v, int vOffset, int n, double[] c);

    /** v ← v − Q c, the arguments as in {@link #project}. */
    void subtract(double[] q, int offset, int stride, int count, double[] c, double[] v, int vOffset, int n);
}
