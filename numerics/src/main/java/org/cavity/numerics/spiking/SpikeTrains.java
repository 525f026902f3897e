package org.cavity.numerics.spiking;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Power spectrum of the spike trains of a block's neurons, S(f) = ⟨|Σ_spikes e^{−2πift}|²⟩/T over segments of length T
 * (two-sided, without a window function), from spike counts in bins.
 */
public final class SpikeTrains implements SpikeRecorder {

    private final int stepsPerBin;
    private final int bins;
    private final byte[][] counts;
    private final double[] power;
    private long periodograms;

    /**
     * Prepares to see so many neurons.
     *
     * @param stepsPerBin steps of a bin, at most 127
     * @param bins bins of a segment, a power of two
     */
    public SpikeTrains(int size, int stepsPerBin, int bins) {
        this.stepsPerBin = stepsPerBin;
        this.bins = bins;
        this.counts = new byte[size][bins];
        this.power = new double[bins / 2];
    }

    @Override
    public void record(long step, NeuronBlock block, int spikes) {
        int bin = (int) (step / stepsPerBin % bins);
        for (int j = 0; j < spikes; j++) {
            counts[block.fired(j)][bin]++;
        }
        if ((step + 1) % ((long) stepsPerBin * bins) == 0) {
            transform();
        }
    }

    /** Takes two real trains as one complex one: |Z(k)|² + |Z(−k)|² is twice the sum of their powers. */
    private void transform() {
        for (int i = 0; i + 1 < counts.length; i += 2) {
            double[][] z = new double[2][bins];
            for (int k = 0; k < bins; k++) {
                z[0][k] = counts[i][k];
                z[1][k] = counts[i + 1][k];
                counts[i][k] = 0;
                counts[i + 1][k] = 0;
            }
            FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int k = 1; k < bins / 2; k++) {
                int minus = bins - k;
                power[k] +=
                        (z[0][k] * z[0][k] + z[1][k] * z[1][k] + z[0][minus] * z[0][minus] + z[1][minus] * z[1][minus])
                                / 2;
            }
            periodograms += 2;
        }
    }

    /** Number of periodograms that the sum holds. */
    public long periodograms() {
        return periodograms;
    }

    /** Sum of |Σ_spikes e^{−2πift}|² over neurons and segments, at the frequencies k/T; not to be modified. */
    public double[] power() {
        return power;
    }
}
