package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveSpectrum;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.model.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of step 1 has a spectrum in closed form: the sampled one differs by no more than its error bars. */
class StepOneTest {

    /** Beyond so many errors of eight sets lies one number in five hundred by chance. */
    private static final double FAR = 4.5;

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 8, 20})
    void theSampledSpectrumIsTheExactOne(double gain) {
        LyapunovSpectrumSettings settings = LyapunovSpectrumSettings.STANDARD.withPaths(128);
        LyapunovSpectrum exact = AdditiveSpectrum.of(
                MeanField.solve(AdditiveNetwork.tanh(gain).withStep(1)), settings.withThresholds(400));
        LyapunovSpectrum sampled = SpectrumSolver.solve(UpperEdgeTest.problem(gain, 1), settings.withThresholds(9));
        assertTrue(sampled.converged(), () -> sampled.kyDimension().toString());
        assertNear("D_KY", exact.kyDimension(), sampled.kyDimension(), 0.006);
        assertNear("h_KS", exact.entropyRate(), sampled.entropyRate(), 0.012);
        assertNear("1 - F(0)", exact.unstableFraction(), sampled.unstableFraction(), 0.006);
        assertNear("s_KY", exact.kyExponent(), sampled.kyExponent(), 0.01);
        SpectralCurve curve = sampled.curve();
        for (int i = 0; i < curve.size() - 1; i++) {
            double s = curve.threshold()[i];
            if (s > exact.curve().threshold()[0]) {
                double error = curve.error()[i];
                assertEquals(exact.curve().shareAt(s), curve.share()[i], FAR * error + 1e-5, "F(" + s + ")");
                if (s > exact.kyExponent().value()) {
                    assertTrue(error < 1e-3, () -> "error of F(" + s + "): " + error);
                }
            }
        }
    }

    private static void assertNear(String name, Estimate exact, Estimate sampled, double accuracy) {
        String text = name + ": " + exact + ", sampled " + sampled;
        assertTrue(sampled.error() < accuracy * Math.abs(exact.value()), text);
        assertEquals(exact.value(), sampled.value(), FAR * sampled.error(), text);
    }
}
