package org.cavity.numerics.connectivity;

import org.apache.commons.rng.UniformRandomProvider;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;

/**
 * Couplings gJ = g D₁ H D₀ / √N with random signs D₀, D₁ and the Walsh–Hadamard matrix H: an orthogonal matrix that
 * stands for a random one, applied in O(N log N) with N/4 bytes of memory.
 *
 * <p>Networks with these couplings have the C(τ), the largest exponent and the bulk edge of independent couplings, and
 * smaller fluctuations; the dimension of the activity, the inner spectrum and the rest of the Lyapunov spectrum are
 * those of orthogonal J. For the statistics of independent couplings take {@link QuarterCircleCoupling}.
 */
public final class OrthogonalCoupling implements Coupling {

    private final int size;
    private final double gain;
    private final Diagonal input;
    private final Diagonal output;
    private final HadamardProduct product;

    /**
     * Draws D₀, then D₁, from the stream of {@link Purpose#CONNECTIVITY}.
     *
     * @param size N, a power of two from 2 to 2^28
     * @param gain g
     * @param precision of the transform
     * @param team the threads that will apply the couplings
     * @throws IllegalArgumentException if the size is out of range
     */
    public OrthogonalCoupling(int size, double gain, RandomStreams streams, Precision precision, Team team) {
        HadamardProduct.checkSize(size);
        this.size = size;
        this.gain = gain;
        UniformRandomProvider random = streams.uniform(Purpose.CONNECTIVITY);
        this.input = Diagonal.random(size, null, random);
        this.output = Diagonal.random(size, null, random);
        this.product = new HadamardProduct(size, gain / Math.sqrt(size), precision, team, input, output);
    }

    @Override
    public int size() {
        return size;
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
        double[] diagonal = new double[size];
        for (int i = 0; i < size; i++) {
            double sign = (Integer.bitCount(i) & 1) == 0 ? 1 : -1;
            diagonal[i] = gain / Math.sqrt(size) * sign * input.get(i) * output.get(i);
        }
        return diagonal;
    }

    @Override
    public double[] toMatrix() {
        return product.toMatrix();
    }

    @Override
    public double logDeterminant() {
        return size * Math.log(Math.abs(gain));
    }
}
