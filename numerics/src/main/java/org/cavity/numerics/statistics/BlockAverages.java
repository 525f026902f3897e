package org.cavity.numerics.statistics;

/** Averages of several numbers over samples in time, with errors from the scatter between blocks of time. */
public final class BlockAverages {

    /** Number of blocks of time. */
    public static final int BLOCKS = 20;

    private final long samples;
    private final double[][] sums;
    private final long[] counts = new long[BLOCKS];
    private long seen;

    /**
     * Prepares to see so many samples.
     *
     * @param fields how many numbers make a sample
     * @param samples number of samples to come, at least {@value #BLOCKS}
     */
    public BlockAverages(int fields, long samples) {
        this.samples = samples;
        this.sums = new double[BLOCKS][fields];
    }

    /** Takes a sample. */
    public void add(double... sample) {
        int b = (int) (seen * BLOCKS / samples);
        for (int field = 0; field < sample.length; field++) {
            sums[b][field] += sample[field];
        }
        counts[b]++;
        seen++;
    }

    /** The average of a number. */
    public Average average(int field) {
        return new Average(total(field), Average.of(blocks(field)).error());
    }

    /** The averages of a number in the blocks of time. */
    public double[] blocks(int field) {
        double[] blocks = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = sums[b][field] / counts[b];
        }
        return blocks;
    }

    /** The variance that follows from a mean, number {@code first} of a sample, and the mean square {@code second}. */
    public Average variance(int first, int second) {
        double mean = total(first);
        return new Average(
                total(second) - mean * mean,
                Average.of(varianceBlocks(first, second)).error());
    }

    /** The variance in each block of time, about the mean over all blocks. */
    public double[] varianceBlocks(int first, int second) {
        double mean = total(first);
        double[] blocks = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = (sums[b][second] - 2 * mean * sums[b][first]) / counts[b] + mean * mean;
        }
        return blocks;
    }

    private double total(int field) {
        double sum = 0;
        for (double[] block : sums) {
            sum += block[field];
        }
        return sum / seen;
    }
}
