package org.cavity.numerics.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks under constant potential, against renewal theory. */
class NeuronBlockTest {

    private static final int SIZE = 1000;

    /** Constant intensity: intervals are t_ref plus an exponential one, whatever dt, up to the owed parts of steps. */
    @ParameterizedTest
    @CsvSource({
        "50, 4, 0.5",
        "50, 4, 1",
        "50, 4, 4",
        "50, 3, 0.7",
        "50, 2.2, 1.5",
        "50, 0, 0.5",
        "50, 0.3, 1",
        "200, 0, 1"
    })
    void withConstantIntensityIntervalsAreExact(double hertz, double refractory, double dt) {
        SpikeTrainMoments moments = run(neuron(hertz, refractory), 15, dt, 20_000);
        double[] sums = moments.sums();
        double mean = refractory + 1000 / hertz;
        double variation = 1000 / hertz / mean;
        double measured = 20_000 / SpikeTrainMoments.count(sums);
        // Counts over a long time are normal with variance CV² n.
        double spikes = SIZE * 20_000 / mean;
        assertEquals(mean, measured, mean * 4 * variation / Math.sqrt(spikes) + owed(hertz, refractory, dt) * mean);
        // Var(CV) of n exponential intervals is 1/n at most.
        assertEquals(variation, SpikeTrainMoments.variation(sums), 4 / Math.sqrt(spikes) + 0.001);
        assertEquals(0, SpikeTrainMoments.serialCorrelation(sums), 4 / Math.sqrt(spikes));
    }

    /** More than two spikes in a step lose what they are owed, to third order in λ dt. */
    private static double owed(double hertz, double refractory, double dt) {
        return refractory < dt ? Math.pow(hertz / 1000 * dt, 3) : 0;
    }

    /** In windows of five mean intervals an uncorrected CV of a Poisson process would be 0.82; four standard errors. */
    @Test
    void momentsOfIntervalsKnowTheirWindow() {
        EscapeNeuron neuron = neuron(50, 0);
        double[] total = null;
        for (int repeat = 0; repeat < 200; repeat++) {
            double[] sums = run(neuron, 15, 0.5, 200, repeat, 100).sums();
            if (total == null) {
                total = new double[sums.length];
            }
            for (int k = 0; k < sums.length; k++) {
                total[k] += sums[k];
            }
        }
        double windows = 200 * SIZE;
        // The weights W/(W − τ) make Var CV about 3 per window; e^{−10} of the intervals are never seen.
        assertEquals(1, SpikeTrainMoments.variation(total), 4 * Math.sqrt(3 / windows));
        assertEquals(0, SpikeTrainMoments.serialCorrelation(total), 4 * Math.sqrt(6 / windows));
        assertEquals(1, SpikeTrainMoments.fanoFactor(total), 4 * Math.sqrt(2 / windows));
    }

    @Test
    void neuronsThatCannotFireMoreOftenFireOnceAStep() {
        SpikeTrainMoments moments = run(neuron(1e5, 0), 30, 1, 100);
        assertEquals(100, SpikeTrainMoments.count(moments.sums()), 1e-12);
    }

    @Test
    void adaptationIsTheSumOverSpikes() {
        EscapeNeuron neuron = new EscapeNeuron(2, 0.05, 15, 2, new double[] {3, 1}, new double[] {20, 200}, false);
        double dt = 0.5;
        NeuronBlock block =
                new NeuronBlock(neuron, dt, 3, new RandomStreams(1, 0).exponential(Purpose.SPIKES, 0), new double[2]);
        double[] sum = new double[2];
        int spikes = 0;
        for (int step = 0; step < 2000; step++) {
            Arrays.fill(block.potential(), 15);
            int fired = block.advance();
            sum[0] *= Math.exp(-dt / 20);
            sum[1] *= Math.exp(-dt / 200);
            // Before the spikes of the step, as the intensity that made them.
            assertEquals(sum[0] + sum[1], block.adaptation(1), 1e-10);
            for (int j = 0; j < fired; j++) {
                if (block.fired(j) == 1) {
                    double after = (0.5 - block.fraction(j)) * dt;
                    sum[0] += 3 * Math.exp(-after / 20);
                    sum[1] += Math.exp(-after / 200);
                    spikes++;
                }
            }
        }
        assertTrue(spikes > 5, "few spikes: " + spikes);
    }

    private static EscapeNeuron neuron(double hertz, double refractory) {
        return new EscapeNeuron(refractory, hertz / 1000, 15, 2, new double[0], new double[0], false);
    }

    private static SpikeTrainMoments run(EscapeNeuron neuron, double potential, double dt, double time) {
        return run(neuron, potential, dt, time, 0, 500);
    }

    private static SpikeTrainMoments run(
            EscapeNeuron neuron, double potential, double dt, double time, int replica, double transientTime) {
        NeuronBlock block = new NeuronBlock(
                neuron,
                dt,
                SIZE,
                new RandomStreams(7, replica).exponential(Purpose.SPIKES, 0),
                new double[neuron.times().length]);
        Arrays.fill(block.potential(), potential);
        long before = Math.round(transientTime / dt);
        long steps = Math.round(time / dt);
        SpikeTrainMoments moments = new SpikeTrainMoments(SIZE, steps);
        for (long step = -before; step < steps; step++) {
            int spikes = block.advance();
            if (step >= 0) {
                moments.record(step, block, spikes);
            }
        }
        return moments;
    }
}
