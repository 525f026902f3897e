package org.cavity.numerics.spiking;

import java.util.Arrays;
import org.cavity.theory.model.Quantity;

/** How populations are divided into blocks; part of what a seed means, and independent of the number of threads. */
public final class Layout {

    /** The states of so many neurons stay in the first-level cache. */
    private static final int LARGEST_BLOCK = 256;

    /** Errors from the scatter between blocks need some, of not too few neurons. */
    private static final int BLOCKS = 32;

    private static final int SMALLEST_BLOCK = 16;

    /** Blocks of a network for its threads and errors: the fewer, the longer the columns of couplings onto each. */
    private static final int BLOCKS_OF_NETWORK = 8;

    /** Beyond it columns come no faster from memory, and states leave the second-level cache. */
    private static final int LARGEST_BLOCK_OF_NETWORK = 2048;

    /** Neurons that share an input where the rate given the input is wanted. */
    public static final int TRIALS = 128;

    private static final int FEWEST_INPUTS = 16;
    private static final int MOST_INPUTS = 1024;

    private Layout() {}

    /** Sizes of the blocks of a population, equal up to 1. */
    public static int[] independent(int size) {
        return divided(size, LARGEST_BLOCK, BLOCKS);
    }

    /** Sizes of the blocks of a network in which a spike reaches all neurons, equal up to 1. */
    public static int[] coupled(int size) {
        return divided(size, LARGEST_BLOCK_OF_NETWORK, BLOCKS_OF_NETWORK);
    }

    private static int[] divided(int size, int largest, int wanted) {
        int forCache = (size + largest - 1) / largest;
        int blocks = Math.max(forCache, Math.max(1, Math.min(wanted, size / SMALLEST_BLOCK)));
        int[] sizes = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            sizes[b] = (int) ((long) size * (b + 1) / blocks - (long) size * b / blocks);
        }
        return sizes;
    }

    /**
     * Sizes of the blocks for {@link Quantity#RATE_LOG_VARIANCE}: as many neurons as the population has, within bounds.
     */
    public static int[] trials(int size) {
        int[] sizes = new int[Math.max(FEWEST_INPUTS, Math.min(MOST_INPUTS, size / TRIALS))];
        Arrays.fill(sizes, TRIALS);
        return sizes;
    }
}
