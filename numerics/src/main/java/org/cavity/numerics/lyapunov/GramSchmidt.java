package org.cavity.numerics.lyapunov;

import java.util.Arrays;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;

/**
 * Orthonormalisation vector after vector by the classical Gram-Schmidt process, each vector projected again as long as
 * a projection takes most of it away (Giraud, Langou and Rozložník 2005). It copes with every block, however
 * ill-conditioned.
 *
 * <p>Vectors are worked on in slabs of {@value #SLAB} rows, whose sums are added from first to last.
 */
final class GramSchmidt {

    private static final int SLAB = 8192;

    /** A vector that keeps this part of its length is orthogonal to 1 / this times rounding after one projection. */
    private static final double KEPT = 0.1;

    /** Lengths whose squares, and those of all elements that count, are neither subnormal nor infinite. */
    private static final double SHORTEST = 1e-130;

    private static final double LONGEST = 1e150;

    private final Kernels kernels;
    private final BlockKernels blockKernels;
    private final Team team;
    private final int length;
    private final int count;
    private final int slabs;
    private final double[][] products;
    private final double[] squares;
    private final double[] coefficients;

    GramSchmidt(Kernels kernels, Team team, int length, int count) {
        this.kernels = kernels;
        this.blockKernels = kernels.blockKernels();
        this.team = team;
        this.length = length;
        this.count = count;
        this.slabs = (length + SLAB - 1) / SLAB;
        this.products = new double[slabs][count];
        this.squares = new double[slabs];
        this.coefficients = new double[count];
    }

    /**
     * Replaces the vectors by the orthonormal ones; {@link Orthonormalisation#orthonormalise} says what becomes of
     * vectors that are dependent or not finite.
     *
     * @param logStretch receives the logarithms of the diagonal of R
     * @return the largest ratio of a vector's length to that of its part orthogonal to the vectors before it
     */
    double orthonormalise(double[] block, int offset, double[] logStretch) {
        double largestRatio = 1;
        for (int k = 0; k < count; k++) {
            int v = offset + k * length;
            double norm = norm(block, v);
            int exponent = 0;
            if (!(norm > SHORTEST && norm < LONGEST)) {
                exponent = bringIntoRange(block, v);
                norm = norm(block, v);
            }
            double remaining = k == 0 ? norm : project(block, offset, k, norm);
            logStretch[k] = Math.log(remaining) + exponent * Math.log(2);
            if (remaining == 0) {
                Arrays.fill(block, v, v + length, 0);
            } else {
                scale(block, v, 1 / remaining);
            }
            largestRatio = Math.max(largestRatio, norm == 0 ? 1 : norm / remaining);
        }
        return largestRatio;
    }

    /**
     * Makes vector k orthogonal to those before it.
     *
     * @return the length of what remains; 0 if it is no more than the rounding of the projection
     */
    private double project(double[] block, int offset, int k, double norm) {
        int v = offset + k * length;
        double rounding = 4 * Math.ulp(1.0) * Math.sqrt(k) * norm;
        double remaining = norm;
        double before;
        do {
            before = remaining;
            team.run(slabs, (s, member) -> {
                int row = s * SLAB;
                blockKernels.project(block, offset + row, length, k, block, v + row, rows(s), products[s]);
            });
            Arrays.fill(coefficients, 0, k, 0);
            for (double[] ofSlab : products) {
                for (int j = 0; j < k; j++) {
                    coefficients[j] += ofSlab[j];
                }
            }
            team.run(slabs, (s, member) -> {
                int row = s * SLAB;
                blockKernels.subtract(block, offset + row, length, k, coefficients, block, v + row, rows(s));
            });
            remaining = norm(block, v);
        } while (remaining < KEPT * before && remaining > rounding);
        return remaining <= rounding ? 0 : remaining;
    }

    private double norm(double[] block, int v) {
        team.run(slabs, (s, member) -> {
            int row = v + s * SLAB;
            squares[s] = kernels.dot(block, row, block, row, rows(s));
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    private void scale(double[] block, int v, double factor) {
        team.run(slabs, (s, member) -> {
            int row = v + s * SLAB;
            for (int i = row; i < row + rows(s); i++) {
                block[i] *= factor;
            }
        });
    }

    /**
     * Divides a vector by a power of two that makes its largest element about 1. A vector with an infinite element
     * becomes NaN.
     *
     * @return the exponent of the power
     */
    private int bringIntoRange(double[] block, int v) {
        double largest = 0;
        for (int i = v; i < v + length; i++) {
            largest = Math.max(largest, Math.abs(block[i]));
        }
        if (largest == 0) {
            return 0;
        }
        int exponent = Math.getExponent(largest);
        for (int i = v; i < v + length; i++) {
            block[i] = Double.isInfinite(largest) ? Double.NaN : Math.scalb(block[i], -exponent);
        }
        return exponent;
    }

    private int rows(int slab) {
        return Math.min(SLAB, length - slab * SLAB);
    }
}
