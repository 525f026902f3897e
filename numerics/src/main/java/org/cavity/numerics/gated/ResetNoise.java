package org.cavity.numerics.gated;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.TimeVaryingInput;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.gated.GatedNetwork;

/**
 * The Ornstein–Uhlenbeck input ξ to the reset gates, stationary from the start, independent for each unit and each
 * trajectory. It is drawn from its exact law at the beginning, the middle and the end of every step, which is where
 * Runge–Kutta needs it.
 */
final class ResetNoise implements TimeVaryingInput {

    private final ContinuousSampler[] normal;
    private final double[] values;
    private final double decay;
    private final double amplitude;

    ResetNoise(GatedNetwork network, int size, int trajectories, double timeStep, RandomStreams streams) {
        double std = Math.sqrt(network.resetNoiseVariance());
        this.normal = new ContinuousSampler[trajectories];
        Arrays.setAll(normal, t -> streams.normal(Purpose.NOISE, t));
        this.values = new double[trajectories * size];
        Arrays.setAll(values, i -> std * normal[i / size].sample());
        double lag = timeStep / 2 / network.resetNoiseTime();
        this.decay = Math.exp(-lag);
        this.amplitude = std * Math.sqrt(-Math.expm1(-2 * lag));
    }

    /** ξ now, trajectory after trajectory; changes with time. */
    double[] values() {
        return values;
    }

    @Override
    public void at(int stage) {
        if (stage == 1 || stage == 3) {
            int size = values.length / normal.length;
            for (int i = 0; i < values.length; i++) {
                values[i] = decay * values[i] + amplitude * normal[i / size].sample();
            }
        }
    }
}
