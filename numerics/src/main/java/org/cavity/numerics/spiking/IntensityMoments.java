package org.cavity.numerics.spiking;

/**
 * Moments over neurons of the logarithm of the intensity (dead time disregarded) and of potential and adaptation, at
 * sampled times. Variances are those at one time, unbiased within each block.
 *
 * <p>The intensity is the one with which neurons go into a step, in its middle; the spikes of the first half of the
 * step, which it leaves out, make its mean logarithm higher by A (dt/2) Σ q/Δ_u than that at one instant.
 */
public final class IntensityMoments implements SpikeRecorder {

    private final long stride;
    private final double[] sums = new double[4];

    /**
     * Prepares the sums.
     *
     * @param stride steps between samples
     */
    public IntensityMoments(long stride) {
        this.stride = stride;
    }

    @Override
    public void record(long step, NeuronBlock block, int spikes) {
        if (step % stride != 0 || block.size() < 2) {
            return;
        }
        int n = block.size();
        double[] y = block.logHazard();
        double[] h = block.potential();
        double meanY = 0;
        double meanH = 0;
        double meanA = 0;
        for (int i = 0; i < n; i++) {
            meanY += y[i] / n;
            meanH += h[i] / n;
            meanA += block.adaptation(i) / n;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (y[i] - meanY) * (y[i] - meanY);
            products += (h[i] - meanH) * (block.adaptation(i) - meanA);
        }
        double weight = (double) n / (n - 1);
        sums[0] += n;
        sums[1] += n * (meanY + block.logRateOffset());
        sums[2] += weight * squares;
        sums[3] += weight * products;
    }

    /** The sums over neurons and times, which add up over blocks, for the functions below. */
    public double[] sums() {
        return sums.clone();
    }

    /** Mean of ln(λ in 1/ms). */
    public static double logMean(double[] sums) {
        return sums[1] / sums[0];
    }

    /** Variance of ln λ. */
    public static double logVariance(double[] sums) {
        return sums[2] / sums[0];
    }

    /** Covariance of potential and adaptation, mV². */
    public static double covariance(double[] sums) {
        return sums[3] / sums[0];
    }
}
