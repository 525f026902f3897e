package org.cavity.numerics.spiking;

import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.SpikingKernels;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;

/** Standard normal deviates in bulk, by {@link SpikingKernels#normal}. */
public final class NormalDeviates {

    private static final SpikingKernels LOOPS = Kernels.best().spikingKernels();

    private final long[] state = new long[4 * SpikingKernels.GENERATORS];
    private final long[] words;

    /**
     * The deviates of one part of a network, from generators of its own.
     *
     * @param part index of the part, from 0
     * @param longest most deviates to be drawn at a time
     */
    public NormalDeviates(RandomStreams streams, Purpose purpose, int part, int longest) {
        this.words = new long[longest / 2];
        for (int g = 0; g < SpikingKernels.GENERATORS; g++) {
            long[] word = streams.state(purpose, part * SpikingKernels.GENERATORS + g);
            for (int k = 0; k < word.length; k++) {
                state[k * SpikingKernels.GENERATORS + g] = word[k];
            }
        }
    }

    /** Draws the first n elements; n is a multiple of {@value SpikingKernels#MULTIPLE}. */
    public void draw(double[] z, int n) {
        LOOPS.normal(state, words, z, n);
    }
}
