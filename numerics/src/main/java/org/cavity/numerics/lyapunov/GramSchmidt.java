package org.cavity.numerics.lyapunov;

import org.cavity.numerics.kernel.Kernels;

/**
 * Orthonormalisation of a block of vectors by the classical Gram-Schmidt process, each vector projected twice, which
 * keeps the frame orthogonal to rounding (Giraud, Langou and Rozložník 2005).
 */
final class GramSchmidt {

    private final Kernels kernels = Kernels.best();
    private final int length;
    private final double[] products;

    /**
     * Prepares for blocks of {@code count} vectors of this length.
     */
    GramSchmidt(int length, int count) {
        this.length = length;
        this.products = new double[count];
    }

    /**
     * Replaces the vectors by the orthonormal ones that span the same flag.
     *
     * @param block array that holds {@code count} vectors from {@code offset}
     * @param logStretch receives the logarithms of the diagonal of R in V = QR; −∞ where vectors became dependent
     */
    void orthonormalise(double[] block, int offset, int count, double[] logStretch) {
        for (int k = 0; k < count; k++) {
            int v = offset + k * length;
            for (int pass = 0; pass < 2; pass++) {
                kernels.project(block, offset, k, length, block, v, products);
                kernels.subtract(block, offset, k, length, products, block, v);
            }
            double norm = Math.sqrt(kernels.dot(block, v, block, v, length));
            logStretch[k] = Math.log(norm);
            double scale = norm > 0 ? 1 / norm : 0;
            for (int i = v; i < v + length; i++) {
                block[i] *= scale;
            }
        }
    }
}
