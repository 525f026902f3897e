package org.cavity.numerics.spiking;

import java.util.Arrays;

/**
 * Spike counts and interspike intervals of a block in a window of time.
 *
 * <p>A window of length W holds an interval of length τ whole with a chance proportional to W − τ, and so favours short
 * ones. Each is therefore counted with the weight W/(W − τ), and each pair of successive ones with W/(W − τ₁ − τ₂),
 * which makes the sums unbiased; intervals longer than W remain unseen. No interval weighs more than {@value
 * #LARGEST_WEIGHT}.
 */
public final class SpikeTrainMoments implements SpikeRecorder {

    private static final double LARGEST_WEIGHT = 20;

    private static final int NEURONS = 0;
    private static final int COUNTS = 1;
    private static final int SQUARED_COUNTS = 2;
    private static final int INTERVALS = 3;
    private static final int PAIRS = 6;

    /** Number of sums. */
    private static final int SUMS = 12;

    private final double window;
    private final int[] counts;
    private final double[] last;
    private final double[] interval;
    private final double[] sums = new double[SUMS];

    /**
     * Prepares to see so many neurons.
     *
     * @param steps length W of the window in steps
     */
    public SpikeTrainMoments(int size, long steps) {
        this.window = steps;
        this.counts = new int[size];
        this.last = new double[size];
        this.interval = new double[size];
        Arrays.fill(last, Double.NaN);
        Arrays.fill(interval, Double.NaN);
    }

    @Override
    public void record(long step, NeuronBlock block, int spikes) {
        for (int j = 0; j < spikes; j++) {
            int i = block.fired(j);
            double time = step + block.fraction(j);
            double length = time - last[i];
            counts[i]++;
            if (counts[i] > 1) {
                double w = weight(window, length);
                sums[INTERVALS] += w;
                sums[INTERVALS + 1] += w * length;
                sums[INTERVALS + 2] += w * length * length;
            }
            if (counts[i] > 2) {
                double before = interval[i];
                double w = weight(window, before + length);
                sums[PAIRS] += w;
                sums[PAIRS + 1] += w * before;
                sums[PAIRS + 2] += w * length;
                sums[PAIRS + 3] += w * before * before;
                sums[PAIRS + 4] += w * length * length;
                sums[PAIRS + 5] += w * before * length;
            }
            last[i] = time;
            interval[i] = length;
        }
    }

    /** How much an interval, or a sequence of them, of this length counts. */
    public static double weight(double window, double length) {
        return window / Math.max(window - length, window / LARGEST_WEIGHT);
    }

    /** The sums over the neurons of the block, which add up over blocks, for the functions below. */
    public double[] sums() {
        double[] all = sums.clone();
        for (int count : counts) {
            all[NEURONS]++;
            all[COUNTS] += count;
            all[SQUARED_COUNTS] += (double) count * count;
        }
        return all;
    }

    /** Mean number of spikes in the window. */
    public static double count(double[] sums) {
        return sums[COUNTS] / sums[NEURONS];
    }

    /** Variance of the number of spikes in the window over its mean; NaN without spikes. */
    public static double fanoFactor(double[] sums) {
        double n = sums[NEURONS];
        double mean = sums[COUNTS] / n;
        return (sums[SQUARED_COUNTS] - n * mean * mean) / (n - 1) / mean;
    }

    /** Standard deviation of the intervals over their mean; NaN without intervals. */
    public static double variation(double[] sums) {
        double mean = sums[INTERVALS + 1] / sums[INTERVALS];
        double square = sums[INTERVALS + 2] / sums[INTERVALS];
        return Math.sqrt(Math.max(0, square - mean * mean)) / mean;
    }

    /** Correlation coefficient of successive intervals; NaN without pairs. */
    public static double serialCorrelation(double[] sums) {
        double n = sums[PAIRS];
        double first = sums[PAIRS + 1] / n;
        double second = sums[PAIRS + 2] / n;
        double firstVariance = sums[PAIRS + 3] / n - first * first;
        double secondVariance = sums[PAIRS + 4] / n - second * second;
        return (sums[PAIRS + 5] / n - first * second) / Math.sqrt(firstVariance * secondVariance);
    }
}
