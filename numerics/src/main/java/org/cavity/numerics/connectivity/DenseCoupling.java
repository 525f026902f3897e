package org.cavity.numerics.connectivity;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spectrum.LogDeterminant;

/** Couplings given by all their N² elements, such as independent Gaussian ones. */
public final class DenseCoupling implements Coupling {

    /** Largest size whose N² couplings fit one Java array, as {@link #toMatrix} and eigenproblems need. */
    public static final int LARGEST_MATRIX = 46340;

    private final DenseProduct product;

    private DenseCoupling(DenseProduct product) {
        this.product = product;
    }

    /**
     * Draws independent J_ij ~ N(0, 1/N), row by row, the diagonal included.
     *
     * @param size N, at least 1
     * @param gain g
     * @param precision of the couplings and of products with them; the same couplings are drawn, then rounded
     * @param normal standard normal deviates
     */
    public static DenseCoupling gaussian(
            int size, double gain, Precision precision, ContinuousSampler normal, Team team) {
        return new DenseCoupling(DenseProduct.gaussian(size, gain, precision, team, normal));
    }

    @Override
    public int size() {
        return product.matrix().rows();
    }

    @Override
    public void apply(double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        product.apply(scale, x, xOffset, count, y, yOffset);
    }

    @Override
    public void applyAlone(int member, double[] scale, double[] x, int xOffset, int count, double[] y, int yOffset) {
        product.applyAlone(member, scale, x, xOffset, count, y, yOffset);
    }

    @Override
    public double[] diagonal() {
        double[] diagonal = new double[size()];
        double[] row = new double[size()];
        for (int i = 0; i < size(); i++) {
            product.matrix().getRow(i, row, 0);
            diagonal[i] = row[i];
        }
        return diagonal;
    }

    @Override
    public double[] toMatrix() {
        int size = size();
        if (size > LARGEST_MATRIX) {
            throw new IllegalArgumentException("size = " + size
                    + " is out of range: a matrix of all couplings needs a size of at most " + LARGEST_MATRIX + ".");
        }
        double[] elements = new double[size * size];
        for (int i = 0; i < size; i++) {
            product.matrix().getRow(i, elements, i * size);
        }
        return elements;
    }

    @Override
    public double logDeterminant() {
        return LogDeterminant.of(toMatrix(), size());
    }
}
