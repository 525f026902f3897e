package org.cavity.numerics.statistics;

import java.util.Arrays;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * One-time statistics of a network's state, over sites and over samples in time.
 *
 * <p>Samples fall into {@value BlockAverages#BLOCKS} blocks of time, whose scatter gives the error of a time average within one
 * network.
 */
public final class SiteStatistics {

    /** Number of blocks of time. */
    public static final int BLOCKS = BlockAverages.BLOCKS;

    private static final int FIELDS = 4;

    private final Kernels kernels = Kernels.best();
    private final Transfer transfer;
    private final int size;
    private final long samples;
    private final double[] rates;
    private final double[] gains;
    private final double[] ones;
    private final double[][] half;
    private final long[] halfCount = new long[2];
    private final BlockAverages averages;
    private long seen;

    /** The units' transfer function. */
    @FunctionalInterface
    public interface Transfer {

        /** Puts φ(x) and φ'(x) of the first N elements into {@code rates} and {@code gains}. */
        void apply(double[] x, double[] rates, double[] gains);
    }

    /**
     * Prepares to see so many samples.
     *
     * @param transfer transfer function
     * @param size N
     * @param samples number of samples to come, at least {@value #BLOCKS}
     */
    public SiteStatistics(Transfer transfer, int size, long samples) {
        this.transfer = transfer;
        this.size = size;
        this.samples = samples;
        this.rates = new double[size];
        this.gains = new double[size];
        this.half = new double[2][size];
        this.averages = new BlockAverages(FIELDS, samples);
        this.ones = new double[size];
        Arrays.fill(ones, 1);
    }

    /** The same for a nonlinearity. */
    public SiteStatistics(Nonlinearity phi, int size, long samples) {
        this((x, rates, gains) -> Kernels.best().valueAndGain(phi, x, 0, rates, 0, gains, 0, size), size, samples);
    }

    /** Takes a sample: the first N elements of {@code x}. */
    public void add(double[] x) {
        int h = 2 * seen < samples ? 0 : 1;
        kernels.addScaled(half[h], 0, 1, x, 0, half[h], 0, size);
        halfCount[h]++;
        transfer.apply(x, rates, gains);
        averages.add(
                kernels.dot(ones, 0, x, 0, size) / size,
                kernels.dot(x, 0, x, 0, size) / size,
                kernels.dot(rates, 0, rates, 0, size) / size,
                kernels.dot(ones, 0, gains, 0, size) / size);
        seen++;
    }

    /** Mean of x over sites and time. */
    public Average mean() {
        return averages.average(0);
    }

    /** Variance of x over sites and time about the mean over both. */
    public Average variance() {
        return averages.variance(0, 1);
    }

    /** ⟨φ(x)²⟩. */
    public Average rateVariance() {
        return averages.average(2);
    }

    /** ⟨φ'(x)⟩. */
    public Average meanGain() {
        return averages.average(3);
    }

    /**
     * Variance over sites of the time average of x, estimated by the covariance over sites of the averages over the two
     * halves of the time: their sampling errors are independent but for the correlation time around the middle, so that
     * unlike the variance of one long average this has no positive bias of order 1/time.
     */
    public double staticVariance() {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < size; i++) {
            double a = half[0][i] / halfCount[0];
            double b = half[1][i] / halfCount[1];
            product += a * b / size;
            first += a / size;
            second += b / size;
        }
        return product - first * second;
    }

    /** Variance in each block of time, about the mean over all blocks. */
    public double[] varianceBlocks() {
        return averages.varianceBlocks(0, 1);
    }
}
