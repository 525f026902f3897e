package org.cavity.numerics.spiking;

/** Looks on while one block of neurons fires. */
@FunctionalInterface
public interface SpikeRecorder {

    /**
     * Called after each step.
     *
     * @param step steps since the recording began
     * @param block what it shows is that of this step
     * @param spikes number of spikes
     */
    void record(long step, NeuronBlock block, int spikes);
}
