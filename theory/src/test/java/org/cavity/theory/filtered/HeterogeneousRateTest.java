package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units of different time constants, by the model's name. */
class HeterogeneousRateTest {

    private static final Theory<HeterogeneousRateNetwork> THEORY = FilteredTheory.HETEROGENEOUS_RATE;

    private static Prediction predict(Map<String, String> values) {
        return THEORY.predict(THEORY.schema().parse(values), new Request(Set.copyOf(THEORY.quantities()), true, 0, 1));
    }

    /** hetero_tau_right_edge of the reference: the edge at x = 0, g²E[1/|1 + λτ|²] = 1. */
    @Test
    void edgeOfTheRestingStateIsThatOfTheReference() {
        Prediction p = predict(Map.of("g", "1.6", "tau", "[1,5]", "w", "[0.5,0.5]"));
        assertEquals(0, p.fixedPoints().get(0).variance());
        assertEquals(0.281622809041, p.fixedPoints().get(0).spectralAbscissa(), 1e-12);
        assertTrue(!p.fixedPoints().get(0).stable());
        assertEquals(Phase.CHAOTIC, p.phase());
        assertEquals(1, p.value(Quantity.CRITICAL_GAIN), 1e-12);
        assertEquals(0, p.value(Quantity.QUALITY_FACTOR), "the spectrum falls from frequency 0");
    }

    @Test
    void oneTimeConstantIsAUnitOfTime() {
        Prediction p = predict(Map.of("g", "2", "tau", "[4]", "w", "[3]"));
        AdditiveState unit = MeanField.solve(AdditiveNetwork.tanh(2));
        assertEquals(unit.variance(), p.value(Quantity.VARIANCE), 1e-10);
        assertEquals(unit.maximalLyapunovExponent() / 4, p.value(Quantity.MAX_LYAPUNOV), 1e-11);
        assertEquals(unit.decayRate().orElseThrow() / 4, p.value(Quantity.DECAY_RATE), 1e-9);
        assertEquals(unit.spectralAbscissa() / 4, p.value(Quantity.SPECTRAL_ABSCISSA), 1e-11);
    }

    @Test
    void weightsCountRelativeToTheirSum() {
        HeterogeneousRateNetwork plain = THEORY.schema().parse(Map.of("tau", "[1,5]", "w", "[0.25,0.75]"));
        HeterogeneousRateNetwork parts = THEORY.schema().parse(Map.of("tau", "[5,1,5]", "w", "[1,2,5]"));
        assertEquals(plain.classes(), parts.classes());
        assertEquals(
                List.of(
                        new HeterogeneousRateNetwork.TimeClass(1, 0.25),
                        new HeterogeneousRateNetwork.TimeClass(5, 0.75)),
                parts.classes());
    }

    /** Below the onset no unit moves, and the least stable mode is between those of either class alone. */
    @Test
    void belowTheCriticalGainTheNetworkIsQuiescent() {
        Prediction p = predict(Map.of("g", "0.7", "tau", "[1,5]"));
        assertEquals(Phase.QUIESCENT, p.phase());
        double exponent = p.value(Quantity.MAX_LYAPUNOV);
        assertTrue(exponent > -0.3 && exponent < -0.3 / 5, "exponent " + exponent);
        List<CriticalLine<HeterogeneousRateNetwork>> lines = THEORY.criticalLines();
        assertEquals(
                List.of("chaos_onset"), lines.stream().map(CriticalLine::name).toList());
        assertEquals(-0.3, lines.get(0).margin().applyAsDouble(HeterogeneousRateNetwork.tanh(0.7, 1.0, 5.0)), 1e-12);
    }

    /** A spread of a dozen time constants over two decades is solved as well as two. */
    @Test
    void manyTimeConstantsAreSolved() {
        StringBuilder times = new StringBuilder("0.3");
        for (int k = 1; k < 12; k++) {
            times.append(',').append(0.3 * Math.pow(100, k / 11.0));
        }
        Prediction p = predict(Map.of("g", "2", "tau", "[" + times + "]", "w", "[1,2,3,4,5,6,6,5,4,3,2,1]"));
        assertEquals(Phase.CHAOTIC, p.phase());
        assertTrue(p.converged(), p.note());
        double exponent = p.value(Quantity.MAX_LYAPUNOV);
        double unit = MeanField.solve(AdditiveNetwork.tanh(2)).maximalLyapunovExponent();
        assertTrue(exponent > unit / 30 && exponent < unit / 0.3, "exponent " + exponent);
    }

    /** On the boundary g² Σ_k w_k E[φ'²]_k/|1 + sτ_k|² = 1, and its rightmost point is the abscissa. */
    @ParameterizedTest
    @CsvSource({"0.7, 5, 2", "0.7, 40, 2", "1.6, 5, 1", "1.6, 40, 2", "0.3, 1.5, 1"})
    void boundaryOfTheJacobian(double gain, double slow, int parts) {
        HeterogeneousRateNetwork network = HeterogeneousRateNetwork.tanh(gain, 1.0, slow);
        Map<String, Columns> boundary = THEORY.spectralBoundary(network);
        Set<String> names = new HashSet<>(Set.of("bulk"));
        if (parts == 2) {
            names.add("bulk_2");
        }
        assertEquals(names, boundary.keySet());
        double[] squaredGains = {1, 1};
        double abscissa = RestingState.all(network.filtered()).get(0).exponent();
        if (gain > 1) {
            FilteredState state = FilteredMeanField.solve(network.filtered());
            squaredGains = state.squaredGains();
            abscissa = state.spectralAbscissa();
        }
        for (Columns curve : boundary.values()) {
            double[] re = curve.get("re");
            double[] im = curve.get("im");
            for (int i = 0; i < re.length; i++) {
                double f = gain
                        * gain
                        * 0.5
                        * (squaredGains[0] / (Math.pow(1 + re[i], 2) + im[i] * im[i])
                                + squaredGains[1] / (Math.pow(1 + slow * re[i], 2) + slow * slow * im[i] * im[i]));
                assertEquals(1, f, 1e-9, "at " + re[i] + " + " + im[i] + "i");
            }
        }
        double rightmost = boundary.values().stream()
                .flatMapToDouble(c -> Arrays.stream(c.get("re")))
                .max()
                .orElseThrow();
        assertEquals(abscissa, rightmost, 1e-12);
    }

    @Test
    void equalTimeConstantsFillADisc() {
        Columns curve = THEORY.spectralBoundary(HeterogeneousRateNetwork.tanh(0.7, 2.0, 2.0))
                .get("bulk");
        Columns almost = THEORY.spectralBoundary(HeterogeneousRateNetwork.tanh(0.7, 2.0, 2.0 + 1e-9))
                .get("bulk");
        for (Columns c : List.of(curve, almost)) {
            for (int i = 0; i < c.get("re").length; i++) {
                assertEquals(0.35, Math.hypot(c.get("re")[i] + 0.5, c.get("im")[i]), 1e-8);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,5] | [1] | time_constant_weights = [1.0] has 1 element: it must have as many as time_constants ="
                        + " [1.0, 5.0], 2.",
                "[1] | [1,2] | time_constant_weights = [1.0, 2.0] has 2 elements: it must have as many as time_constants"
                        + " = [1.0], 1.",
                "[] | [] | time_constants has 0 elements: it must have at least 1 and at most 12.",
                "[1,-5] | [1,1] | time_constants = [1.0, -5.0] is out of range: it must be a list such as [6,1.5] of"
                        + " numbers, each between 0.01 and 1000.",
                "[1,5] | [1,0] | time_constant_weights = [1.0, 0.0] is out of range: it must be a list such as [6,1.5] of"
                        + " numbers, each between 1.0E-6 and 1000000."
            })
    void badListsAreRefusedInOneSentence(String tau, String weights, String message) {
        ParameterException e =
                assertThrows(ParameterException.class, () -> THEORY.schema().parse(Map.of("tau", tau, "w", weights)));
        assertEquals(message, e.getMessage());
    }
}
