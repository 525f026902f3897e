package org.cavity.theory.gated.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveSpectrum;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.lyapunov.spectrum.SpectralCurve;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.interpolation.LinearInterpolator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GatedLyapunovSpectrumTest {

    private static LyapunovSpectrumSettings settings(int paths, int sets) {
        return new LyapunovSpectrumSettings(paths, sets, 1, 0, Tasks.SEQUENTIAL);
    }

    private static GatedNetwork network(double gain, double resetGain, double updateGain, double gateTimes) {
        return GatedNetwork.of(gain, resetGain)
                .withUpdateGain(updateGain)
                .withResetTime(gateTimes)
                .withUpdateTime(gateTimes);
    }

    @Test
    void networksWithoutThreeTimesAreRefused() {
        GatedNetwork instantaneous = network(8, 1, 1, 0);
        String why = GatedLyapunovSpectrum.of(instantaneous, settings(32, 2))
                .entropyRate()
                .failure();
        assertTrue(why.contains("reset_time = 0.0"), why);
        GatedNetwork noisy = network(8, 1, 1, 1).withResetNoiseVariance(1);
        why = GatedLyapunovSpectrum.of(noisy, settings(32, 2)).kyDimension().failure();
        assertTrue(why.contains("reset_noise_variance = 1.0"), why);
        GatedNetwork plain = network(8, 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> GatedLyapunovSpectrum.ofMap(plain, 1.5, settings(32, 2)));
    }

    /** The correlations of a sharp update gate outlast every window that can be paid for. */
    @Test
    void slowGatesAreRefused() {
        LyapunovSpectrum spectrum = GatedLyapunovSpectrum.ofMap(network(3, 1, 10, 1), 0.5, settings(32, 2));
        assertTrue(spectrum.entropyRate().unresolved());
        assertTrue(
                spectrum.entropyRate().failure().contains("window"),
                spectrum.entropyRate().failure());
    }

    /** At a large gain it is the points, not the correlation, that are too many. */
    @Test
    @Tag("slow")
    void shortPulsesAreRefused() {
        String why = GatedLyapunovSpectrum.of(network(80, 0, 0, 1), settings(32, 2))
                .kyDimension()
                .failure();
        assertTrue(why.startsWith("gain = 80.0 makes pulses of the slope too short"), why);
    }

    /** The same bits however the paths are spread over threads. */
    @Test
    void threadsDoNotMatter() {
        RingMeanField one = RingMeanField.solve(
                network(20, 1, 1, 0.5), new EulerMotion(32, 0.5), 256, new int[] {4}, Tasks.SEQUENTIAL);
        RingMeanField other = RingMeanField.solve(
                network(20, 1, 1, 0.5),
                new EulerMotion(32, 0.5),
                256,
                new int[] {4},
                (count, task) -> IntStream.range(0, count).parallel().forEach(task));
        assertEquals(one.rate()[7], other.rate()[7], 0);
        assertEquals(one.rate()[0], other.rate()[0], 0);
    }

    /**
     * Gates held half open in continuous time: half the entropy rate, the same dimension as the additive network of half the
     * gain, g = 3, published (davidclark1/rnn-lyapunov) with 2.5 % and 1.2 % uncertainty.
     */
    @Test
    @Tag("slow")
    void frozenGatesInContinuousTimeAgreeWithPublishedValues() {
        LyapunovSpectrum spectrum = GatedLyapunovSpectrum.of(network(6, 0, 0, 1), settings(128, 3));
        check(Estimate.of(0.5 * 0.003243603, 0.5 * 8.1e-5), spectrum.entropyRate());
        check(Estimate.of(0.0617439869, 0.00074), spectrum.kyDimension());
        assertEquals(-(0.5 + 1 + 1) / 3, spectrum.meanExponent().value(), 1e-12);
    }

    /** The Euler map of step 1 with gates half open is the additive one of step 1/2 and half the gain, g = 5, published. */
    @Test
    @Tag("slow")
    void frozenGatesOfTheMapAgreeWithPublishedValues() {
        LyapunovSpectrum spectrum = GatedLyapunovSpectrum.ofMap(network(10, 0, 0, 1.5), 1, settings(128, 3));
        check(Estimate.of(0.5 * 0.0109352551, 0.5 * 2.73e-4), spectrum.entropyRate());
        check(Estimate.of(0.1209121815, 0.00145), spectrum.kyDimension());
        // The additive mean exponent at g = 5, step 1/2, by its closed form, and log |1 − 1/1.5| of z and of r.
        assertEquals(
                (0.5 * -1.28505 + 2 * Math.log(1.0 / 3)) / 3,
                spectrum.meanExponent().value(),
                3 * spectrum.meanExponent().error() + 1e-3);
    }

    /**
     * The curve of the same map: n(s) of the additive network of g = 5, step 1/2 at twice the threshold, as its time runs twice
     * as fast. Chords between its forty thresholds leave out up to 1e-3.
     */
    @Test
    @Tag("slow")
    void theCurveOfFrozenGatesIsThatOfTheAdditiveNetwork() {
        SpectralCurve gated = GatedLyapunovSpectrum.ofMap(
                        network(10, 0, 0, 1.5), 1, settings(128, 3).withThresholds(20))
                .curve();
        SpectralCurve additive = AdditiveSpectrum.of(
                        MeanField.solve(AdditiveNetwork.tanh(5).withStep(0.5)),
                        LyapunovSpectrumSettings.COARSE.withThresholds(40))
                .curve();
        assertTrue(gated.size() > 10);
        UnivariateFunction share = new LinearInterpolator().interpolate(additive.threshold(), additive.share());
        double lowest = additive.threshold()[0];
        double highest = additive.threshold()[additive.size() - 1];
        int compared = 0;
        for (int i = 0; i < gated.size(); i++) {
            double s = 2 * gated.threshold()[i];
            assertTrue(i == 0 || gated.threshold()[i] > gated.threshold()[i - 1]);
            if (s > lowest && s < highest) {
                assertEquals(1 - share.value(s), 3 - gated.share()[i], 1e-3 + 4.5 * gated.error()[i], "at s = " + s);
                compared++;
            }
        }
        assertTrue(compared > 10);
    }

    private static void check(Estimate expected, Estimate actual) {
        assertTrue(!actual.isFailed(), () -> actual.failure());
        double error = Math.hypot(expected.error(), actual.error());
        assertEquals(expected.value(), actual.value(), 4.5 * error, expected + " " + actual);
        assertTrue(actual.error() < 0.1 * actual.value(), "an error bar that says nothing: " + actual);
    }
}
