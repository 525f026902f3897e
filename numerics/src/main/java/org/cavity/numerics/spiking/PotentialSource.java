package org.cavity.numerics.spiking;

/** Makes the potentials of one block of neurons. */
@FunctionalInterface
public interface PotentialSource {

    /**
     * Takes the potentials from the middle of the last step to the middle of the next.
     *
     * @param step index of the step, counted from the start of the stretch that the population advances in one go
     * @param potential h of each neuron, mV, of the padded size
     */
    void advance(int step, double[] potential);
}
