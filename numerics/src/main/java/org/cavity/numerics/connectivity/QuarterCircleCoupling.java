package org.cavity.numerics.connectivity;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.kernel.WalshHadamard;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;

/**
 * Couplings gJ = g U diag(s) V with the singular values s of independent couplings and random orthogonal U, V that are
 * products of signs and Walsh–Hadamard transforms, applied in O(N log N) with 9 N bytes of memory.
 *
 * <p>The singular values are quantiles of the quarter-circle law, density √(4 − s²)/π on [0, 2], at (k + ½)/N in random
 * order, divided by their root mean square, so that tr JJᵀ = N exactly. With random signs D₀ to D₄, of which D₂ is
 * merged with diag(s),
 *
 * <pre>J = D₄ H D₃ H D₂ diag(s) H D₁ H D₀ / N²</pre>
 *
 * <p>Two rounds in each of U and V are needed. With one, J is a symmetric matrix whose elements depend on i xor j only,
 * times signs: J has the right eigenvalue law as N → ∞, but |J_ij| = |J_ji|, all rows have the same norm, and at
 * N = 256 tr J² and tr J³ scatter by 2.8 and 4.8 where independent couplings give √2 and √3. With two, the scatter of
 * tr J^k, k ≤ 6, of the spectral radius, of the number of real eigenvalues, of the variance and of the participation
 * ratio of the activity is that of independent couplings within the error of some hundred draws, and so is the mean
 * scatter of row norms; a fixed permutation between the rounds adds nothing to these and would cost as much as a
 * transform. What differs from independent couplings: tr JJᵀ and all higher tr (JJᵀ)^k do not scatter.
 */
public final class QuarterCircleCoupling implements Coupling {

    private final int size;
    private final double gain;
    private final Diagonal[] diagonals;
    private final HadamardProduct product;

    /**
     * Draws D₀, D₁, D₂, D₃, D₄ and then the order of the singular values from the stream of {@link
     * Purpose#CONNECTIVITY}.
     *
     * @param size N, a power of two from 2 to 2^28
     * @param gain g
     * @param precision of the transforms
     * @param team the threads that will apply the couplings
     * @throws IllegalArgumentException if the size is out of range
     */
    public QuarterCircleCoupling(int size, double gain, RandomStreams streams, Precision precision, Team team) {
        HadamardProduct.checkSize(size);
        this.size = size;
        this.gain = gain;
        UniformRandomProvider random = streams.uniform(Purpose.CONNECTIVITY);
        double[] values = singularValues(size);
        this.diagonals = new Diagonal[5];
        for (int i = 0; i < diagonals.length; i++) {
            diagonals[i] = Diagonal.random(size, i == 2 ? values : null, random);
        }
        ArraySampler.shuffle(random, values);
        // Division in two steps, because N² need not fit an int.
        this.product = new HadamardProduct(size, gain / size / size, precision, team, diagonals);
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

    /**
     * The elements (H D₁ H)_kj and (H D₃ H)_ik depend on k xor j and i xor k only, so that with the first columns a of
     * H D₃ H and b of H D₁ H
     *
     * <pre>N² J_ii = D₄ᵢ D₀ᵢ Σ_k a(i xor k) b(i xor k) c_k,</pre>
     *
     * a convolution, which transforms turn into a product.
     */
    @Override
    public double[] diagonal() {
        WalshHadamard kernel = Kernels.best().walshHadamard();
        double[] kernelOfSum = transformed(kernel, diagonals[1]);
        double[] second = transformed(kernel, diagonals[3]);
        for (int i = 0; i < size; i++) {
            kernelOfSum[i] *= second[i];
        }
        kernel.transform(kernelOfSum, 0, size, 1);
        double[] sum = transformed(kernel, diagonals[2]);
        for (int i = 0; i < size; i++) {
            sum[i] *= kernelOfSum[i];
        }
        kernel.transform(sum, 0, size, 1);
        double factor = gain / size / size / size;
        for (int i = 0; i < size; i++) {
            sum[i] *= factor * diagonals[0].get(i) * diagonals[4].get(i);
        }
        return sum;
    }

    @Override
    public double[] toMatrix() {
        return product.toMatrix();
    }

    @Override
    public double logDeterminant() {
        double sum = 0;
        for (double s : diagonals[2].magnitudes()) {
            sum += Math.log(s);
        }
        return sum + size * Math.log(Math.abs(gain));
    }

    private double[] transformed(WalshHadamard kernel, Diagonal diagonal) {
        double[] v = new double[size];
        for (int i = 0; i < size; i++) {
            v[i] = diagonal.get(i);
        }
        kernel.transform(v, 0, size, 1);
        return v;
    }

    /**
     * Quantiles in ascending order, normalised. With s = 2 sin θ the distribution function is (2θ + sin 2θ)/π, concave
     * in θ: Newton's method started at the quantile before never overshoots.
     */
    static double[] singularValues(int size) {
        double[] values = new double[size];
        double theta = 0;
        double squares = 0;
        for (int k = 0; k < size; k++) {
            double target = Math.PI * (k + 0.5) / size;
            double step;
            do {
                double cosine = Math.cos(theta);
                step = (target - 2 * theta - Math.sin(2 * theta)) / (4 * cosine * cosine);
                theta += step;
            } while (step > 1e-14);
            values[k] = 2 * Math.sin(theta);
            squares += values[k] * values[k];
        }
        double norm = Math.sqrt(squares / size);
        for (int k = 0; k < size; k++) {
            values[k] /= norm;
        }
        return values;
    }
}
