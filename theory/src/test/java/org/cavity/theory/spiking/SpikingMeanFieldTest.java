package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikingMeanFieldTest {

    private static final Sampling FEW = Sampling.COARSE.withPairs(48);

    private static void assertWithin(double expected, Estimate found, double errors, double also) {
        assertEquals(expected, found.value(), errors * found.error() + also);
    }

    /** Without dead time and adaptation the equations are solved by quadrature. */
    @ParameterizedTest
    @CsvSource({"60, -200, 16, 5", "90, -600, 17, 20", "40, 50, 13, 0"})
    void historyFreeNeuronsAgreeWithQuadrature(double g, double j, double mu, double synapse) {
        SpikingNetwork network = SpikingNetwork.SCHEMA
                .parse(Map.of("q", "[]", "tau_a", "[]", "t_ref", "0"))
                .withCouplingStd(g)
                .withCouplingMean(j)
                .withInputMean(mu)
                .withSynapticTime(synapse);
        HistoryFreeNetwork exact = new HistoryFreeNetwork(network);
        SpikingState state = SpikingMeanField.solve(network, FEW, Tasks.SEQUENTIAL);
        assertTrue(state.converged());
        // Besides four standard errors, the error of the step of time.
        assertWithin(exact.rate(), state.rate(), 4, 2e-3 * exact.rate());
        assertWithin(exact.spread(), state.rateSpread(), 4, 2e-3 * exact.spread());
        for (double f : new double[] {2, 5, 10, 40}) {
            assertWithin(exact.spectrum(f), state.spectrum(f), 4, 0.01 * exact.spectrum(f));
        }
        assertTrue(state.rate().error() < 0.02 * exact.rate(), () -> state.toString());
    }

    /** S = A|R|²/(1 − loop gain) for equal neurons, and R that of the tilted rate equation. */
    @Test
    void weakCouplingsAgreeWithLinearResponse() {
        SpikingNetwork network = SpikingNetwork.of(-200, 50);
        SpikingState state = SpikingMeanField.solve(network, Sampling.COARSE, Tasks.SEQUENTIAL);
        AdaptingPopulation neuron = network.uncoupled()
                .withInputMean(state.inputMean().value())
                .withInputVariance(state.fluctuationVariance().value());
        LinearResponse linear = LinearResponse.of(neuron);
        for (double f : new double[] {2, 4, 8, 16, 32}) {
            double r = linear.toBias(new Complex(0, 2 * Math.PI * f / 1000)).norm();
            assertEquals(r, state.response(f).norm(), 0.1 * r);
            double closed = state.rate().value() * r * r / (1 - state.loopGain(f));
            assertEquals(closed, state.spectrum(f).value(), 0.2 * closed);
        }
        assertTrue(state.loopGain() < 0.05);
        assertEquals(0, state.growingModes());
    }

    @Test
    void whoRunsTheTasksDoesNotMatter() {
        Tasks backwards = (count, task) -> {
            for (int i = count - 1; i >= 0; i--) {
                task.accept(i);
            }
        };
        SpikingNetwork network = SpikingNetwork.of(-200, 150);
        Sampling fewer = FEW.withPairs(20).withSamples(2);
        SpikingState a = SpikingMeanField.solve(network, fewer, Tasks.SEQUENTIAL);
        SpikingState b = SpikingMeanField.solve(network, fewer, backwards);
        assertEquals(a.rate(), b.rate());
        assertEquals(a.rateSpread(), b.rateSpread());
        assertArrayEquals(a.powerSpectrum().get("value"), b.powerSpectrum().get("value"));
        SpikingState other = SpikingMeanField.solve(network, fewer.withSeed(5), Tasks.SEQUENTIAL);
        assertTrue(a.rate().value() != other.rate().value());
    }

    @Test
    void equalNeuronsHaveNoSpread() {
        SpikingState state = SpikingMeanField.solve(SpikingNetwork.of(-200, 0), FEW, Tasks.SEQUENTIAL);
        assertEquals(Estimate.of(0, 0), state.rateSpread());
        assertEquals(0, state.fluctuationVariance().value());
        assertEquals(20 - 0.2 * state.rate().value(), state.inputMean().value(), 1e-3);
    }

    @Test
    void strongExcitationIsUnstable() {
        SpikingNetwork network = SpikingNetwork.of(400, 100).withInputMean(16);
        SpikingState state = SpikingMeanField.solve(network, FEW, Tasks.SEQUENTIAL);
        assertTrue(state.growingModes() > 0);
        assertTrue(state.note().contains("unstable"), state.note());
    }

    @Test
    void silentNeuronsAreRefused() {
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> SpikingMeanField.solve(SpikingNetwork.of(-200, 100).withInputMean(-20), FEW, Tasks.SEQUENTIAL));
        assertTrue(thrown.getMessage().contains("too rarely"), thrown.getMessage());
    }

    @Test
    void ratesThatNothingBoundsAreRefused() {
        SpikingNetwork network =
                SpikingNetwork.SCHEMA.parse(Map.of("q", "[]", "tau_a", "[]", "t_ref", "0", "J0", "5000", "g", "50"));
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> SpikingMeanField.solve(network, FEW, Tasks.SEQUENTIAL));
        assertTrue(thrown.getMessage().contains("run away"), thrown.getMessage());
    }

    @Test
    void timeConstantsThatNoWindowHoldsAreRefused() {
        SpikingNetwork network = SpikingNetwork.SCHEMA.parse(Map.of("q", "[1]", "tau_a", "[1e6]"));
        assertThrows(IllegalStateException.class, () -> SpikingMeanField.solve(network, FEW, Tasks.SEQUENTIAL));
    }
}
