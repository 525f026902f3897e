package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ensemble of the couplings of filtered units changes, and what it does not. */
class FilteredCouplingTest {

    private static final Set<Quantity> OF_THE_ENSEMBLE = Set.of(Quantity.DIMENSION_X, Quantity.DIMENSION_PHI);

    /** A model and its parameters without the ensemble. */
    record Case(Theory<?> theory, Map<String, String> values) {

        Prediction predict(CouplingEnsemble coupling) {
            return predict(theory, coupling);
        }

        private <P extends Record> Prediction predict(Theory<P> model, CouplingEnsemble coupling) {
            return model.predict(
                    parameters(model, coupling), new Request(new LinkedHashSet<>(model.quantities()), true, 0, 1, 5));
        }

        private <P extends Record> P parameters(Theory<P> model, CouplingEnsemble coupling) {
            Map<String, String> all = new LinkedHashMap<>(values);
            all.put("coupling", coupling.toString());
            return model.schema().parse(all);
        }

        void assertSameLines() {
            assertSameLines(theory);
        }

        private <P extends Record> void assertSameLines(Theory<P> model) {
            for (CriticalLine<P> line : model.criticalLines()) {
                assertEquals(
                        line.margin().applyAsDouble(parameters(model, CouplingEnsemble.DENSE)),
                        line.margin().applyAsDouble(parameters(model, CouplingEnsemble.ORTHOGONAL)));
            }
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(FilteredTheory.ADAPTING_RATE, Map.of("gain", "1.4")),
                new Case(FilteredTheory.ADAPTING_RATE, Map.of("gain", "0.7")),
                new Case(
                        FilteredTheory.ADAPTING_RATE,
                        Map.of("gain", "3", "phi", "erf", "gamma", "[0.5,0.1]", "beta", "[0.5,1]")),
                new Case(FilteredTheory.OSCILLATOR, Map.of("gain", "2", "zeta", "0.5")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allButTheDimensionIsTheSameForEveryEnsemble(Case one) {
        Prediction dense = one.predict(CouplingEnsemble.DENSE);
        assertEquals(
                dense.quantities(), one.predict(CouplingEnsemble.QUARTER_CIRCLE).quantities());
        Prediction orthogonal = one.predict(CouplingEnsemble.ORTHOGONAL);
        assertTrue(orthogonal.converged(), orthogonal.note());
        assertEquals(dense.phase(), orthogonal.phase());
        assertEquals(dense.fixedPoints(), orthogonal.fixedPoints());
        assertEquals(dense.states(), orthogonal.states());
        assertEquals(dense.quantities().keySet(), orthogonal.quantities().keySet());
        assertEquals(shared(dense), shared(orthogonal));
        assertArrayEquals(
                dense.arrays().get("autocorrelation").get("value"),
                orthogonal.arrays().get("autocorrelation").get("value"));
        for (Quantity quantity : OF_THE_ENSEMBLE) {
            if (dense.quantities().containsKey(quantity)) {
                assertNotEquals(dense.value(quantity), orthogonal.value(quantity), quantity.name());
            }
        }
        one.assertSameLines();
    }

    private static Map<Quantity, Estimate> shared(Prediction prediction) {
        Map<Quantity, Estimate> shared = new LinkedHashMap<>(prediction.quantities());
        shared.keySet().removeAll(OF_THE_ENSEMBLE);
        return shared;
    }

    /** An adaptation that does not act leaves the additive network, whose sums go over other points. */
    @Test
    void withoutAdaptationTheDimensionIsThatOfTheAdditiveNetwork() {
        AdditiveState additive = MeanField.solve(AdditiveNetwork.tanh(2).withCoupling(CouplingEnsemble.ORTHOGONAL));
        FilteredState adapting = FilteredMeanField.solve(AdaptingRateNetwork.tanh(2, 0.5, 0)
                .withCoupling(CouplingEnsemble.ORTHOGONAL)
                .filtered());
        assertEquals(
                additive.dimensionOfActivity().value(),
                adapting.dimensionOfActivity().value(),
                1e-8);
        assertEquals(
                additive.dimensionOfRates().value(), adapting.dimensionOfRates().value(), 1e-8);
    }

    /**
     * The eigenvectors of an orthogonal J are orthogonal: along that of the eigenvalue exp(iθ) the linear equivalent φ =
     * S g J φ + r has the variance ∫ dω/2π r(ω)/|1 − g S exp(iθ)|², where r = S_φ (1 − |gS|²), and Σ has these eigenvalues.
     */
    @Test
    void dimensionIsThatOfTheModesOfAnOrthogonalMatrix() {
        OscillatorNetwork network = OscillatorNetwork.tanh(2, 1.5, 0.5).withCoupling(CouplingEnsemble.ORTHOGONAL);
        FilteredState state = FilteredMeanField.solve(network.filtered());
        LinearFilter filter = network.filter();
        double g = network.gain();
        // The peak of a mode, as wide as it decays fast, is a few times narrower than the state's own spacing resolves.
        double spacing = state.frequencySpacing() / 4;
        int angles = 512;
        double[] x = new double[angles];
        double[] phi = new double[angles];
        // At ω = 30 the power of rates has fallen below 1e-8 of its largest.
        for (int m = 0; m * spacing < 30; m++) {
            double omega = m * spacing;
            double power = state.power(omega);
            double rate = power / (g * g * filter.power(0, omega));
            Complex s = filter.response(0, omega).multiply(g * state.meanGain());
            double square = s.getReal() * s.getReal() + s.getImaginary() * s.getImaginary();
            for (int k = 0; k < angles; k++) {
                double angle = 2 * Math.PI * k / angles;
                double product = s.getReal() * Math.cos(angle) - s.getImaginary() * Math.sin(angle);
                double share = (m == 0 ? 1 : 2) * (1 - square) / (1 - 2 * product + square);
                x[k] += share * power;
                phi[k] += share * rate;
            }
        }
        // The two signs of ω have mirrored modes.
        for (double[] each : List.of(x, phi)) {
            double[] own = each.clone();
            for (int k = 0; k < angles; k++) {
                each[k] = 0.5 * (own[k] + own[(angles - k) % angles]);
            }
        }
        assertEquals(ratio(x), state.dimensionOfActivity().value(), 1e-5 * ratio(x));
        assertEquals(ratio(phi), state.dimensionOfRates().value(), 1e-5 * ratio(phi));
    }

    private static double ratio(double[] variances) {
        double sum = 0;
        double squares = 0;
        for (double v : variances) {
            sum += v;
            squares += v * v;
        }
        return sum * sum / (variances.length * squares);
    }

    /**
     * At x = 0 the eigenvalues μ of g J diag(φ') lie on one circle, and those of the Jacobian between the two edges; inside
     * an odd number of curves, as in pictures.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.38})
    void boundaryOfTheRingHoldsTheEigenvaluesAtRest(double gain) {
        OscillatorNetwork oscillators = OscillatorNetwork.tanh(gain, 1.5, 0.2);
        Complex b = new Complex(2 * 0.2 * 1.5);
        assertHolds(
                FilteredTheory.OSCILLATOR.spectralBoundary(oscillators.withCoupling(CouplingEnsemble.ORTHOGONAL)),
                gain,
                mu -> new Complex[] {b, mu.negate().add(1).multiply(1.5 * 1.5)});
        assertEquals(
                Set.of("bulk"),
                names(FilteredTheory.OSCILLATOR.spectralBoundary(oscillators)),
                "Gaussian couplings fill the disc");
        double gamma = 0.25;
        double own = 3 * gain;
        AdaptingRateNetwork adapting = AdaptingRateNetwork.tanh(own, gamma, 1);
        assertHolds(
                FilteredTheory.ADAPTING_RATE.spectralBoundary(adapting.withCoupling(CouplingEnsemble.ORTHOGONAL)),
                own,
                mu -> new Complex[] {
                    mu.negate().add(1 + gamma), mu.negate().add(2).multiply(gamma)
                });
    }

    /** s² + p s + q = 0, which μ gives. */
    @FunctionalInterface
    private interface Quadratic {

        Complex[] of(Complex mu);
    }

    private static void assertHolds(Map<String, Columns> boundary, double radius, Quadratic equation) {
        assertEquals(Set.of("bulk", "inner_edge"), names(boundary));
        Path2D region = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Columns curve : boundary.values()) {
            double[] re = curve.get("re");
            double[] im = curve.get("im");
            region.moveTo(re[0], im[0]);
            for (int i = 1; i < re.length; i++) {
                region.lineTo(re[i], im[i]);
            }
            region.closePath();
        }
        // Between the corners of the polygons too.
        for (int k = 0; k < 1000; k++) {
            Complex mu = new Complex(0, 2 * Math.PI * (k + 0.3) / 1000).exp();
            Complex[] c = equation.of(mu.multiply(radius));
            Complex root = c[0].multiply(c[0]).subtract(c[1].multiply(4)).sqrt();
            for (Complex s :
                    List.of(root.subtract(c[0]).multiply(0.5), root.add(c[0]).multiply(-0.5))) {
                assertTrue(region.contains(s.getReal(), s.getImaginary()), radius + ": " + s);
            }
        }
        assertTrue(!region.contains(-10, 0) && !region.contains(10, 0));
    }

    /** {@code bulk_2} is one of the curves {@code bulk}. */
    private static Set<String> names(Map<String, Columns> boundary) {
        Set<String> names = new LinkedHashSet<>();
        boundary.keySet().forEach(name -> names.add(name.replaceAll("_[0-9]+$", "")));
        return names;
    }

    @Test
    void theWholeSpectrumOfOrthogonalCouplingsIsRefused() {
        FilteredNetwork network =
                AdaptingRateNetwork.tanh(1.4, 0.25, 1).filtered().withCoupling(CouplingEnsemble.ORTHOGONAL);
        LyapunovSpectrum spectrum =
                FilteredSpectrum.of(FilteredMeanField.solve(network), LyapunovSpectrumSettings.COARSE);
        for (Estimate e : List.of(
                spectrum.kyDimension(), spectrum.entropyRate(), spectrum.unstableFraction(), spectrum.kyExponent())) {
            assertEquals(
                    "coupling = orthogonal is out of reach of the theory of the whole Lyapunov spectrum: couplings of"
                            + " filtered units must be dense or quarter-circle.",
                    e.failure());
        }
        assertTrue(!spectrum.converged());
        // Of x and one adaptation variable: the trace −(1 + γ), halved.
        assertEquals(-0.625, spectrum.meanExponent().value(), 1e-12);
        FilteredNetwork quiet = network.withGain(0.5);
        LyapunovSpectrum rest = FilteredSpectrum.ofRest(RestingState.all(quiet).get(0), quiet);
        assertEquals(0, rest.kyDimension().value());
        assertEquals(-0.625, rest.meanExponent().value(), 1e-12);
    }

    /** log |det| of a step of the Euler map of gain 0.7 at rest: log max(|1 − δ|, δg), where all |μ| = g. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.8})
    void meanExponentOfAnEulerMapFollowsTheRing(double step) {
        FilteredNetwork network = FilteredNetwork.of(
                        Nonlinearity.of("linear", x -> x), 0.7, LinearFilter.eulerMap(step))
                .withCoupling(CouplingEnsemble.ORTHOGONAL);
        FilteredNetwork noisy = new FilteredNetwork(
                network.gain(), network.nonlinearity(), network.units(), 0, 0, 0.1, network.coupling());
        FilteredState state = FilteredMeanField.solve(noisy);
        double expected = Math.log(Math.max(1 - step, step * 0.7)) / step;
        assertEquals(
                expected,
                FilteredSpectrum.of(state, LyapunovSpectrumSettings.COARSE)
                        .meanExponent()
                        .value(),
                1e-9 * Math.abs(expected));
    }

    @Test
    void unitsOfSeveralClassesHaveGaussianCouplings() {
        FilteredNetwork network = HeterogeneousRateNetwork.tanh(2, 1.0, 5.0).filtered();
        ParameterException e =
                assertThrows(ParameterException.class, () -> network.withCoupling(CouplingEnsemble.ORTHOGONAL));
        assertEquals(
                "coupling = orthogonal is not allowed: units of several classes have dense couplings.", e.getMessage());
    }
}
