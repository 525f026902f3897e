package org.cavity.theory.spiking;

/**
 * How much is sampled.
 *
 * @param pairs pairs of neurons in one sample
 * @param samples independent samples, each solved by itself; their scatter is the standard error
 * @param tolerance residual at convergence, relative
 * @param maxIterations most iterations of a sample
 * @param seed seed of the samples
 */
public record Sampling(int pairs, int samples, double tolerance, int maxIterations, long seed) {

    /** For a state of its own: some 0.2 % of the rate and 1 % of its spread, some seconds. */
    public static final Sampling STANDARD = new Sampling(192, 4, 1e-3, 40, 0);

    /**
     * For one of many cells of a map or points of a validation: some 0.4 % of the rate and 1.5 % of its spread, in two
     * seconds. Six samples tell how much they scatter.
     */
    public static final Sampling COARSE = new Sampling(64, 6, 4e-3, 30, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Sampling {
        if (pairs < 8 || pairs > 1 << 16) {
            throw new IllegalArgumentException("pairs = " + pairs + " is not between 8 and 65536");
        }
        if (samples < 2 || samples > 1000) {
            throw new IllegalArgumentException(
                    "samples = " + samples + " is not between 2 and 1000: an error bar needs at least two samples");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance = " + tolerance + " is not between 0 and 1");
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations = " + maxIterations + " is not at least 1");
        }
    }

    /** The same effort with other random numbers. */
    public Sampling withSeed(long value) {
        return new Sampling(pairs, samples, tolerance, maxIterations, value);
    }

    /** The same settings with another number of pairs. */
    public Sampling withPairs(int value) {
        return new Sampling(value, samples, tolerance, maxIterations, seed);
    }

    /** The same settings with another number of independent samples. */
    public Sampling withSamples(int value) {
        return new Sampling(pairs, value, tolerance, maxIterations, seed);
    }
}
