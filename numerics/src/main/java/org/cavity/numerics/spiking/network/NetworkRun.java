package org.cavity.numerics.spiking.network;

import java.util.Arrays;
import java.util.List;
import org.cavity.numerics.adapting.RateGuess;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.EscapeNeuron;
import org.cavity.numerics.spiking.NeuronBlock;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.spiking.SpikingPopulation;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.spiking.SpikingNetwork;

/** One network on its way through time. */
final class NetworkRun {

    /** Progress is told about so many times. */
    private static final int TELLINGS = 100;

    private final List<NeuronBlock> blocks;
    private final SpikingPopulation neurons;
    private final Volley volley;
    private final Team team;

    /**
     * Draws a network and puts it before its first step: at rest under the inputs that it has where all neurons fire at
     * the rate which the mean coupling alone would give.
     *
     * @param sizes sizes of the blocks
     */
    NetworkRun(SpikingNetwork network, double dt, int[] sizes, RandomStreams streams, Team team) {
        int size = Arrays.stream(sizes).sum();
        AdaptingPopulation uncoupled = network.uncoupled();
        AdaptingPopulation coupled = uncoupled.withCoupling(network.couplingMean());
        double rate = RateGuess.of(coupled, coupled.input(), dt);
        EscapeNeuron neuron = EscapeNeuron.of(uncoupled);
        SynapticFilter filter = new SynapticFilter(network, dt);
        this.team = team;
        this.volley = new Volley(filter, size);
        NeuronBlock[] members = new NeuronBlock[sizes.length];
        SynapticInput[] inputs = new SynapticInput[sizes.length];
        team.run(sizes.length, (b, member) -> {
            members[b] = new NeuronBlock(
                    neuron, dt, sizes[b], streams.exponential(Purpose.SPIKES, b), neuron.adaptationAt(rate));
            IncomingCouplings couplings = new IncomingCouplings(network, size, sizes[b], streams, b);
            inputs[b] = new SynapticInput(
                    filter, couplings, volley, network.inputMean(), rate, sizes[b], members[b].potential());
        });
        this.blocks = List.of(members);
        this.neurons = new SpikingPopulation(blocks, List.of(inputs), 1);
    }

    /** Hears of each step of the network. */
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
        int[] count = new int[1];
        for (long step = 0; step < steps; step++) {
            neurons.advance(step, 1, recorders, count, team);
            volley.collect(blocks);
            listener.step(step, count[0]);
            if (step + 1 == steps || step + 1 - told > steps / TELLINGS) {
                progress.advance((double) (step + 1 - told) / steps);
                told = step + 1;
            }
        }
    }
}
