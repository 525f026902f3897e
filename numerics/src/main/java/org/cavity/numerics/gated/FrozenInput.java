package org.cavity.numerics.gated;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.gated.GatedNetwork;

/**
 * Frozen Gaussian inputs. Arrays are not to be modified.
 *
 * @param h to the activity
 * @param z to the update gates
 * @param r to the reset gates
 */
record FrozenInput(double[] h, double[] z, double[] r) {

    static FrozenInput draw(GatedNetwork network, int size, RandomStreams streams) {
        return new FrozenInput(
                gaussian(network.inputStd(), size, streams.normal(Purpose.FROZEN_INPUT)),
                gaussian(network.updateInputStd(), size, streams.normal(Purpose.UPDATE_INPUT)),
                gaussian(network.resetInputStd(), size, streams.normal(Purpose.RESET_INPUT)));
    }

    private static double[] gaussian(double std, int size, ContinuousSampler normal) {
        double[] input = new double[size];
        Arrays.setAll(input, i -> std * normal.sample());
        return input;
    }
}
