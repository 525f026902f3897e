package org.cavity.theory.gated.lyapunov;

import java.util.Arrays;

/**
 * The normal coordinates of the three inputs of a sample of sites. Those of the gates come in pairs of either sign, which
 * makes the means of the gates exact to first order.
 *
 * @param input those of η
 * @param update those of z
 * @param reset those of r
 */
record SampleNoise(PathNoise input, PathNoise update, PathNoise reset) {

    /**
     * Draws them.
     *
     * @param seed seeds
     * @param paths number of paths, even
     * @param frequencies frequencies of the ring
     */
    static SampleNoise draw(int[] seed, int paths, int frequencies) {
        return new SampleNoise(
                new PathNoise(with(seed, 1), paths, frequencies, false),
                new PathNoise(with(seed, 2), paths, frequencies, true),
                new PathNoise(with(seed, 3), paths, frequencies, true));
    }

    private static int[] with(int[] seed, int purpose) {
        int[] all = Arrays.copyOf(seed, seed.length + 1);
        all[seed.length] = purpose;
        return all;
    }

    int pairs() {
        return input.paths() / 2;
    }
}
