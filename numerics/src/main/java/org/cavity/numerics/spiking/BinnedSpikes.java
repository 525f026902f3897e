package org.cavity.numerics.spiking;

/** Spikes of a block in bins of time. */
public final class BinnedSpikes implements SpikeRecorder {

    private final long stepsPerBin;
    private final int[] counts;

    /** Prepares to see so many bins. */
    public BinnedSpikes(long stepsPerBin, int bins) {
        this.stepsPerBin = stepsPerBin;
        this.counts = new int[bins];
    }

    @Override
    public void record(long step, NeuronBlock block, int spikes) {
        int bin = (int) (step / stepsPerBin);
        if (bin < counts.length) {
            counts[bin] += spikes;
        }
    }

    /** Spikes in each bin; not to be modified. */
    public int[] counts() {
        return counts;
    }
}
