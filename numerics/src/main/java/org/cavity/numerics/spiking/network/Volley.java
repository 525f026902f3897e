package org.cavity.numerics.spiking.network;

import java.util.List;
import org.cavity.numerics.spiking.NeuronBlock;

/** The spikes of a whole network in one step, in the order of its neurons, on their way to all others. */
final class Volley {

    private final SynapticFilter filter;
    private final int[] senders;
    private final double[] inputWeights;
    private final double[] potentialWeights;
    private int count;

    Volley(SynapticFilter filter, int networkSize) {
        this.filter = filter;
        this.senders = new int[networkSize];
        this.inputWeights = new double[networkSize];
        this.potentialWeights = new double[networkSize];
    }

    /** Takes the spikes of the blocks' last step. */
    void collect(List<NeuronBlock> blocks) {
        count = 0;
        int first = 0;
        for (NeuronBlock block : blocks) {
            for (int spike = 0; spike < block.spikes(); spike++) {
                double fraction = block.fraction(spike);
                senders[count] = first + block.fired(spike);
                inputWeights[count] = filter.inputWeight(fraction);
                potentialWeights[count] = filter.potentialWeight(fraction);
                count++;
            }
            first += block.size();
        }
    }

    /** Number of spikes. */
    int count() {
        return count;
    }

    /** The neurons that fired. */
    int[] senders() {
        return senders;
    }

    /** What each spike adds to x, per unit of coupling. */
    double[] inputWeights() {
        return inputWeights;
    }

    /** What each spike adds to h. */
    double[] potentialWeights() {
        return potentialWeights;
    }
}
