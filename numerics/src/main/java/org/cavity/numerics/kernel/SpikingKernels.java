package org.cavity.numerics.kernel;

/**
 * The inner loops of populations of spiking neurons, each over the first n elements of its arrays; n is a multiple of
 * {@value #MULTIPLE}. Bits depend on the machine's vectors, never on the number of threads.
 */
public interface SpikingKernels {

    /** Number of random generators side by side. */
    int GENERATORS = 8;

    /** Hazards beyond the exponentials of ± this number are cut off. */
    double LARGEST_LOG = 700;

    /** Lengths are multiples of this number. */
    int MULTIPLE = 2 * GENERATORS;

    /**
     * Standard normal deviates.
     *
     * <p>{@value #GENERATORS} generators xoshiro256++ (Blackman and Vigna 2019) advance together. The word of generator
     * g gives two deviates, elements j + g and j + {@value #GENERATORS} + g for j = 0, 16, 32, …, by the method of Box
     * and Muller (1958):
     *
     * <pre>
     * ± √(−2 ln u) cos πy,  ± √(−2 ln u) sin πy,   u = (a + ½) 2^−32,   y = (b + ½) 2^−31 − ½
     * </pre>
     *
     * with the upper 32 bits of the word as a, the lower 31 as b and the one between them as the sign (set: minus).
     * Elementary functions are exact to 1e-9; no deviate exceeds 6.77.
     *
     * @param state word k of the state of generator g is {@code state[k * GENERATORS + g]}; advanced
     * @param words scratch of n/2 elements
     */
    void normal(long[] state, long[] words, double[] z, int n);

    /**
     * A step of Ornstein–Uhlenbeck processes x and of the potentials h that they drive: h ← c h + d + a x + b x', x ←
     * x' = e x + s z.
     *
     * @param z standard normal deviates
     */
    void filteredNoise(
            double[] x, double e, double s, double[] z, double[] h, double c, double d, double a, double b, int n);

    /** h ← c h + d + s z. */
    void whiteNoise(double[] h, double c, double d, double s, double[] z, int n);

    /** y ← factor h + offset. */
    void scale(double[] h, double factor, double offset, double[] y, int n);

    /** a ← decay a, then y ← y + weight a. */
    void relax(double[] a, double decay, double weight, double[] y, int n);

    /**
     * Spends what neurons have left of their hazard: w = max(1 − dead, 0) is the part of the step in which the neuron
     * may fire, hazard ← w exp(logHazard) is taken off the budget, and the dead time gets shorter by 1, down to 0.
     *
     * @param logHazard logarithm of the hazard of a whole step; beyond ±{@value #LARGEST_LOG} that counts. The
     * exponential
     *     is exact to 1e-9
     * @param hazard receives the hazard spent
     * @param dead dead time ahead, in steps; negative if more than one step is to be spent
     * @param budget hazard left until the next spike
     * @param fired receives the indices of the neurons whose budget became negative, ascending
     * @return number of these neurons
     */
    int spend(double[] logHazard, double[] hazard, double[] dead, double[] budget, int[] fired, int n);

    /**
     * Adds columns of a matrix to two vectors, x ← x + Σ_k a_k M_c(k) and y ← y + Σ_k b_k M_c(k): products with vectors
     * that are zero almost everywhere. Terms are added in an order that depends on k alone.
     *
     * @param matrix in single precision, column c in the n elements from c n
     * @param columns c(k)
     * @param a weights for x
     * @param b weights for y
     * @param count number of columns
     */
    void addColumns(float[] matrix, int[] columns, double[] a, double[] b, int count, double[] x, double[] y, int n);
}
