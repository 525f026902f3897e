package org.cavity.numerics.spiking.network;

import java.util.Arrays;
import org.cavity.numerics.spiking.NeuronBlock;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.spiking.SpikeTrainMoments;

/**
 * Spike counts and intervals of each neuron of a block, for statistics in which neurons of different rates are kept
 * apart. Counts are taken in either half of the time: the covariance over neurons of the two is that of the rates, freed
 * of the noise of spikes, and their mean squared difference is that of the noise alone.
 */
final class NeuronTrains implements SpikeRecorder {

    /** Neurons with fewer intervals tell no coefficient of variation. */
    private static final int FEWEST_INTERVALS = 5;

    private static final int NEURONS = 0;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int PRODUCTS = 3;
    private static final int SQUARED_DIFFERENCES = 4;
    private static final int VARYING = 5;
    private static final int VARIATIONS = 6;

    /** Number of sums. */
    private static final int SUMS = 7;

    private final long half;
    private final int[][] counts;
    private final double[] last;
    private final int[] intervals;
    private final double[][] moments;

    /**
     * Prepares to see so many neurons.
     *
     * @param steps length of the time in steps; the last step of an odd number is left out of the counts
     */
    NeuronTrains(int size, long steps) {
        this.half = steps / 2;
        this.counts = new int[2][size];
        this.last = new double[size];
        this.intervals = new int[size];
        this.moments = new double[3][size];
        Arrays.fill(last, Double.NaN);
    }

    @Override
    public void record(long step, NeuronBlock block, int spikes) {
        int part = (int) (step / half);
        for (int spike = 0; spike < spikes; spike++) {
            int i = block.fired(spike);
            if (part < counts.length) {
                counts[part][i]++;
            }
            double time = step + block.fraction(spike);
            double length = time - last[i];
            if (length > 0) {
                double weight = SpikeTrainMoments.weight(2 * half, length);
                intervals[i]++;
                moments[0][i] += weight;
                moments[1][i] += weight * length;
                moments[2][i] += weight * length * length;
            }
            last[i] = time;
        }
    }

    /** Number of spikes of a neuron. */
    int count(int i) {
        return counts[0][i] + counts[1][i];
    }

    /** Number of neurons. */
    int size() {
        return last.length;
    }

    /** The sums over the neurons of the block, which add up over blocks, for the functions below. */
    double[] sums() {
        double[] sums = new double[SUMS];
        for (int i = 0; i < size(); i++) {
            double first = counts[0][i];
            double second = counts[1][i];
            sums[NEURONS]++;
            sums[FIRST] += first;
            sums[SECOND] += second;
            sums[PRODUCTS] += first * second;
            sums[SQUARED_DIFFERENCES] += (first - second) * (first - second);
            if (intervals[i] >= FEWEST_INTERVALS) {
                sums[VARYING]++;
                sums[VARIATIONS] += variation(i);
            }
        }
        return sums;
    }

    private double variation(int i) {
        double mean = moments[1][i] / moments[0][i];
        double variance = moments[2][i] / moments[0][i] - mean * mean;
        double unbiased = Math.max(0, variance) * intervals[i] / (intervals[i] - 1);
        return Math.sqrt(unbiased) / mean;
    }

    /** Mean number of spikes in the whole time. */
    static double count(double[] sums) {
        return (sums[FIRST] + sums[SECOND]) / sums[NEURONS];
    }

    /** Standard deviation over neurons of the number of spikes to be expected in half of the time. */
    static double spread(double[] sums) {
        double n = sums[NEURONS];
        return Math.sqrt(Math.max(0, (sums[PRODUCTS] - sums[FIRST] * sums[SECOND] / n) / (n - 1)));
    }

    /**
     * Variance of a neuron's number of spikes in half of the time over its mean, both averaged over neurons; NaN without
     * spikes.
     */
    static double fanoFactor(double[] sums) {
        return sums[SQUARED_DIFFERENCES] / (sums[FIRST] + sums[SECOND]);
    }

    /**
     * Mean over neurons with at least {@value #FEWEST_INTERVALS} intervals of the standard deviation of a neuron's
     * intervals over their mean; NaN if there are none.
     */
    static double variation(double[] sums) {
        return sums[VARIATIONS] / sums[VARYING];
    }
}
