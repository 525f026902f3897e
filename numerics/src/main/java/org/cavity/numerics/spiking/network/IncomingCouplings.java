package org.cavity.numerics.spiking.network;

import org.cavity.numerics.kernel.SpikingKernels;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.NeuronBlock;
import org.cavity.numerics.spiking.NormalDeviates;
import org.cavity.theory.spiking.SpikingNetwork;

/**
 * The couplings J_ij ~ N(J₀/N, g²/N) of all neurons j, the neuron itself among them, onto the neurons i of one block, in
 * single precision, column after column for {@link SpikingKernels#addColumns}.
 */
final class IncomingCouplings {

    private final float[] matrix;
    private final double[] sums;

    /** Draws the couplings of a block, which has random numbers of its own. */
    IncomingCouplings(SpikingNetwork network, int networkSize, int blockSize, RandomStreams streams, int block) {
        int padded = NeuronBlock.paddedSize(blockSize);
        double mean = network.couplingMean() / networkSize;
        double deviation = network.couplingStd() / Math.sqrt(networkSize);
        NormalDeviates normal = new NormalDeviates(streams, Purpose.CONNECTIVITY, block, padded);
        double[] z = new double[padded];
        this.matrix = new float[networkSize * padded];
        this.sums = new double[blockSize];
        for (int j = 0; j < networkSize; j++) {
            normal.draw(z, padded);
            for (int i = 0; i < blockSize; i++) {
                float coupling = (float) (mean + deviation * z[i]);
                matrix[j * padded + i] = coupling;
                sums[i] += coupling;
            }
        }
    }

    /** Columns of the padded size, those of neurons that do not exist 0; not to be modified. */
    float[] matrix() {
        return matrix;
    }

    /** Σ_j J_ij. */
    double sum(int i) {
        return sums[i];
    }
}
