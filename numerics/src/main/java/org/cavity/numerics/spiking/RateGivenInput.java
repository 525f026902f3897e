package org.cavity.numerics.spiking;

/**
 * The rate that a neuron has given its input, at sampled times, from a block of neurons with one and the same input:
 * the mean over the block of the probability 1 − exp(−λ dt) to fire in a step, 0 in the dead time. A mean over K
 * neurons is off by noise of their own spikes, of relative variance of order 1/K; both halves of the block are kept,
 * so that it can be taken away.
 */
public final class RateGivenInput implements SpikeRecorder {

    private final long stride;
    private final double[][] logRates;

    /**
     * Prepares to see so many samples.
     *
     * @param stride steps between samples
     */
    public RateGivenInput(long stride, int samples) {
        this.stride = stride;
        this.logRates = new double[3][samples];
    }

    @Override
    public void record(long step, NeuronBlock block, int spikes) {
        int sample = (int) (step / stride);
        if (step % stride != 0 || sample >= logRates[0].length) {
            return;
        }
        int half = block.size() / 2;
        double[] hazard = block.hazard();
        double first = 0;
        double second = 0;
        for (int i = 0; i < half; i++) {
            first -= Math.expm1(-hazard[i]) / half;
            second -= Math.expm1(-hazard[half + i]) / half;
        }
        logRates[0][sample] = Math.log((first + second) / 2) + block.logRateOffset();
        logRates[1][sample] = Math.log(first) + block.logRateOffset();
        logRates[2][sample] = Math.log(second) + block.logRateOffset();
    }

    /** ln(r in 1/ms) at each sampled time from all neurons; −∞ where all were in their dead time. */
    public double[] logRates() {
        return logRates[0];
    }

    /** The same from one half of the neurons, 0 or 1. */
    public double[] logRates(int half) {
        return logRates[1 + half];
    }
}
