package org.cavity.numerics.spiking;

import org.cavity.theory.model.Columns;

/** The rate of a population in bins of {@value #BIN} ms, or of one step if that is longer. */
public final class RateBins {

    private static final double MS_PER_SECOND = 1000;
    private static final double BIN = 1;

    private final double bin;
    private final long stepsPerBin;
    private final double perSpike;
    private final double[] rate;

    /**
     * Prepares to see so many steps.
     *
     * @param size number of neurons
     * @param dt length of a step, ms
     */
    public RateBins(int size, double dt, long steps) {
        this.stepsPerBin = Math.max(1, Math.round(BIN / dt));
        this.bin = stepsPerBin * dt;
        this.perSpike = MS_PER_SECOND / (size * bin);
        this.rate = new double[(int) (steps / stepsPerBin)];
    }

    /** Takes the number of spikes in a step. */
    public void add(long step, int spikes) {
        int index = (int) (step / stepsPerBin);
        if (index < rate.length) {
            rate[index] += spikes * perSpike;
        }
    }

    /** Columns {@code time} (ms), the middle of each bin, and {@code value} (Hz). */
    public Columns columns() {
        double[] time = new double[rate.length];
        for (int k = 0; k < time.length; k++) {
            time[k] = (k + 0.5) * bin;
        }
        return Columns.of("time", time, "value", rate);
    }
}
