package org.cavity.numerics.spiking.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cavity.numerics.adapting.RateGuess;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.spiking.SpikingNetwork;
import org.junit.jupiter.api.Test;

class NetworkRunTest {

    private static final double DT = 0.5;
    private static final int[] SIZES = {17, 16, 20};
    private static final RandomStreams STREAMS = new RandomStreams(3, 1);

    private final SpikingNetwork network = SpikingNetwork.SCHEMA.parse(Map.of("g", "300", "mu", "21"));

    /** A spike of neuron {@code sender} at {@code time}, in steps. */
    record Spike(int sender, double time) {}

    /**
     * The potentials of some step from all spikes before it, each with the exact response and the mean input that it
     * gives, by sums over all pairs.
     */
    @Test
    void potentialsAreSumsOverAllSpikes() {
        NetworkRun run = new NetworkRun(network, DT, SIZES, STREAMS, Team.alone());
        List<Spike> spikes = new ArrayList<>();
        double[] potentials = new double[53];
        List<List<SpikeRecorder>> recorders = new ArrayList<>();
        int before = 0;
        for (int size : SIZES) {
            int first = before;
            recorders.add(List.of((step, block, count) -> {
                for (int spike = 0; spike < count; spike++) {
                    spikes.add(new Spike(first + block.fired(spike), step + block.fraction(spike)));
                }
                System.arraycopy(block.potential(), 0, potentials, first, size);
            }));
            before += size;
        }
        int steps = 300;
        run.run(steps, recorders, (step, count) -> {}, Progress.NONE);

        AdaptingPopulation coupled = network.uncoupled().withCoupling(network.couplingMean());
        double rate = RateGuess.of(coupled, coupled.input(), DT);
        double now = steps - 0.5;
        int heard = 0;
        int row = 0;
        for (int b = 0; b < SIZES.length; b++) {
            IncomingCouplings couplings = new IncomingCouplings(network, 53, SIZES[b], STREAMS, b);
            int padded = couplings.matrix().length / 53;
            for (int i = 0; i < SIZES[b]; i++) {
                // The input before the first step, from the middle of the step before it, decays exactly.
                double start = rate * couplings.sum(i);
                double old = steps * DT;
                double h = 21 + start * (20 * Math.exp(-old / 20) - 5 * Math.exp(-old / 5)) / 15;
                for (Spike spike : spikes) {
                    double ago = (now - spike.time()) * DT;
                    if (Math.floor(spike.time()) < steps - 1) {
                        h += couplings.matrix()[spike.sender() * padded + i] * response(ago) / sum(spike.time());
                        heard++;
                    }
                }
                assertEquals(h, potentials[row], 1e-9, "neuron " + row);
                row++;
            }
        }
        assertTrue(heard > 53 * 20, "few spikes: " + heard / 53);
    }

    private static double response(double s) {
        return (Math.exp(-s / 20) - Math.exp(-s / 5)) / 15;
    }

    /** dt Σ of the response in the middle of all steps after that of the spike. */
    private static double sum(double time) {
        double sum = 0;
        for (double s = 1.5 - (time - Math.floor(time)); s < 1000; s++) {
            sum += response(s * DT) * DT;
        }
        return sum;
    }

    /** Means and variances over all pairs, each of 2809 numbers, within five standard errors. */
    @Test
    void couplingsHaveTheirMeanAndVariance() {
        double sum = 0;
        double squares = 0;
        for (int b = 0; b < SIZES.length; b++) {
            IncomingCouplings couplings = new IncomingCouplings(network, 53, SIZES[b], STREAMS, b);
            int padded = couplings.matrix().length / 53;
            for (int j = 0; j < 53; j++) {
                for (int i = 0; i < padded; i++) {
                    double coupling = couplings.matrix()[j * padded + i];
                    if (i < SIZES[b]) {
                        sum += coupling;
                        squares += coupling * coupling;
                    } else {
                        assertEquals(0, coupling);
                    }
                }
            }
        }
        double mean = sum / (53 * 53);
        double variance = squares / (53 * 53) - mean * mean;
        assertEquals(-200 / 53.0, mean, 5 * 300 / Math.sqrt(53) / 53);
        assertEquals(300 * 300 / 53.0, variance, 5 * Math.sqrt(2) / 53 * 300 * 300 / 53);
    }
}
