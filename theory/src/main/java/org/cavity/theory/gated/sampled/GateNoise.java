package org.cavity.theory.gated.sampled;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.special.Erf;

/**
 * The random numbers behind the paths of z, drawn once and used at every iteration, so that what is iterated is a
 * smooth deterministic map:
 *
 * <pre>
 * z(t) = Σ_k √A_k ( x_k cos ω_k t + y_k sin ω_k t ),   A_k the amplitudes of C_z.
 * </pre>
 *
 * Paths come in pairs ±z, both of which are as likely. Every coordinate is stratified over the pairs (a Latin
 * hypercube), and those of one frequency are scaled together so that its power over the sample is exact. Coordinates
 * are drawn in the order of frequency: a finer step at the same period adds frequencies and changes none.
 */
final class GateNoise {

    private final long seed;
    private final int randomisation;
    private final int pairs;

    /** {@code normal[2k]} and {@code normal[2k + 1]}: x_k and y_k of every pair. */
    private final double[][] normal;

    /**
     * Draws the numbers.
     *
     * @param seed seed
     * @param randomisation which of several independent sets
     * @param pairs number of pairs ±z
     * @param frequencies number of frequencies, zero among them
     */
    GateNoise(long seed, int randomisation, int pairs, int frequencies) {
        this.seed = seed;
        this.randomisation = randomisation;
        this.pairs = pairs;
        this.normal = new double[2 * frequencies][];
        RandomGenerator random = new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), randomisation, 0x67a7e});
        for (int k = 0; k < frequencies; k++) {
            double[] x = stratified(random, pairs);
            double[] y = stratified(random, pairs);
            double power = 0;
            for (int m = 0; m < pairs; m++) {
                power += k == 0 ? x[m] * x[m] : 0.5 * (x[m] * x[m] + y[m] * y[m]);
            }
            double scale = Math.sqrt(pairs / power);
            for (int m = 0; m < pairs; m++) {
                x[m] *= scale;
                y[m] *= scale;
            }
            normal[2 * k] = x;
            normal[2 * k + 1] = y;
        }
    }

    int pairs() {
        return pairs;
    }

    /** A smaller sample of the same seed. */
    GateNoise withPairs(int count) {
        if (count >= pairs) {
            return this;
        }
        return new GateNoise(seed, randomisation, count, normal.length / 2);
    }

    /** z of the first path of a pair at all grid points; the second is its negative. */
    double[] path(TimeWindow window, double[] amplitudes, int pair) {
        double[] x = new double[amplitudes.length];
        double[] y = new double[amplitudes.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = normal[2 * k][pair];
            y[k] = normal[2 * k + 1][pair];
        }
        return window.synthesize(amplitudes, x, y);
    }

    /**
     * Normal coordinates of another field along a path, drawn in the order of frequency.
     *
     * @param path which path
     * @param modes number of frequencies
     * @return the coordinates of the cosines, then those of the sines
     */
    double[] waves(int path, int modes) {
        RandomGenerator random =
                new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), randomisation, path, 0x3d7a});
        double[] wave = new double[2 * modes];
        for (int k = 0; k < modes; k++) {
            wave[k] = random.nextGaussian();
            wave[modes + k] = random.nextGaussian();
        }
        return wave;
    }

    /** Random numbers for what is drawn along the paths. */
    RandomGenerator draws() {
        return new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), randomisation, 0x51735});
    }

    /** Normal numbers, one out of each of as many equally likely intervals, in rising order. */
    static double[] ascending(RandomGenerator random, int count) {
        double[] values = new double[count];
        for (int m = 0; m < count; m++) {
            values[m] = Math.sqrt(2) * Erf.erfInv(2 * (m + random.nextDouble()) / count - 1);
        }
        return values;
    }

    /** Normal numbers of either sign, their sizes one out of each of as many strata, in random order. */
    static double[] stratified(RandomGenerator random, int count) {
        double[] values = new double[count];
        for (int m = 0; m < count; m++) {
            double u = (m + random.nextDouble()) / count;
            // |x| is stratified; the sign is free.
            double x = Math.sqrt(2) * Erf.erfInv(u);
            values[m] = random.nextBoolean() ? x : -x;
        }
        for (int m = count - 1; m > 0; m--) {
            int other = random.nextInt(m + 1);
            double swap = values[m];
            values[m] = values[other];
            values[other] = swap;
        }
        return values;
    }
}
