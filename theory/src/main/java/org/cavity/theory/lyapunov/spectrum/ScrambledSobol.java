package org.cavity.theory.lyapunov.spectrum;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;
import org.hipparchus.special.Erf;

/**
 * Normal numbers from Sobol's sequence, whose binary digits a random lower triangular matrix and a random shift scramble
 * (Matoušek, J. Complexity 14, 527 (1998)): every set of points is as evenly spread as the sequence itself, and sets of
 * different scrambles are independent.
 */
final class ScrambledSobol {

    private static final int DIGITS = 52;
    private static final double SCALE = 1L << DIGITS;

    /** Digits that the first points of the sequence have. */
    private static final int INPUT_DIGITS = 15;

    private final SobolSequenceGenerator sequence;
    private final long[][] columns;
    private final long[] shift;

    /**
     * A sequence.
     *
     * @param dimension coordinates of a point, at most 1000
     * @param random decides the scramble
     */
    ScrambledSobol(int dimension, RandomGenerator random) {
        this.sequence = new SobolSequenceGenerator(dimension);
        this.columns = new long[dimension][INPUT_DIGITS];
        this.shift = new long[dimension];
        for (int i = 0; i < dimension; i++) {
            shift[i] = random.nextLong() >>> (Long.SIZE - DIGITS);
            for (int c = 0; c < INPUT_DIGITS; c++) {
                long own = 1L << (DIGITS - 1 - c);
                columns[i][c] = own | random.nextLong() & (own - 1);
            }
        }
    }

    /** The next point. */
    double[] next() {
        double[] point = sequence.nextVector();
        for (int i = 0; i < point.length; i++) {
            long digits = (long) (point[i] * SCALE);
            long scrambled = shift[i];
            for (int c = 0; c < INPUT_DIGITS; c++) {
                if ((digits >>> (DIGITS - 1 - c) & 1) != 0) {
                    scrambled ^= columns[i][c];
                }
            }
            point[i] = Math.sqrt(2) * Erf.erfInv(2 * ((scrambled + 0.5) / SCALE) - 1);
        }
        return point;
    }
}
