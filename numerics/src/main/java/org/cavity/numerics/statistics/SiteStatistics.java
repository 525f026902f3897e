package org.cavity.numerics.statistics;

import java.util.Arrays;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * One-time statistics of a network's state, over sites and over samples in time.
 *
 * <p>Samples fall into {@value #BLOCKS} blocks of time, whose scatter gives the error of a time average within one
 * network.
 */
public final class SiteStatistics {

    /** Number of blocks of time. */
    public static final int BLOCKS = 20;

    private static final int FIELDS = 4;

    private final Kernels kernels = Kernels.best();
    private final Nonlinearity phi;
    private final int size;
    private final long samples;
    private final double[] rates;
    private final double[] gains;
    private final double[] ones;
    private final double[][] half;
    private final long[] halfCount = new long[2];
    private final double[][] sums = new double[BLOCKS][FIELDS];
    private final long[] counts = new long[BLOCKS];
    private long seen;

    /**
     * Prepares to see so many samples.
     *
     * @param phi transfer function
     * @param size N
     * @param samples number of samples to come, at least {@value #BLOCKS}
     */
    public SiteStatistics(Nonlinearity phi, int size, long samples) {
        this.phi = phi;
        this.size = size;
        this.samples = samples;
        this.rates = new double[size];
        this.gains = new double[size];
        this.half = new double[2][size];
        this.ones = new double[size];
        Arrays.fill(ones, 1);
    }

    /** Takes a sample: the first N elements of {@code x}. */
    public void add(double[] x) {
        int h = 2 * seen < samples ? 0 : 1;
        int b = (int) (seen * BLOCKS / samples);
        kernels.addScaled(half[h], 0, 1, x, 0, half[h], 0, size);
        halfCount[h]++;
        kernels.valueAndGain(phi, x, 0, rates, 0, gains, 0, size);
        sums[b][0] += kernels.dot(ones, 0, x, 0, size) / size;
        sums[b][1] += kernels.dot(x, 0, x, 0, size) / size;
        sums[b][2] += kernels.dot(rates, 0, rates, 0, size) / size;
        sums[b][3] += kernels.dot(ones, 0, gains, 0, size) / size;
        counts[b]++;
        seen++;
    }

    /** Mean of x over sites and time. */
    public Average mean() {
        return average(0);
    }

    /** Variance of x over sites and time about the mean over both. */
    public Average variance() {
        double[] blocks = varianceBlocks();
        double mean = mean().value();
        return new Average(total(1) - mean * mean, Average.of(blocks).error());
    }

    /** ⟨φ(x)²⟩. */
    public Average rateVariance() {
        return average(2);
    }

    /** ⟨φ'(x)⟩. */
    public Average meanGain() {
        return average(3);
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
        double mean = mean().value();
        double[] blocks = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = (sums[b][1] - 2 * mean * sums[b][0]) / counts[b] + mean * mean;
        }
        return blocks;
    }

    /** Whether every sample was finite. */
    public boolean isFinite() {
        return Double.isFinite(total(1)) && Double.isFinite(total(0));
    }

    private Average average(int field) {
        double[] blocks = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = sums[b][field] / counts[b];
        }
        return new Average(total(field), Average.of(blocks).error());
    }

    private double total(int field) {
        double sum = 0;
        for (double[] block : sums) {
            sum += block[field];
        }
        return sum / seen;
    }
}
