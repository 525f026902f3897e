package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spectral solver against the potential method, closed forms and published values. */
class FilteredMeanFieldTest {

    private static final Nonlinearity SHIFTED = Nonlinearity.of("shifted", x -> Math.tanh(x - 0.5) + Math.tanh(0.5));

    private static FilteredState solve(AdditiveNetwork network) {
        LinearFilter filter = network.step() == 0 ? LinearFilter.firstOrder(1) : LinearFilter.eulerMap(network.step());
        return FilteredMeanField.solve(new FilteredNetwork(
                network.gain(),
                network.nonlinearity(),
                List.of(new UnitClass(filter, 1)),
                network.bias(),
                network.inputVariance(),
                network.noise(),
                CouplingEnsemble.DENSE));
    }

    private static FilteredState euler(double gain, double step) {
        return FilteredMeanField.solve(FilteredNetwork.of(Nonlinearity.TANH, gain, LinearFilter.eulerMap(step)));
    }

    private static void assertAgree(AdditiveNetwork network, double tolerance) {
        AdditiveState expected = MeanField.solve(network);
        FilteredState actual = solve(network);
        String at = network.toString();
        double scale = expected.variance();
        assertEquals(expected.mean(), actual.mean(), tolerance, at);
        assertEquals(expected.variance(), actual.variance(), tolerance * scale, at);
        assertEquals(expected.staticVariance(), actual.staticVariance(), tolerance * scale, at);
        assertEquals(expected.rateVariance(), actual.rateVariance(), tolerance, at);
        assertEquals(expected.meanGain(), actual.meanGain(), tolerance, at);
        assertEquals(expected.maximalLyapunovExponent(), actual.maximalLyapunovExponent(), tolerance, at);
        assertEquals(
                expected.spectralAbscissa(),
                network.isMap() ? Math.exp(actual.spectralAbscissa()) : actual.spectralAbscissa(),
                tolerance,
                at);
        if (!network.isMap()) {
            assertEquals(expected.decayRate().orElseThrow(), actual.decayRate(), 10 * tolerance, at);
            assertEquals(expected.autocorrelation(1.7), actual.autocorrelation(1.7), tolerance * scale, at);
        }
    }

    /** Both are good to 1e-11 relative; so close a meeting of two methods leaves no room for a common error. */
    @ParameterizedTest
    @ValueSource(doubles = {1.02, 1.2, 1.5, 2, 3, 5, 10})
    void agreesWithThePotentialMethod(double gain) {
        assertAgree(AdditiveNetwork.tanh(gain), 1e-11);
        assertAgree(AdditiveNetwork.erf(gain), 1e-11);
    }

    /** Where the spectrum of φ falls off as ω⁻⁴ only; either within its own error, however close the onset. */
    @ParameterizedTest
    @ValueSource(doubles = {1.02, 1.2, 2, 3, 5, 10})
    void agreesWithThePotentialMethodWhereTheGainJumps(double gain) {
        AdditiveNetwork network = AdditiveNetwork.of(Nonlinearity.CLIP, gain);
        assertAgree(network, 2e-9);
        AdditiveState expected = MeanField.solve(network);
        FilteredState state = solve(network);
        assertEquals(1, state.variance() / expected.variance(), 1e-11 + state.relativeError(), network.toString());
        Estimate exponent = state.lyapunovEstimate();
        double miss = exponent.value() - expected.maximalLyapunovExponent();
        assertEquals(0, miss, 1e-11 + exponent.error(), "within its own error");
    }

    @Test
    void agreesWithThePotentialMethodUnderBiasAndFrozenInput() {
        assertAgree(AdditiveNetwork.tanh(3).withBias(0.5), 1e-10);
        assertAgree(AdditiveNetwork.tanh(2).withInputVariance(0.1), 1e-10);
        assertAgree(AdditiveNetwork.of(SHIFTED, 3), 1e-10);
    }

    @Test
    void mapOfStepOneHasItsClosedForms() {
        for (double gain : new double[] {1.1, 2, 5}) {
            assertAgree(AdditiveNetwork.tanh(gain).withStep(1), 1e-12);
            // The correlations of clip are tabulated to a few 1e-12.
            assertAgree(AdditiveNetwork.of(Nonlinearity.CLIP, gain).withStep(1), 2e-11);
        }
        assertAgree(AdditiveNetwork.tanh(3).withBias(0.5).withStep(1), 1e-11);
        assertAgree(AdditiveNetwork.tanh(2).withInputVariance(0.1).withStep(1), 1e-11);
        assertAgree(AdditiveNetwork.tanh(2).withNoise(0.3).withStep(1), 1e-11);
        assertAgree(AdditiveNetwork.tanh(0.5).withNoise(0.3).withStep(1), 1e-11);
        assertAgree(
                AdditiveNetwork.tanh(1.2)
                        .withNoise(0.3)
                        .withBias(0.4)
                        .withInputVariance(0.2)
                        .withStep(1),
                1e-11);
    }

    /** At this step a Newton iteration from elsewhere ends at a variance of 5.246. */
    @Test
    void refusesTheSpuriousBranchOfALongStep() {
        FilteredState state = euler(3, 0.9);
        assertEquals(5.469, state.variance(), 5e-4);
        for (double power : state.spectrum()) {
            assertTrue(power >= 0);
        }
        // Damped iteration, slow but drawn to no other solution, from twice the variance.
        LagWindow window = new LagWindow(0.9, 64);
        SelfConsistency equations = new SelfConsistency(state.network(), window);
        double[] u = new double[window.size() + 1];
        for (int m = 0; m < window.size(); m++) {
            u[m] = 2;
        }
        for (int i = 0; i < 2000; i++) {
            double[] image = equations.image(u);
            for (int m = 0; m < u.length; m++) {
                u[m] = 0.5 * (u[m] + image[m]);
            }
        }
        assertEquals(equations.site(0, u).variance(), state.variance(), 1e-9);
    }

    /** The Euler scheme's error is of first order: halving the step halves it. */
    @Test
    void shortStepsTendToContinuousTime() {
        double exact = MeanField.solve(AdditiveNetwork.tanh(2)).maximalLyapunovExponent();
        double coarse = euler(2, 0.04).maximalLyapunovExponent() - exact;
        double fine = euler(2, 0.02).maximalLyapunovExponent() - exact;
        assertEquals(2, coarse / fine, 0.1);
    }

    /** Close to the onset the exponent is steep in the eigenvalue, whose rounding must end the search for it. */
    @Test
    void shortStepsCloseToTheOnset() {
        double exact = MeanField.solve(AdditiveNetwork.tanh(1.1)).maximalLyapunovExponent();
        Estimate exponent = FilteredMeanField.solve(
                        FilteredNetwork.of(Nonlinearity.TANH, 1.1, LinearFilter.eulerMap(0.02)))
                .lyapunovEstimate();
        assertEquals(exact, exponent.value(), 1e-3 * exact);
        assertTrue(exponent.error() < 1e-12);
    }

    /** For linear φ the equations are solved by S = 2D|H|²/(1 − g²|H|²), and perturbations grow like exp(κt), g|H(κ)| = 1. */
    @Test
    void linearNoisyMapIsExact() {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x);
        for (double step : new double[] {0.1, 0.5, 1}) {
            LinearFilter filter = LinearFilter.eulerMap(step);
            FilteredState state = FilteredMeanField.solve(new FilteredNetwork(
                    0.8, linear, List.of(new UnitClass(filter, 1)), 0, 0, 0.3, CouplingEnsemble.DENSE));
            int n = 1 << 14;
            double variance = 0;
            for (int m = 0; m < n; m++) {
                double power = filter.power(0, 2 * Math.PI * m / n / step);
                variance += 0.6 * power / (1 - 0.64 * power) / n / step;
            }
            assertEquals(variance, state.variance(), 1e-11);
            assertEquals(Math.log(1 - step + 0.8 * step) / step, state.maximalLyapunovExponent(), 1e-11);
        }
    }

    /** By the scaling of time and, for two classes, by merging equal ones. */
    @Test
    void timeConstantsScaleTime() {
        AdditiveState unit = MeanField.solve(AdditiveNetwork.tanh(2));
        FilteredState slow = FilteredMeanField.solve(
                FilteredNetwork.ofTimeConstants(Nonlinearity.TANH, 2, List.of(5.0, 5.0, 5.0), List.of(0.2, 0.3, 0.5)));
        assertEquals(unit.variance(), slow.variance(), 1e-10);
        assertEquals(unit.maximalLyapunovExponent() / 5, slow.maximalLyapunovExponent(), 1e-11);
        assertEquals(unit.decayRate().orElseThrow() / 5, slow.decayRate(), 1e-9);
    }

    /**
     * The equations checked by plain quadrature of their definition: from S_x the input's spectrum g²S_φ, from it each
     * class's C_j(τ), from those the correlation of φ, and back.
     */
    @Test
    void unequalTimeConstantsShareTheirInput() {
        double[] tau = {1, 5};
        double[] weight = {0.4, 0.6};
        double g = 2;
        FilteredState state = FilteredMeanField.solve(
                FilteredNetwork.ofTimeConstants(Nonlinearity.TANH, g, List.of(tau[0], tau[1]), List.of(0.4, 0.6)));
        double spacing = 0.005;
        double[] input = new double[1300];
        for (int m = 0; m < input.length; m++) {
            double w = m * spacing;
            double mixed = weight[0] / (1 + w * w) + weight[1] / (1 + 25 * w * w);
            input[m] = state.power(w) / mixed;
        }
        double lagSpacing = 0.25;
        double[] rates = new double[2400];
        for (int j = 0; j < 2; j++) {
            double[] c = new double[rates.length];
            for (int k = 0; k < c.length; k++) {
                for (int m = 0; m < input.length; m++) {
                    double w = m * spacing;
                    double power = input[m] / (1 + tau[j] * tau[j] * w * w);
                    c[k] += (m == 0 ? 1 : 2) * power * Math.cos(w * k * lagSpacing) * spacing / (2 * Math.PI);
                }
            }
            assertEquals(c[0], state.variance(j), 1e-9);
            PairCorrelation pair = PairCorrelation.of(Nonlinearity.TANH, 0, c[0]);
            for (int k = 0; k < c.length; k++) {
                rates[k] += weight[j] * Math.signum(c[k]) * pair.correlation(Math.abs(c[k]));
            }
        }
        for (int m : new int[] {0, 20, 160}) {
            double sum = 0;
            for (int k = 0; k < rates.length; k++) {
                sum += (k == 0 ? 1 : 2) * rates[k] * Math.cos(m * spacing * k * lagSpacing) * lagSpacing;
            }
            assertEquals(input[m], g * g * sum, 1e-8 * input[0]);
        }
        assertTrue(state.variance(0) > state.variance(1), "slow units average their input");
        double fast = MeanField.solve(AdditiveNetwork.tanh(g)).maximalLyapunovExponent();
        double exponent = state.maximalLyapunovExponent();
        assertTrue(exponent > fast / 5 && exponent < fast, "exponent " + exponent);
    }

    @Test
    void restingStateOfUnequalTimeConstantsHasItsEdge() {
        FilteredNetwork network =
                FilteredNetwork.ofTimeConstants(Nonlinearity.TANH, 1.6, List.of(1.0, 5.0), List.of(0.5, 0.5));
        RestingState zero = RestingState.all(network).get(0);
        assertEquals(0.281622809041, zero.exponent(), 1e-12);
        assertTrue(!zero.isStable());
        assertEquals(1, network.criticalGain().orElseThrow(), 1e-12);
    }

    @Test
    void narrowBandChaosAtOnsetIsUniversal() {
        // At leading order in ε = g/g_c − 1 the variance is ε for every filter, the width of the peak a different one.
        double epsilon = 0.02;
        LinearFilter filter = LinearFilter.adapting(List.of(0.25), List.of(1.0));
        FilteredState state = FilteredMeanField.solve(
                FilteredNetwork.of(Nonlinearity.TANH, (1 + epsilon) * filter.criticalGain(), filter));
        assertEquals(epsilon, state.variance(), 1.5 * epsilon * epsilon);
        assertEquals(filter.peak().frequency(), state.peak().frequency(), 1e-4);
        assertTrue(state.peak().qualityFactor().orElseThrow() > 30);
        assertTrue(state.maximalLyapunovExponent() > 0);
    }

    @Test
    void asymmetricResonatorsOscillateAboutAFrozenPart() {
        FilteredState state =
                FilteredMeanField.solve(FilteredNetwork.of(SHIFTED, 2, LinearFilter.oscillator(1.5, 0.2)));
        assertTrue(state.staticVariance() > 0.1);
        assertTrue(state.autocorrelation(2.2) < 0, "covariances of either sign");
        assertTrue(state.residual() < 1e-12);
        assertTrue(state.maximalLyapunovExponent() > 0);
    }

    @Test
    void participationRatiosAreThoseOfTheAdditiveNetwork() {
        for (double gain : new double[] {1.5, 3}) {
            for (double step : new double[] {0, 1}) {
                AdditiveNetwork network = AdditiveNetwork.tanh(gain).withStep(step);
                AdditiveState expected = MeanField.solve(network);
                FilteredState actual = solve(network);
                assertEquals(
                        1,
                        actual.dimensionOfActivity().value()
                                / expected.dimensionOfActivity().value(),
                        1e-9);
                // The other side has the spectrum of φ to about 1e-9.
                assertEquals(
                        1,
                        actual.dimensionOfRates().value()
                                / expected.dimensionOfRates().value(),
                        5e-9);
            }
        }
    }

    /** Close to an onset the frequencies needed, or a window of as many lags, would fill any memory. */
    @Test
    void participationRatiosOfSharpSpectraAreRefused() {
        FilteredState state = euler(1.001, 0.5);
        IllegalStateException e = assertThrows(IllegalStateException.class, state::dimensionOfActivity);
        assertTrue(e.getMessage().startsWith("the spectrum is too sharp"), e.getMessage());
    }

    @Test
    void restsBelowTheCriticalGain() {
        LinearFilter filter = LinearFilter.oscillator(1.5, 0.2);
        FilteredNetwork network = FilteredNetwork.of(Nonlinearity.TANH, 0.999 * filter.criticalGain(), filter);
        assertTrue(FilteredMeanField.timeDependentState(network).isEmpty());
        assertThrows(IllegalStateException.class, () -> FilteredMeanField.solve(network));
        double below = RestingState.all(network).get(0).exponent();
        double above = RestingState.all(network.withGain(1.001 * filter.criticalGain()))
                .get(0)
                .exponent();
        assertTrue(below < 0 && above > 0);
    }

    @Test
    void refusesNetworksThatMakeNoSense() {
        LinearFilter filter = LinearFilter.firstOrder(1);
        assertThrows(
                ParameterException.class,
                () -> new FilteredNetwork(
                        1, Nonlinearity.TANH, List.of(new UnitClass(filter, 0.5)), 0, 0, 0, CouplingEnsemble.DENSE));
        assertThrows(
                ParameterException.class,
                () -> new FilteredNetwork(
                        1, Nonlinearity.TANH, List.of(new UnitClass(filter, 1)), 0, 0, 0.1, CouplingEnsemble.DENSE));
        assertThrows(
                ParameterException.class,
                () -> new FilteredNetwork(
                        1,
                        Nonlinearity.TANH,
                        List.of(new UnitClass(filter, 0.5), new UnitClass(LinearFilter.eulerMap(0.5), 0.5)),
                        0,
                        0,
                        0,
                        CouplingEnsemble.DENSE));
    }
}
