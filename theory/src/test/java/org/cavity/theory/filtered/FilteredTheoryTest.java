package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;

class FilteredTheoryTest {

    private static <P extends Record> Prediction predict(Theory<P> theory, Map<String, String> values) {
        return theory.predict(theory.schema().parse(values), new Request(Set.copyOf(theory.quantities()), true, 0, 1));
    }

    @Test
    void defaultsAreChaoticWithAllQuantities() {
        for (Theory<?> theory :
                List.of(FilteredTheory.ADAPTING_RATE, FilteredTheory.OSCILLATOR, FilteredTheory.HETEROGENEOUS_RATE)) {
            Prediction p = predict(theory, Map.of());
            assertEquals(Phase.CHAOTIC, p.phase());
            assertTrue(p.converged(), p.note());
            List<Quantity> cheap = new ArrayList<>(theory.quantities());
            cheap.removeAll(Quantity.OF_LEADING_EXPONENTS);
            assertEquals(cheap, List.copyOf(p.quantities().keySet()));
            p.quantities().forEach((q, e) -> assertTrue(!e.isFailed(), q + ": " + e.failure()));
            assertTrue(p.isAttractor(p.states().get(0)));
            assertEquals("chaotic", p.states().get(0).kind());
            assertEquals(
                    p.value(Quantity.VARIANCE),
                    p.arrays().get("autocorrelation").get("value")[0],
                    1e-8);
        }
    }

    @Test
    void belowTheCriticalGainTheNetworkIsQuiescent() {
        Prediction p = predict(FilteredTheory.ADAPTING_RATE, Map.of("g", "1.1"));
        assertEquals(Phase.QUIESCENT, p.phase());
        assertEquals(0, p.value(Quantity.VARIANCE));
        assertTrue(p.value(Quantity.MAX_LYAPUNOV) < 0);
        assertEquals(1.171714276900937, p.value(Quantity.CRITICAL_GAIN), 1e-12);
        assertEquals(1, p.fixedPoints().size());
        assertTrue(p.fixedPoints().get(0).stable());
    }

    /** −(1 + γ)/2 and −ζ ω₀, in chaos and at rest: traces, for which the whole spectrum is not solved for. */
    @Test
    void meanExponentIsTheTraceOfAUnit() {
        for (double gain : new double[] {0.2, 4}) {
            AdaptingRateNetwork adapting = new AdaptingRateNetwork(
                    gain, Nonlinearity.TANH, List.of(0.25), List.of(1.0), CouplingEnsemble.DENSE);
            assertEquals(-0.5 * (1 + 0.25), meanExponent(FilteredTheory.ADAPTING_RATE, adapting), 1e-12);
            assertEquals(
                    -1.5 * 0.2, meanExponent(FilteredTheory.OSCILLATOR, OscillatorNetwork.tanh(gain, 1.5, 0.2)), 1e-12);
        }
    }

    private static <P extends Record> double meanExponent(Theory<P> theory, P network) {
        assertTrue(theory.sweepQuantities().contains(Quantity.MEAN_EXPONENT));
        Request request = Request.of(Quantity.MEAN_EXPONENT).withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS);
        assertFalse(request.wantsLyapunovSpectrum());
        Prediction prediction = theory.predict(network, request);
        assertTrue(prediction.converged(), prediction.note());
        return prediction.value(Quantity.MEAN_EXPONENT);
    }

    /** Without adaptation the exponent of x = 0 is that of the disc, g − 1, and adaptation of strength 0 changes nothing. */
    @Test
    void adaptationOfNoStrengthIsNone() {
        Prediction none = predict(FilteredTheory.ADAPTING_RATE, Map.of("g", "2", "gamma", "[]", "beta", "[]"));
        Prediction weak = predict(FilteredTheory.ADAPTING_RATE, Map.of("g", "2", "gamma", "[0.1]", "beta", "[0]"));
        assertEquals(none.value(Quantity.MAX_LYAPUNOV), weak.value(Quantity.MAX_LYAPUNOV), 1e-9);
        assertEquals(0.112458109628, none.value(Quantity.MAX_LYAPUNOV), 2e-12);
        Prediction still = predict(FilteredTheory.ADAPTING_RATE, Map.of("g", "0.7", "gamma", "[]", "beta", "[]"));
        assertEquals(-0.3, still.value(Quantity.MAX_LYAPUNOV), 1e-12);
    }

    @Test
    void marginsChangeSignAcrossTheLines() {
        Map<String, CriticalLine<AdaptingRateNetwork>> lines = Map.of(
                "chaos_onset", FilteredTheory.ADAPTING_RATE.criticalLines().get(0),
                "resonance_onset", FilteredTheory.ADAPTING_RATE.criticalLines().get(1));
        lines.forEach((name, line) -> assertEquals(name, line.name()));
        CriticalLine<AdaptingRateNetwork> chaos = lines.get("chaos_onset");
        double critical = chaos.solved().get("gain").applyAsDouble(AdaptingRateNetwork.tanh(1, 0.25, 1));
        assertTrue(chaos.margin().applyAsDouble(AdaptingRateNetwork.tanh(critical * 1.001, 0.25, 1)) > 0);
        assertTrue(chaos.margin().applyAsDouble(AdaptingRateNetwork.tanh(critical * 0.999, 0.25, 1)) < 0);
        CriticalLine<AdaptingRateNetwork> resonance = lines.get("resonance_onset");
        for (double gamma : new double[] {0.02, 0.25, 1, 3}) {
            double boundary = Math.sqrt(2 * gamma * gamma + 2 * gamma + 1) - 1 - gamma;
            double found = Roots.between(
                    beta -> resonance.margin().applyAsDouble(AdaptingRateNetwork.tanh(3, gamma, beta)), 0, 10);
            assertEquals(boundary, found, 1e-9 * boundary, "gamma " + gamma);
        }
        CriticalLine<OscillatorNetwork> damped =
                FilteredTheory.OSCILLATOR.criticalLines().get(1);
        for (double omega : new double[] {0.01, 1.5, 300}) {
            double found = Roots.between(
                    zeta -> damped.margin().applyAsDouble(OscillatorNetwork.tanh(3, omega, zeta)), 0.1, 2);
            assertEquals(Math.sqrt(0.5), found, 1e-12, "frequency " + omega);
        }
    }

    /** Any φ of the three kinds, several adaptation variables: the phase is that of the gain on its side of the line. */
    @Test
    void phasesTurnAtTheOnset() {
        Random random = new Random(7);
        CriticalLine<AdaptingRateNetwork> chaos =
                FilteredTheory.ADAPTING_RATE.criticalLines().get(0);
        Request request = Request.of(Quantity.MAX_LYAPUNOV, Quantity.CRITICAL_GAIN);
        List<Nonlinearity> kinds = List.of(Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP);
        for (int i = 0; i < 12; i++) {
            List<Double> rates = new ArrayList<>();
            List<Double> strengths = new ArrayList<>();
            for (int k = random.nextInt(3); k >= 0; k--) {
                rates.add(Math.pow(10, 2 * random.nextDouble() - 1.5));
                strengths.add(3 * random.nextDouble());
            }
            AdaptingRateNetwork network =
                    new AdaptingRateNetwork(1, kinds.get(i % 3), rates, strengths, CouplingEnsemble.DENSE);
            double critical = chaos.solved().get("gain").applyAsDouble(network);
            double ratio = i % 2 == 0 ? 0.3 + 0.69 * random.nextDouble() : 1.05 + 2 * random.nextDouble();
            Prediction p = FilteredTheory.ADAPTING_RATE.predict(network.withGain(ratio * critical), request);
            String at = ratio + " of the critical gain of " + network;
            assertEquals(ratio < 1 ? Phase.QUIESCENT : Phase.CHAOTIC, p.phase(), at);
            assertTrue(p.converged(), at + ": " + p.note());
            assertEquals(critical, p.value(Quantity.CRITICAL_GAIN), 1e-14 * critical, at);
            assertEquals(ratio > 1, p.value(Quantity.MAX_LYAPUNOV) > 0, at);
        }
    }

    @Test
    void jacobianOfUnitsWithoutAdaptationFillsADisc() {
        AdaptingRateNetwork network =
                new AdaptingRateNetwork(0.7, Nonlinearity.TANH, List.of(), List.of(), CouplingEnsemble.DENSE);
        Map<String, Columns> boundary = FilteredTheory.ADAPTING_RATE.spectralBoundary(network);
        assertEquals(Set.of("bulk"), boundary.keySet());
        double[] re = boundary.get("bulk").get("re");
        double[] im = boundary.get("bulk").get("im");
        for (int i = 0; i < re.length; i++) {
            assertEquals(0.7, Math.hypot(re[i] + 1, im[i]), 1e-12);
        }
    }

    @Test
    void boundaryOfTheJacobianReachesTheAbscissa() {
        OscillatorNetwork network = OscillatorNetwork.tanh(2, 1.5, 0.2);
        Map<String, Columns> boundary = FilteredTheory.OSCILLATOR.spectralBoundary(network);
        double abscissa = FilteredMeanField.solve(network.filtered()).spectralAbscissa();
        double rightmost = boundary.values().stream()
                .flatMapToDouble(c -> Arrays.stream(c.get("re")))
                .max()
                .orElseThrow();
        // 256 points a turn come within (2π/256)²/8 of the extremum of a curve of size one.
        assertEquals(abscissa, rightmost, 2e-4);
        assertTrue(rightmost <= abscissa + 1e-12);
    }

    @Test
    void listsOfUnequalLengthAreRefused() {
        ParameterException e = assertThrows(
                ParameterException.class,
                () -> AdaptingRateNetwork.SCHEMA.parse(Map.of("gamma", "[0.1,0.2]", "beta", "[1]")));
        assertTrue(e.getMessage().startsWith("adaptation_strengths = [1.0] has 1 element"), e.getMessage());
    }
}
