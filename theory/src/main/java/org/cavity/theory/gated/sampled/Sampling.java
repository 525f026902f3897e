package org.cavity.theory.gated.sampled;

/**
 * How much is sampled.
 *
 * @param pairs pairs ±z of paths in one sample
 * @param randomisations independent samples, each solved by itself; their scatter is the standard error
 * @param tolerance largest |F(C) − C| at convergence, as a share of C(0)
 * @param maxTail largest correlation left at the far end of the window, as a share of C(0)
 * @param stepFall most that C_φ may fall within one step of time, as a share of its fluctuations
 * @param maxSteps most grid points of a window
 * @param maxWork work meant for one sample, in products of waves, paths and the points of time at which they are needed;
 *     1e9 take some 3 s on one core. Slow correlations are sampled with fewer pairs to keep to it.
 * @param seed seed of the samples
 */
public record Sampling(
        int pairs,
        int randomisations,
        double tolerance,
        double maxTail,
        double stepFall,
        int maxSteps,
        double maxWork,
        long seed) {

    /** For a state of its own: about 1e-4 of the variance where gates are moderate, some seconds. */
    public static final Sampling STANDARD = new Sampling(48, 4, 2e-6, 0.01, 0.004, 1 << 14, 3e9, 0);

    /** For one of many cells of a map: about 1e-3 of the variance, a second. */
    public static final Sampling COARSE = new Sampling(12, 2, 2e-5, 0.03, 0.01, 1 << 12, 1.2e9, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Sampling {
        if (pairs < 1 || pairs > 1 << 16) {
            throw new IllegalArgumentException("pairs = " + pairs + " is not between 1 and 65536");
        }
        if (randomisations < 2 || randomisations > 1000) {
            throw new IllegalArgumentException("randomisations = " + randomisations
                    + " is not between 2 and 1000: an error bar needs at least two samples");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance = " + tolerance + " is not between 0 and 1");
        }
        if (!(maxTail > 0 && maxTail < 0.5)) {
            throw new IllegalArgumentException("maxTail = " + maxTail + " is not between 0 and 0.5");
        }
        if (!(stepFall > 0 && stepFall < 0.1)) {
            throw new IllegalArgumentException("stepFall = " + stepFall + " is not between 0 and 0.1");
        }
        if (!(maxWork > 0)) {
            throw new IllegalArgumentException("maxWork = " + maxWork + " is not above 0");
        }
        if (maxSteps < TimeWindow.MIN_STEPS || Integer.bitCount(maxSteps) != 1) {
            throw new IllegalArgumentException(
                    "maxSteps = " + maxSteps + " is not a power of two of at least " + TimeWindow.MIN_STEPS);
        }
    }

    /** The same effort with other random numbers. */
    public Sampling withSeed(long value) {
        return new Sampling(pairs, randomisations, tolerance, maxTail, stepFall, maxSteps, maxWork, value);
    }

    /** The same settings with another number of pairs. */
    public Sampling withPairs(int value) {
        return new Sampling(value, randomisations, tolerance, maxTail, stepFall, maxSteps, maxWork, seed);
    }

    /** The same settings with another number of independent samples. */
    public Sampling withRandomisations(int value) {
        return new Sampling(pairs, value, tolerance, maxTail, stepFall, maxSteps, maxWork, seed);
    }
}
