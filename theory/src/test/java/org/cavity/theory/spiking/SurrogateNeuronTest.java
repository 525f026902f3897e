package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.cavity.theory.adapting.renewal.FluctuatingRenewal;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurrogateNeuronTest {

    /** Counts spikes under a constant potential, in so many windows. */
    private record Run(double rate, double variation, double excess, double spikes) {

        static Run of(SpikingNetwork network, double potential, double step, int windows) {
            TimeGrid grid = new TimeGrid(step, 4096, 1024, 100);
            SurrogateNeuron neuron = new SurrogateNeuron(network, grid);
            double[] input = new double[grid.steps()];
            Arrays.fill(input, potential);
            double[] train = new double[grid.steps()];
            double[] excess = new double[grid.steps()];
            double spikes = 0;
            double total = 0;
            double sum = 0;
            for (int i = 0; i < windows; i++) {
                neuron.run(input, grid.warmUp(), 0.01, new Well19937c(i), train, excess);
                spikes += neuron.spikes();
                total += Arrays.stream(train).sum();
                sum += Arrays.stream(excess).sum();
            }
            assertEquals(spikes, total);
            return new Run(
                    1000 * spikes / (windows * grid.window()),
                    neuron.intervals().mean(),
                    sum,
                    spikes);
        }
    }

    /** A Poisson process with a dead time: A = λ/(1 + λ t_ref), CV = 1 − A t_ref, whatever the step. */
    @ParameterizedTest
    @CsvSource({"0, 17, 1", "0, 26, 1", "3, 22, 1", "2.4, 26, 1", "3, 22, 0.25", "0.3, 25, 2"})
    void deadTimesAndSeveralSpikesInAStepAreExact(double dead, double potential, double step) {
        SpikingNetwork network =
                SpikingNetwork.SCHEMA.parse(Map.of("q", "[]", "tau_a", "[]", "t_ref", Double.toString(dead)));
        Run run = Run.of(network, potential, step, 60);
        double intensity = 10 * Math.exp((potential - 15) / 2);
        double rate = intensity / (1 + intensity * dead / 1000);
        double cv = 1 - rate * dead / 1000;
        // Counts of a renewal process scatter by CV √n.
        assertEquals(rate, run.rate(), 4 * rate * cv / Math.sqrt(run.spikes()));
        // Of n intervals in a window a sample's CV is short by about CV/n for Poisson processes.
        double perWindow = run.spikes() / 60;
        assertEquals(cv, run.variation(), 4 * cv / Math.sqrt(run.spikes()) + cv / perWindow);
        assertEquals(0, run.excess(), 4 * Math.sqrt(run.spikes()));
    }

    /** Neurons whose adaptation is reset at each spike are a renewal process of exactly known rate. */
    @ParameterizedTest
    @CsvSource({"1", "0.5"})
    void adaptationIsOfSecondOrderInTheStep(double step) {
        SpikingNetwork network = SpikingNetwork.SCHEMA.parse(Map.of("preset", "renewal"));
        double exact = 1000 * FluctuatingRenewal.of(network.uncoupled()).rate().value();
        Run run = Run.of(network, network.inputMean(), step, 200);
        assertEquals(exact, run.rate(), 4 * exact * 0.6 / Math.sqrt(run.spikes()));
    }

    @Test
    void adaptationOfAllSpikesAddsUp() {
        // e^{−a/Δ_u} of a constant a: with a time constant far beyond the window adaptation is what it began as, and a
        // spike adds next to nothing.
        SpikingNetwork network =
                SpikingNetwork.SCHEMA.parse(Map.of("q", "[1e-4,0]", "tau_a", "[1e6,20]", "t_ref", "0"));
        Run run = Run.of(network, 20, 1, 60);
        double rate = 10 * Math.exp((20 - 15 - 1e-4 * 1e6 * 0.01) / 2);
        // At most 0.4 % of a is gained or lost in the window, and the law of large numbers.
        double gained = 1e-4 * rate / 1000 * 5120 / 2;
        assertEquals(rate, run.rate(), rate * gained + 4 * rate / Math.sqrt(run.spikes()));
    }
}
