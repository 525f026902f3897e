package org.cavity.numerics.adapting;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.PotentialSource;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;

/** The potentials of a block of neurons that share one input: repeated trials of one neuron. */
final class CommonInput implements PotentialSource {

    private final InputStretch stretch;
    private final boolean white;
    private final ContinuousSampler normal;
    private double input;
    private double potential;

    /** The input and the potential from their joint stationary law; {@code block} as the streams count. */
    CommonInput(
            AdaptingPopulation population, InputCourse course, InputStretch stretch, RandomStreams streams, int block) {
        this.stretch = stretch;
        this.white = population.isWhite();
        this.normal = streams.normal(Purpose.NOISE, block);
        this.input = normal.sample();
        this.potential = new StationaryStart(population, course.before(), stretch.initialMean())
                .potential(input, normal.sample());
    }

    @Override
    public void advance(int step, double[] potentials) {
        potential = stretch.decay() * potential + stretch.mean(step);
        if (white) {
            potential += stretch.after(step) * normal.sample();
        } else {
            NoiseStep noise = stretch.noise();
            double next = noise.e() * input + noise.innovation() * normal.sample();
            potential += stretch.before(step) * input + stretch.after(step) * next;
            input = next;
        }
        Arrays.fill(potentials, potential);
    }
}
