package org.cavity.numerics.spiking;

import java.util.List;
import org.cavity.numerics.parallel.Team;

/** The blocks of a population with the sources of their potentials, advanced side by side. */
public final class SpikingPopulation {

    private final List<NeuronBlock> blocks;
    private final List<? extends PotentialSource> sources;
    private final int[][] spikes;

    /**
     * Joins blocks and their sources.
     *
     * @param sources one for each block
     * @param longest most steps of a stretch
     */
    public SpikingPopulation(List<NeuronBlock> blocks, List<? extends PotentialSource> sources, int longest) {
        this.blocks = List.copyOf(blocks);
        this.sources = List.copyOf(sources);
        this.spikes = new int[blocks.size()][longest];
    }

    /**
     * Takes all blocks through a stretch of steps in which no block depends on what another one does.
     *
     * @param first steps since the recording began
     * @param steps length of the stretch
     * @param recorders for each block; none if empty
     * @param counts receives the number of spikes of the population in each step
     */
    public void advance(long first, int steps, List<List<SpikeRecorder>> recorders, int[] counts, Team team) {
        team.run(blocks.size(), (b, member) -> {
            NeuronBlock block = blocks.get(b);
            PotentialSource source = sources.get(b);
            List<SpikeRecorder> onlookers = recorders.isEmpty() ? List.of() : recorders.get(b);
            for (int step = 0; step < steps; step++) {
                source.advance(step, block.potential());
                int fired = block.advance();
                spikes[b][step] = fired;
                for (SpikeRecorder onlooker : onlookers) {
                    onlooker.record(first + step, block, fired);
                }
            }
        });
        for (int step = 0; step < steps; step++) {
            int sum = 0;
            for (int[] ofBlock : spikes) {
                sum += ofBlock[step];
            }
            counts[step] = sum;
        }
    }
}
