package org.cavity.numerics.adapting;

import java.util.ArrayList;
import java.util.List;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.EscapeNeuron;
import org.cavity.numerics.spiking.NeuronBlock;
import org.cavity.numerics.spiking.PotentialSource;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.spiking.SpikingPopulation;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;

/** One population on its way through time. */
final class PopulationRun {

    /** Steps after which blocks that know nothing of each other are brought together. */
    private static final int LONGEST_STRETCH = 256;

    /** Progress is told about so many times. */
    private static final int TELLINGS = 100;

    private final int size;
    private final InputStretch stretch;
    private final SpikingPopulation neurons;
    private final Team team;

    /**
     * A population before its first step.
     *
     * @param start time of its beginning, ms
     * @param sizes sizes of the blocks
     * @param common whether the neurons of a block share one input
     */
    PopulationRun(
            AdaptingPopulation population,
            InputCourse course,
            double start,
            double dt,
            int[] sizes,
            boolean common,
            RandomStreams streams,
            Team team) {
        this.team = team;
        double rate = RateGuess.of(population, course.before(), dt);
        this.stretch = new InputStretch(population, course, start, dt, rate, LONGEST_STRETCH);
        EscapeNeuron neuron = EscapeNeuron.of(population);
        double[] adaptation = neuron.adaptationAt(rate);
        List<NeuronBlock> blocks = new ArrayList<>();
        List<PotentialSource> sources = new ArrayList<>();
        int sum = 0;
        for (int b = 0; b < sizes.length; b++) {
            NeuronBlock block =
                    new NeuronBlock(neuron, dt, sizes[b], streams.exponential(Purpose.SPIKES, b), adaptation);
            blocks.add(block);
            sources.add(
                    common
                            ? new CommonInput(population, course, stretch, streams, b)
                            : new IndependentInput(population, course, stretch, streams, b, block.potential()));
            sum += sizes[b];
        }
        this.size = sum;
        this.neurons = new SpikingPopulation(blocks, sources, stretch.longest());
    }

    /** Hears of each step of the population. */
    @FunctionalInterface
    interface Steps {

        /** Called with the number of spikes in each step, counted from the start of the recording. */
        void step(long step, int spikes);
    }

    /**
     * Takes so many steps.
     *
     * @param recorders for each block; none if empty
     */
    void run(long steps, List<List<SpikeRecorder>> recorders, Steps listener, Progress progress) {
        long told = 0;
        int[] counts = new int[stretch.longest()];
        for (long done = 0; done < steps; ) {
            int length = (int) Math.min(stretch.longest(), steps - done);
            stretch.prepare(length);
            neurons.advance(done, length, recorders, counts, team);
            stretch.spent(length, counts, size);
            for (int j = 0; j < length; j++) {
                listener.step(done + j, counts[j]);
            }
            done += length;
            if (done == steps || done - told > steps / TELLINGS) {
                progress.advance((double) (done - told) / steps);
                told = done;
            }
        }
    }
}
