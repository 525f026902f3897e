package org.cavity.numerics.adapting;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.SpikingKernels;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.NormalDeviates;
import org.cavity.numerics.spiking.PotentialSource;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;

/** The potentials of a block of neurons each with an input of its own. */
final class IndependentInput implements PotentialSource {

    private static final SpikingKernels LOOPS = Kernels.best().spikingKernels();

    private final InputStretch stretch;
    private final boolean white;
    private final double[] input;
    private final double[] deviates;
    private final NormalDeviates normal;

    /**
     * Inputs and potentials from their joint stationary law.
     *
     * @param block index of the block, which has streams of its own
     * @param potential receives the potentials
     */
    IndependentInput(
            AdaptingPopulation population,
            InputCourse course,
            InputStretch stretch,
            RandomStreams streams,
            int block,
            double[] potential) {
        this.stretch = stretch;
        this.white = population.isWhite();
        int n = potential.length;
        this.input = new double[white ? 0 : n];
        this.deviates = new double[n];
        this.normal = new NormalDeviates(streams, Purpose.NOISE, block, n);
        ContinuousSampler initial = streams.normal(Purpose.INITIAL_STATE, block);
        StationaryStart start = new StationaryStart(population, course.before(), stretch.initialMean());
        for (int i = 0; i < n; i++) {
            double x = initial.sample();
            potential[i] = start.potential(x, initial.sample());
            if (!white) {
                input[i] = x;
            }
        }
    }

    @Override
    public void advance(int step, double[] potential) {
        int n = potential.length;
        double c = stretch.decay();
        double d = stretch.mean(step);
        double after = stretch.after(step);
        double before = stretch.before(step);
        if (after == 0 && before == 0) {
            LOOPS.scale(potential, c, d, potential, n);
            return;
        }
        normal.draw(deviates, n);
        if (white) {
            LOOPS.whiteNoise(potential, c, d, after, deviates, n);
        } else {
            NoiseStep noise = stretch.noise();
            LOOPS.filteredNoise(input, noise.e(), noise.innovation(), deviates, potential, c, d, before, after, n);
        }
    }
}
