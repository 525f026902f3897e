package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States and exponents on other windows, by other equations and in time. */
class AccuracyTest {

    private static final Nonlinearity LOGISTIC = Nonlinearity.of("logistic", x -> 2 / (1 + Math.exp(-2 * x)));

    private static FilteredNetwork euler(double gain, double step) {
        return FilteredNetwork.of(Nonlinearity.TANH, gain, LinearFilter.eulerMap(step));
    }

    /** The same unknowns on a window that is twice as long, and in continuous time has half the step. */
    private static SpectralSolver.Solution refined(FilteredNetwork network, SpectralSolver.Solution solution) {
        LagWindow window = solution.equations().window();
        int finer = network.step() > 0 ? 1 : 2;
        LagWindow larger = new LagWindow(window.step() / finer, 2 * finer * window.half());
        LagWindow longer = new LagWindow(window.step(), 2 * window.half());
        double[] lags = window.function(Arrays.copyOf(solution.unknowns(), window.size()));
        double[] spectrum = longer.spectrum(Arrays.copyOf(lags, longer.size()));
        double[] unknowns = Arrays.copyOf(spectrum, larger.size() + 1);
        unknowns[larger.size()] = solution.unknowns()[window.size()];
        return SpectralSolver.solve(network, larger, unknowns);
    }

    /** On a larger window nothing changes by more than the errors that were promised. */
    private static void assertIndependentOfWindow(FilteredNetwork network, double tolerance) {
        SpectralSolver.Solution solution = SpectralSolver.solve(network).orElseThrow();
        SpectralSolver.Solution larger = refined(network, solution);
        FilteredState a = new FilteredState(network, solution);
        FilteredState b = new FilteredState(network, larger);
        String at = network.toString();
        assertTrue(
                larger.equations().window().half()
                        > solution.equations().window().half(),
                at);
        assertEquals(a.variance(), b.variance(), 2e-12 * a.variance() + a.relativeError() * a.variance(), at);
        Estimate exponent = a.lyapunovEstimate();
        assertTrue(exponent.error() < tolerance, at + exponent);
        assertEquals(exponent.value(), b.lyapunovEstimate().value(), exponent.error() + 1e-12, at);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.25, 0.5, 0.95})
    void exponentsOfEulerMapsAreGoodToEightDigits(double step) {
        for (double gain : new double[] {1.2, 3, 10}) {
            assertIndependentOfWindow(euler(gain, step), 1e-9);
        }
    }

    @Test
    @Tag("slow")
    void exponentsOfEulerMapsAreGoodToEightDigitsEverywhere() {
        for (double step : new double[] {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95}) {
            for (double gain = 1.2; gain < 10.1; gain += 0.8) {
                assertIndependentOfWindow(euler(gain, step), 1e-9);
                assertIndependentOfWindow(euler(gain, step).withGain(gain + 0.3), 1e-9);
            }
        }
    }

    @Test
    void resonatorsAndAdaptationAreIndependentOfTheWindow() {
        assertIndependentOfWindow(FilteredNetwork.of(Nonlinearity.ERF, 2, LinearFilter.oscillator(1.5, 0.5)), 1e-8);
        assertIndependentOfWindow(
                FilteredNetwork.of(Nonlinearity.TANH, 5, LinearFilter.adapting(List.of(0.25), List.of(2.0))), 1e-8);
        assertIndependentOfWindow(
                new FilteredNetwork(
                        2,
                        Nonlinearity.TANH,
                        List.of(new UnitClass(LinearFilter.oscillator(1, 0.4), 1)),
                        0.7,
                        0.2,
                        0,
                        CouplingEnsemble.DENSE),
                1e-8);
    }

    @Test
    @Tag("slow")
    void firstOrderUnitsAgreeWithThePotentialMethodEverywhere() {
        for (Nonlinearity phi : List.of(Nonlinearity.TANH, Nonlinearity.ERF)) {
            for (double gain = 1.2; gain < 10.1; gain += 0.2) {
                for (double bias : new double[] {0, 0.5, 1}) {
                    AdditiveNetwork network = AdditiveNetwork.of(phi, gain).withBias(bias);
                    AdditiveState expected = MeanField.solve(network);
                    FilteredNetwork own = new FilteredNetwork(
                            gain,
                            phi,
                            List.of(new UnitClass(LinearFilter.firstOrder(1), 1)),
                            bias,
                            0,
                            0,
                            CouplingEnsemble.DENSE);
                    var actual = FilteredMeanField.timeDependentState(own);
                    assertEquals(!expected.isFixedPoint(), actual.isPresent(), network.toString());
                    if (actual.isPresent()) {
                        FilteredState state = actual.get();
                        assertEquals(1, state.variance() / expected.variance(), 1e-9, network.toString());
                        assertEquals(
                                expected.maximalLyapunovExponent(),
                                state.maximalLyapunovExponent(),
                                1e-9,
                                network.toString());
                    }
                }
            }
        }
    }

    /**
     * The exponent as the growth rate of two replicas in time: with η = gJφ'u, D(t, s) = E[u_t u_s], B(t, s) = E[η_t u_s],
     *
     * <pre>
     * B(t, s + 1) = (1 − δ)B(t, s) + δ g² E[φ'φ'](t − s) D(t, s),   D(t + 1, s) = (1 − δ)D(t, s) + δ B(t, s).
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({"3, 0.25, 0.22540145815", "3, 0.5, 0.21612370471", "3, 0.9, NaN", "1.6, 0.5, NaN", "8, 0.25, NaN"})
    void exponentIsTheGrowthRateOfTwoReplicasInTime(double gain, double step, double published) {
        FilteredState state = FilteredMeanField.solve(euler(gain, step));
        int last = (int) (350 / step);
        double[] gains = new double[last + 1];
        PairCorrelation pair = PairCorrelation.of(Nonlinearity.TANH, 0, state.variance());
        for (int k = 0; k <= last; k++) {
            gains[k] = gain * gain * pair.gain(Math.abs(k == 0 ? state.variance() : state.autocorrelation(k * step)));
        }
        double[] before = new double[last + 1];
        before[0] = 1;
        for (int s = 1; s <= last; s++) {
            before[s] = (1 - step) * before[s - 1];
        }
        double early = 0;
        for (int t = 0; t < last; t++) {
            double b = 0;
            double[] after = new double[last + 1];
            for (int s = 0; s <= last; s++) {
                after[s] = (1 - step) * before[s] + step * b;
                b = (1 - step) * b + step * gains[Math.abs(t - s)] * before[s];
            }
            before = after;
            early = t + 1 == last / 2 ? Math.log(before[t + 1]) : early;
        }
        double growth = (Math.log(before[last]) - early) / (2 * step * (last - last / 2));
        assertEquals(growth, state.maximalLyapunovExponent(), 1e-10);
        if (!Double.isNaN(published)) {
            assertEquals(published, state.maximalLyapunovExponent(), 1e-11);
        }
    }

    /** Close to an onset about a frozen part, where iteration from far away takes for ever. */
    @Test
    void narrowBandActivityAboutAFrozenPart() {
        LinearFilter filter = LinearFilter.adapting(List.of(0.25), List.of(1.0));
        FilteredNetwork network = FilteredNetwork.of(LOGISTIC, 1, filter);
        double low = 1;
        double high = 4;
        for (int i = 0; i < 40; i++) {
            double middle = 0.5 * (low + high);
            if (RestingState.all(network.withGain(middle)).get(0).isStable()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] fluctuation = new double[2];
        for (int i = 0; i < 2; i++) {
            FilteredState state = FilteredMeanField.solve(network.withGain(high * (1 + 0.01 / (1 + i))));
            fluctuation[i] = state.variance() - state.staticVariance();
            assertTrue(state.relativeError() < 1e-9, state.toString());
            assertTrue(state.staticVariance() > 10 * fluctuation[i], state.toString());
            assertTrue(state.maximalLyapunovExponent() > 0, state.toString());
        }
        // Proportional to the distance from the onset, with corrections of the order of that distance.
        assertEquals(2, fluctuation[0] / fluctuation[1], 0.05);
    }
}
