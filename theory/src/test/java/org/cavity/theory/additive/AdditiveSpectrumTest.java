package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.lyapunov.spectrum.SpectralCurve;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdditiveSpectrumTest {

    private static final LyapunovSpectrumSettings FEW = LyapunovSpectrumSettings.COARSE;

    /** Combined errors beyond which a row counts against the one percent allowed. */
    private static final double FAR = 3;

    private static final double FARTHEST = 4.5;

    /**
     * A row of the reference: published theory, closed forms, and an independent implementation in Python.
     *
     * @param threshold s of a share F(s), NaN of other quantities
     */
    record Row(String quantity, double gain, double step, double threshold, double value, double uncertainty) {}

    private static List<Row> rows() throws IOException {
        return rows("lyapunov_spectrum.csv");
    }

    /**
     * Published simulations of one network of N = 4096 each. Their uncertainty is mostly what one network of that size differs
     * by from N → ∞: 0.01 of the largest exponent, 2 % of the entropy rate, 1 % of the dimension, 0.0008 of the unstable
     * fraction (three exponents), 0.002 of the mean exponent.
     */
    private static List<Row> networks() throws IOException {
        return rows("lyapunov_spectrum_networks.csv");
    }

    private static List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(AdditiveSpectrumTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                rows.add(new Row(
                        cells[0],
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        cells[3].isEmpty() ? Double.NaN : Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4]),
                        Double.parseDouble(cells[5])));
            }
        }
        return rows;
    }

    private static AdditiveState state(double gain, double step) {
        return MeanField.solve(AdditiveNetwork.tanh(gain).withStep(step));
    }

    private static Estimate estimate(Row row, AdditiveState state, LyapunovSpectrum spectrum) {
        return switch (row.quantity()) {
            case "ky_dimension" -> spectrum.kyDimension();
            case "entropy_rate" -> spectrum.entropyRate();
            case "ky_exponent" -> spectrum.kyExponent();
            case "unstable_fraction" -> spectrum.unstableFraction();
            case "mean_exponent" -> spectrum.meanExponent();
            case "max_lyapunov" -> state.lyapunovEstimate();
            case "variance" -> Estimate.of(state.variance(), state.variance() * state.relativeError());
            case "share" -> share(spectrum, row.threshold());
            default -> throw new IllegalArgumentException(row.quantity());
        };
    }

    private static Estimate share(LyapunovSpectrum spectrum, double s) {
        int nearest = 0;
        double[] thresholds = spectrum.curve().threshold();
        for (int i = 0; i < thresholds.length; i++) {
            nearest = Math.abs(thresholds[i] - s) < Math.abs(thresholds[nearest] - s) ? i : nearest;
        }
        return Estimate.of(spectrum.curve().shareAt(s), spectrum.curve().error()[nearest]);
    }

    @Test
    void stepOneIsExact() throws IOException {
        for (Row row : rows()) {
            if (row.step() == 1) {
                AdditiveState state = state(row.gain(), 1);
                Estimate actual = estimate(row, state, AdditiveSpectrum.of(state, FEW));
                assertEquals(row.value(), actual.value(), row.uncertainty(), row.toString());
            }
        }
    }

    /** Of single networks those rows that take no solution of the single-site equations. */
    @Test
    void networksAgreeWithClosedForms() throws IOException {
        int compared = 0;
        for (Row row : networks()) {
            if (row.step() == 1
                    || row.quantity().equals("max_lyapunov")
                    || row.quantity().equals("mean_exponent")) {
                AdditiveState state = state(row.gain(), row.step());
                Estimate actual = row.step() == 1
                        ? estimate(row, state, AdditiveSpectrum.of(state, FEW))
                        : row.quantity().equals("max_lyapunov")
                                ? state.lyapunovEstimate()
                                : AdditiveQuantities.of(state, Set.of(Quantity.MEAN_EXPONENT))
                                        .get(Quantity.MEAN_EXPONENT);
                assertEquals(row.value(), actual.value(), FAR * row.uncertainty(), row + " is " + actual);
                compared++;
            }
        }
        assertEquals(9, compared);
    }

    /**
     * Every row, as far from the reference as the errors of both allow, and those of theory nearer than a fixed share, which is
     * less than what single networks are uncertain by.
     */
    @Test
    @Tag("slow")
    void reproducesReference() throws IOException {
        Map<List<Double>, AdditiveState> states = new HashMap<>();
        Map<List<Double>, LyapunovSpectrum> spectra = new HashMap<>();
        List<String> far = new ArrayList<>();
        List<Row> theory = rows();
        List<Row> rows = new ArrayList<>(theory);
        rows.addAll(networks());
        for (Row row : rows) {
            List<Double> key = List.of(row.gain(), row.step());
            AdditiveState state = states.computeIfAbsent(key, k -> state(row.gain(), row.step()));
            LyapunovSpectrum spectrum = spectra.computeIfAbsent(
                    key, k -> AdditiveSpectrum.of(state, LyapunovSpectrumSettings.STANDARD.withThresholds(60)));
            Estimate actual = estimate(row, state, spectrum);
            double deviation = Math.abs(actual.value() - row.value()) / Math.hypot(actual.error(), row.uncertainty());
            String text = row + " is " + actual;
            assertTrue(deviation < FARTHEST, text);
            if (deviation > FAR) {
                far.add(text);
            }
            if (theory.contains(row)) {
                double most = switch (row.quantity()) {
                    case "ky_dimension" -> 0.01 * row.value();
                    case "entropy_rate" -> 0.015 * row.value();
                    case "share" -> 1e-3;
                    default -> Double.POSITIVE_INFINITY;
                };
                assertEquals(row.value(), actual.value(), Math.max(most, row.uncertainty()), text);
            }
        }
        assertTrue(far.size() <= 0.01 * rows.size(), () -> far.size() + " rows are far: " + far);
    }

    /**
     * Entropy and dimension by quadrature over the curve, at points that no reference has. The same paths serve both, so that
     * what remains is the interpolation of the curve, and of that mostly its last twelfth, where it is straight: the area
     * between it and 1 is known to itself at best.
     */
    @ParameterizedTest
    @CsvSource({"8, 0.25", "4, 0.7", "2.5, 0.4"})
    @Tag("slow")
    void theCurveHasItsIntegrals(double gain, double step) {
        LyapunovSpectrum spectrum = AdditiveSpectrum.of(state(gain, step), FEW.withThresholds(40));
        SpectralCurve curve = spectrum.curve();
        double edge = curve.threshold()[curve.size() - 1];
        double straight = edge / 12;
        double uncertain = 0.5 * straight * (1 - curve.shareAt(edge - straight));
        double entropy = excess(curve, 0);
        assertEquals(entropy, spectrum.entropyRate().value(), uncertain);
        double zeroSum =
                Roots.between(s -> excess(curve, s) + s * (1 - curve.shareAt(s)), curve.threshold()[0], -0.1 * edge);
        double dimension = 1 - curve.shareAt(zeroSum);
        assertEquals(dimension, spectrum.kyDimension().value(), uncertain / -zeroSum);
        assertTrue(uncertain < 0.01 * entropy, uncertain + " of " + entropy);
    }

    /**
     * Maps of small steps turn into the flow, whose equations are others: the parabola through the dimensions at steps 0, 0.2
     * and 0.4 passes that at 0.1. What a parabola leaves out is D''' · 0.1 · 0.1 · 0.3/6, with D''' below 1.4, the third
     * difference over steps 0 to 0.6, towards which it rises.
     */
    @Test
    @Tag("slow")
    void smallStepsTurnIntoContinuousTime() {
        Estimate flow = dimension(4, 0);
        Estimate tenth = dimension(4, 0.1);
        Estimate two = dimension(4, 0.2);
        Estimate four = dimension(4, 0.4);
        double parabola = (3 * flow.value() + 6 * two.value() - four.value()) / 8;
        double error = Math.hypot(
                Math.hypot(3 * flow.error(), 6 * two.error()) / 8, Math.hypot(four.error() / 8, tenth.error()));
        double left = 1.4 * 0.1 * 0.1 * 0.3 / 6;
        assertEquals(parabola, tenth.value(), left + FAR * error);
        assertTrue(left + FAR * error < 0.03 * tenth.value(), error + " of " + tenth);
    }

    private static Estimate dimension(double gain, double step) {
        return AdditiveSpectrum.of(state(gain, step), FEW).kyDimension();
    }

    /** Φ(s), the integral of 1 − F from s to the edge, by the midpoint rule. */
    private static double excess(SpectralCurve curve, double s) {
        int points = 4000;
        double width = (curve.threshold()[curve.size() - 1] - s) / points;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            sum += width * (1 - curve.shareAt(s + (i + 0.5) * width));
        }
        return sum;
    }

    /** A quarter of the paths give the same numbers within their errors, which are below one percent. */
    @Test
    void fewPathsAgreeWithinTheirErrors() {
        AdditiveState state = state(5, 0.5);
        LyapunovSpectrum spectrum = AdditiveSpectrum.of(state, FEW);
        assertTrue(spectrum.converged());
        assertNear(0.12147, 0.00016, spectrum.kyDimension(), 0.01);
        assertNear(0.01106, 2.3e-5, spectrum.entropyRate(), 0.015);
        assertNear(0.05983, 1e-4, spectrum.unstableFraction(), 0.01);
        assertEquals(-1.2850526907, spectrum.meanExponent().value(), 1e-8);
    }

    /** Published digits of the upper edge; at step ¼ the exponents' mean is that of units alone, to rounding. */
    @Test
    void edgeAndMeanOfTheSpectrum() {
        AdditiveState state = state(5, 0.5);
        assertEquals(0.37889, state.lyapunovEstimate().value(), 1e-5);
        assertEquals(
                Math.log(0.75) / 0.25,
                AdditiveQuantities.of(state(5, 0.25), Set.of(Quantity.MEAN_EXPONENT))
                        .get(Quantity.MEAN_EXPONENT)
                        .value(),
                1e-12);
    }

    private static void assertNear(double expected, double uncertainty, Estimate actual, double mostError) {
        assertEquals(expected, actual.value(), FARTHEST * Math.hypot(uncertainty, actual.error()), actual.toString());
        assertTrue(actual.error() < mostError * expected, actual.toString());
    }

    @Test
    void whoRunsThePiecesDoesNotMatter() {
        AdditiveState state = state(3, 0.5);
        LyapunovSpectrumSettings settings = new LyapunovSpectrumSettings(32, 2, 3, 3, Tasks.SEQUENTIAL);
        Tasks backwards = (count, task) -> {
            for (int i = count - 1; i >= 0; i--) {
                task.accept(i);
            }
        };
        LyapunovSpectrum one = AdditiveSpectrum.of(state, settings);
        LyapunovSpectrum other = AdditiveSpectrum.of(state, settings.withTasks(backwards));
        assertEquals(one.kyDimension(), other.kyDimension());
        assertEquals(one.entropyRate(), other.entropyRate());
        assertArrayEquals(one.curve().share(), other.curve().share());
    }

    @Test
    void theCurveRisesToTheLargestExponent() {
        AdditiveState state = state(5, 0.5);
        LyapunovSpectrum spectrum =
                AdditiveSpectrum.of(state, FEW.withPaths(32).withSets(2).withThresholds(12));
        double[] share = spectrum.curve().share();
        for (int i = 1; i < share.length; i++) {
            assertTrue(share[i] > share[i - 1], i + ": " + share[i - 1] + ", " + share[i]);
        }
        assertTrue(share[0] < 0.05, "F starts at " + share[0]);
        assertEquals(1, share[11], 0);
        assertEquals(state.maximalLyapunovExponent(), spectrum.curve().threshold()[11], 1e-12);
    }

    @Test
    void aQuiescentNetworkHasTheCircularLaw() {
        assertEquals(0.6890334902, AdditiveSpectrum.circularShare(0.7, 0.5, -0.9), 1e-10);
        assertEquals(1, AdditiveSpectrum.circularShare(0.7, 0.5, -0.3), 1e-15);
        assertEquals(0.5, AdditiveSpectrum.circularShare(0.7, 0, -1), 1e-15);
        LyapunovSpectrum spectrum = AdditiveSpectrum.of(state(0.7, 0.5), FEW.withThresholds(5));
        assertEquals(0, spectrum.kyDimension().value(), 0);
        assertEquals(0, spectrum.entropyRate().value(), 0);
        assertEquals(0, spectrum.unstableFraction().value(), 0);
        assertTrue(spectrum.kyExponent().isFailed());
        assertEquals(1, spectrum.curve().share()[4], 1e-12);
        assertEquals(Math.log(0.85) / 0.5, spectrum.curve().threshold()[4], 1e-12);
    }

    /** Clipped units are so often saturated at g = 8 that the exponents' sum stays positive: no exponent belongs to D. */
    @Test
    void whatDoesNotExistIsNoFailure() {
        AdditiveNetwork clip = AdditiveNetwork.of(Nonlinearity.CLIP, 8).withStep(1);
        Prediction prediction = new AdditiveTheory()
                .predict(
                        clip,
                        new Request(Quantity.WHOLE_LYAPUNOV_SPECTRUM, false)
                                .withLyapunovSpectrum(LyapunovSpectrumDetail.CURVE));
        assertTrue(prediction.converged(), prediction.note());
        assertEquals("", prediction.note());
        assertEquals(
                Set.of(Quantity.UNSTABLE_FRACTION, Quantity.ENTROPY_RATE, Quantity.KY_DIMENSION),
                prediction.quantities().keySet());
        double saturated = 1 - prediction.value(Quantity.KY_DIMENSION);
        double[] share = prediction.arrays().get("spectrum").get("F");
        assertEquals(saturated + 0.02 * (1 - saturated), share[0], 1e-9);
    }

    /** A state whose spectrum is not known is not flagged where nobody asks for its spectrum. */
    @Test
    void theSpectrumIsSolvedForWhereItIsWanted() {
        Prediction prediction = new AdditiveTheory()
                .predict(
                        AdditiveNetwork.tanh(3).withNoise(0.1),
                        Request.of(Quantity.VARIANCE, Quantity.MEAN_EXPONENT)
                                .withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS));
        assertTrue(prediction.converged(), prediction.note());
        assertEquals(-1, prediction.value(Quantity.MEAN_EXPONENT), 1e-12);
    }

    /** Nothing grows whatever the couplings; the circular law is not that of orthogonal ones. */
    @Test
    void restHasNoPositiveExponentWhateverTheCouplings() {
        LyapunovSpectrum rest = AdditiveSpectrum.of(
                MeanField.solve(AdditiveNetwork.tanh(0.5).withCoupling(CouplingEnsemble.ORTHOGONAL)),
                FEW.withThresholds(9));
        assertTrue(rest.converged());
        assertEquals(0, rest.kyDimension().value());
        assertEquals(0, rest.curve().size());
        assertTrue(AdditiveSpectrum.of(MeanField.solve(AdditiveNetwork.tanh(0.5)), FEW.withThresholds(9))
                        .curve()
                        .size()
                > 0);
    }

    /** Perturbations grow 1.4 times in the window: too few paths meet any that do. */
    @Test
    @Tag("slow")
    void whatIsTooNearToTheOnsetForItsPathsIsUnresolved() {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(2.2821).withInputVariance(3.4872));
        assertRefused(
                true, state, "is too near to the onset of chaos for the whole Lyapunov spectrum: perturbations grow");
    }

    @Test
    void whatIsNotCoveredIsRefused() {
        assertRefused(true, state(1.05, 0), "gain = 1.05 is too near to the onset of chaos");
        assertRefused(true, state(3, 0.05), "step = 0.05 is too small");
        assertRefused(true, state(3, 0.05), "a step of about 0.095 would do, or continuous time, step = 0");
        assertRefused(
                false,
                MeanField.solve(AdditiveNetwork.tanh(3).withStep(0.5).withCoupling(CouplingEnsemble.ORTHOGONAL)),
                "couplings must be dense or quarter-circle");
        assertRefused(false, MeanField.solve(AdditiveNetwork.tanh(3).withNoise(0.1)), "noise = 0.1");
    }

    /**
     * A spectrum without numbers.
     *
     * @param unresolved whether the theory covers it, and cannot afford it
     */
    private static void assertRefused(boolean unresolved, AdditiveState state, String why) {
        LyapunovSpectrum spectrum = AdditiveSpectrum.of(state, FEW);
        assertEquals(unresolved, spectrum.converged());
        assertTrue(spectrum.kyDimension().isFailed());
        assertEquals(unresolved, spectrum.kyDimension().unresolved());
        assertTrue(
                spectrum.kyDimension().failure().contains(why),
                spectrum.kyDimension().failure());
    }
}
