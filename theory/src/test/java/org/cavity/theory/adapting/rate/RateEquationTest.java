package org.cavity.theory.adapting.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateEquationTest {

    private static AdaptingPopulation population(String assignments) {
        return AdaptingPopulation.SCHEMA.parse(Arrays.stream(assignments.split(";"))
                .map(a -> a.split("="))
                .collect(Collectors.toMap(a -> a[0], a -> a[1])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tau_s=0;v=3", "tau_s=5;v=0", "tau_s=80;v=6;mu=12"})
    void withoutHistoryTheRateIsLogNormal(String input) {
        AdaptingPopulation p = population("preset=none;t_ref=0;" + input);
        double expected = 10 * Math.exp((p.inputMean() - 15) / 2 + p.inputVariance() / 8);
        StationaryRate state = RateEquation.of(p).stationary();
        assertEquals(expected, state.hertz(), 1e-9 * expected);
        assertEquals(p.inputVariance() / 4, state.tilt().at(0), 1e-12);
        assertTrue(state.isTrusted());
    }

    @Test
    void aDeadTimeWithoutNoiseIsExact() {
        double intensity = 0.01 * Math.exp((18 - 15) / 2.0);
        StationaryRate state =
                RateEquation.of(population("preset=none;mu=18;v=0;t_ref=7")).stationary();
        assertEquals(intensity / (1 + 7 * intensity), state.rate(), 1e-10);
    }

    /** With A small, ln A = b − A (t_ref + ∫γ) + O(A²), and K = C/Δ_u². */
    @Test
    void rareSpikesAreIndependentEvents() {
        AdaptingPopulation p = population("mu=-3;v=3");
        StationaryRate state = RateEquation.of(p).stationary();
        double bare = 0.01 * Math.exp((-3 - 15) / 2.0 + 3 / 8.0);
        EventKernel kernel = EventKernel.of(p);
        double events = bare * (kernel.deadTime() + kernel.suppressionIntegral());
        assertEquals(PotentialCovariance.of(p).at(11) / 4, state.tilt().at(11), 3 * events);
        // The tilt multiplies the loss by at most e^{K(0)}.
        assertEquals(1, state.rate() / bare, 2 * events * Math.exp(3 / 4.0));
        assertEquals(IndependentEvents.rate(p), state.rate(), state.rate() * 2 * events);
    }

    @Test
    void independentEventsSolveTheirEquation() {
        AdaptingPopulation p = population("mu=24;v=2");
        EventKernel kernel = EventKernel.of(p);
        double rate = IndependentEvents.rate(p);
        double bias = Math.log(0.01) + (24 - 15) / 2.0 + 2 / 8.0;
        assertEquals(bias, Math.log(rate) + rate * (3 + kernel.suppressionIntegral()), 1e-12);
        assertEquals(1.25, rate / RateEquation.of(p).stationary().rate(), 0.1, "as documented");
        assertEquals(0.01 * Math.exp(2.5 + 0.25), IndependentEvents.rate(population("preset=none;t_ref=0")), 1e-15);
    }

    /** The equations of A and K, integrated directly on a fine uniform grid. */
    @ParameterizedTest
    @ValueSource(strings = {"preset=L5", "preset=single;tau_s=50;v=6;mu=18", "preset=none;mu=17;tau_s=0;v=5"})
    void theStateSolvesTheEquations(String parameters) {
        AdaptingPopulation p = population(parameters);
        StationaryRate state = RateEquation.of(p).stationary();
        EventKernel kernel = EventKernel.of(p);
        PotentialCovariance covariance = PotentialCovariance.of(p);
        double h = 0.02;
        int n = (int) (state.tilt().end() / h);
        for (double lag : new double[] {0, 6, 40}) {
            double loss = 0;
            for (int i = 0; i < n; i++) {
                double u = (i + 0.5) * h;
                double k = u < kernel.deadTime() ? 1 : kernel.resummed(u, kernel.tangentWeight(state.rate()));
                loss += h
                        * state.rate()
                        * k
                        * Math.exp(state.tilt().at(u))
                        * state.tilt().excessAt(lag + u);
            }
            // Interpolation between nodes, (1/30)²/8 of K.
            assertEquals(covariance.at(lag) / 4 - loss, state.tilt().at(lag), 2e-4, "lag " + lag);
        }
        double logRate = Math.log(0.01)
                + (p.inputMean() - 15) / 2
                + p.inputVariance() / 8
                + Math.log1p(-state.rate() * state.deadTimeIntegral())
                - state.rate() * state.kernelIntegral();
        assertEquals(logRate, Math.log(state.rate()), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preset=L5;v=5", "preset=single;tau_s=50;v=6", "preset=none;mu=17;tau_s=0;v=5;t_ref=3.3"})
    void errorsFallWithTheSquareOfTheSpacing(String parameters) {
        AdaptingPopulation p = population(parameters);
        EventKernel kernel = EventKernel.of(p);
        double rate = 0.012;
        double[] losses = new double[3];
        for (int i = 0; i < 3; i++) {
            TiltEquation equation = new TiltEquation(kernel, PotentialCovariance.of(p), p.escapeWidth(), 15 << i);
            assertTrue(equation.isConverged(equation.solve(rate, kernel.weight(rate))));
            losses[i] = rate * (equation.deadTimeIntegral() + equation.kernelIntegral(kernel.weight(rate)));
        }
        double ratio = (losses[0] - losses[1]) / (losses[1] - losses[2]);
        assertEquals(4, ratio, 1, "nodes move against the dead time, so the ratio scatters about 4");
        assertEquals(0, losses[1] - losses[2], 1e-4, "what is left of ln A at the default spacing");
    }

    @Test
    void aGivenRateNeedsTheMeanThatBringsItAbout() {
        RateEquation equation = RateEquation.of(population("preset=single;tau_s=20"));
        StationaryRate state = equation.stationary(19);
        StationaryRate back = equation.atRate(state.rate());
        assertEquals(19, back.inputMean(), 1e-8);
        assertEquals(19, state.inputMean(), 1e-8);
        assertThrows(IllegalArgumentException.class, () -> equation.atRate(0));
    }

    @ParameterizedTest
    @CsvSource({"-800", "150", "-20000"})
    void coupledStatesFeedThemselves(double coupling) {
        AdaptingPopulation p = population("preset=single").withCoupling(coupling);
        StationaryRate state = RateEquation.of(p).coupled();
        assertEquals(20 + coupling * state.rate(), state.inputMean(), 1e-7);
        assertEquals(
                state.rate(), RateEquation.of(p).stationary(state.inputMean()).rate(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preset=none;mu=40 | a mean input of 40.00 mV drives the rate beyond 197.7 Hz, where the rate equation"
                        + " ends.",
                "preset=none;mu=23;v=6 | a rate of 116.3 Hz is too near the limit that the dead time of 4.000 ms sets.",
                "v=40 | a variance of 10.00 squared escape widths is beyond the range of the rate equation, which ends at"
                        + " 3.000.",
                "q=[40];tau_a=[100] | adaptation of 19.41 escape widths after a spike is beyond the range of the rate"
                        + " equation, which ends at 6.000.",
                "mu=110 | a rate of 115.8 Hz saturates the adaptation: the range of the rate equation ends at 103.3 Hz.",
                "preset=none;t_ref=0;mu=1000 | a mean input of 1000 mV drives the rate beyond 1.000e+09 Hz, where the rate"
                        + " equation ends.",
                "delta_u=0.01 | the tilt of the input did not converge at a rate of",
            })
    void statesOutOfRangeSaySo(String parameters, String note) {
        StationaryRate state = RateEquation.of(population(parameters)).stationary();
        assertTrue(state.note().startsWith(note), state.note());
        assertTrue(state.note().endsWith("."));
        assertFalse(state.isTrusted());
    }

    @Test
    void runawayIsNoted() {
        StationaryRate state =
                RateEquation.of(population("preset=single;mu=18;J=3000")).coupled();
        assertTrue(state.note().contains("dead time"), state.note());
        StationaryRate unbounded =
                RateEquation.of(population("preset=none;t_ref=0;J=3000")).coupled();
        assertTrue(unbounded.note().contains("beyond all bounds"), unbounded.note());
    }

    @ParameterizedTest
    @CsvSource({"20,20.0001", "0,0.001", "1000,1001"})
    void ratesAreContinuousInTheCorrelationTime(double time, double neighbour) {
        AdaptingPopulation p = AdaptingPopulation.of(Preset.SINGLE).withInputVariance(5);
        double rate = RateEquation.of(p.withInputTime(time)).stationary().hertz();
        // Nodes are placed anew, which moves the rate by the error of the spacing.
        assertEquals(
                rate, RateEquation.of(p.withInputTime(neighbour)).stationary().hertz(), 1e-3 * rate);
    }

    @Test
    void renewalIsLeftToItsExactTheory() {
        assertEquals(
                "spike_history = last is a renewal process: the tilted rate equation needs spike_history = all.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RateEquation.of(AdaptingPopulation.of(Preset.RENEWAL)))
                        .getMessage());
    }
}
