package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapSpectrumTest {

    private static AdditiveState map(String phi, double gain, CouplingEnsemble coupling) {
        return MeanField.solve(AdditiveNetwork.of(Nonlinearity.find(phi).orElseThrow(), gain)
                .withStep(1)
                .withCoupling(coupling));
    }

    /** Entropy and dimension come from a functional of the radial law; the second route integrates the exponents. */
    @ParameterizedTest
    @CsvSource({
        "tanh, 1.2, DENSE", "tanh, 2, DENSE", "tanh, 10, DENSE", "erf, 3, DENSE",
        "tanh, 1.2, ORTHOGONAL", "tanh, 2, ORTHOGONAL", "tanh, 10, ORTHOGONAL", "erf, 3, ORTHOGONAL"
    })
    void entropyIsTheIntegralOverPositiveExponents(String phi, double gain, CouplingEnsemble coupling) {
        AdditiveState state = map(phi, gain, coupling);
        MapSpectrum spectrum = new MapSpectrum(state);
        IterativeLegendreGaussIntegrator integrator = new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-13);
        double top = state.maximalLyapunovExponent();
        double entropy = integrator.integrate(100_000, spectrum::shareBeyond, 0, top);
        assertEquals(entropy, spectrum.entropyRate(), 1e-11);
        double s = spectrum.kaplanYorkeExponent().orElseThrow();
        // The sum of exponents beyond s: ∫ y ds + s y(s) = 0.
        double sum = integrator.integrate(100_000, spectrum::shareBeyond, s, top) + s * spectrum.shareBeyond(s);
        assertEquals(0, sum, 1e-11);
        assertEquals(spectrum.shareBeyond(s), spectrum.kaplanYorkeDimension(), 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void largestExponentTopsTheSpectrum(CouplingEnsemble coupling) {
        AdditiveState state = map("tanh", 2, coupling);
        // By 25-digit arithmetic.
        assertEquals(0.15472422983137243, state.maximalLyapunovExponent(), 1e-14);
        assertEquals(0, new MapSpectrum(state).shareBeyond(state.maximalLyapunovExponent()), 0);
    }

    /** Mean of all exponents from the distribution: its lower tail falls like e^s, and −30 leaves 1e-12 of it. */
    @ParameterizedTest
    @EnumSource
    void meanExponentIsTheMeanOfTheDistribution(CouplingEnsemble coupling) {
        AdditiveState state = map("tanh", 2, coupling);
        MapSpectrum spectrum = new MapSpectrum(state);
        IterativeLegendreGaussIntegrator integrator = new IterativeLegendreGaussIntegrator(20, 1e-11, 1e-12);
        double top = state.maximalLyapunovExponent();
        double mean = top - integrator.integrate(100_000, s -> 1 - spectrum.shareBeyond(s), -30, top);
        assertEquals(mean, spectrum.meanExponent().orElseThrow(), 1e-9);
    }

    /** Values of an independent implementation (in Python: trapezoid rule, the law in its slope form). */
    @Test
    void orthogonalCouplings() {
        MapSpectrum spectrum = new MapSpectrum(map("tanh", 2, CouplingEnsemble.ORTHOGONAL));
        assertEquals(0.22445303202780809, spectrum.unstableFraction(), 1e-12);
        assertEquals(0.018713309076326356, spectrum.entropyRate(), 1e-12);
        assertEquals(0.4162978700052074, spectrum.kaplanYorkeDimension(), 1e-12);
        assertEquals(-0.6490225444891512, spectrum.meanExponent().orElseThrow(), 1e-12);
    }

    /**
     * Next to the onset, ε = g − 1, C = ε + O(ε²) and log R = (2/3) ε², the ring is narrow: y = E[d² − r²]/E[(d² − r²)²],
     * a linear function of r, with E[(d² − 1)²] = 8ε². Hence y = 1/6 at r = 1, and twice that where the sum vanishes.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
    void orthogonalMapNextToTheOnset(double distance) {
        MapSpectrum spectrum = new MapSpectrum(map("tanh", 1 + distance, CouplingEnsemble.ORTHOGONAL));
        // The corrections are of relative order ε.
        assertEquals(1.0 / 6, spectrum.unstableFraction(), distance);
        assertEquals(1.0 / 3, spectrum.kaplanYorkeDimension(), distance);
    }

    /** An orthogonal map expands all directions alike. */
    @Test
    void linearOrthogonalMapHasOneExponent() {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        AdditiveState state = MeanField.solve(
                AdditiveNetwork.of(linear, 0.8).withNoise(0.5).withStep(1).withCoupling(CouplingEnsemble.ORTHOGONAL));
        MapSpectrum spectrum = new MapSpectrum(state);
        assertEquals(1, spectrum.shareBeyond(Math.log(0.8) - 1e-9));
        assertEquals(0, spectrum.shareBeyond(Math.log(0.8) + 1e-9));
        assertEquals(Math.log(0.8), spectrum.meanExponent().orElseThrow(), 1e-14);
    }

    /**
     * Constant gain: the eigenvalues of gJ fill a disc evenly, so the exponents are log g + ½ log of a uniform
     * variable.
     */
    @Test
    void linearMapHasTheCircularLaw() {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        AdditiveState state =
                MeanField.solve(AdditiveNetwork.of(linear, 0.8).withNoise(0.5).withStep(1));
        MapSpectrum spectrum = new MapSpectrum(state);
        for (double s : new double[] {-0.3, -1, -3}) {
            assertEquals(1 - Math.exp(2 * (s - Math.log(0.8))), spectrum.shareBeyond(s), 1e-13);
        }
        assertEquals(Math.log(0.8) - 0.5, spectrum.meanExponent().orElseThrow(), 1e-14);
        assertEquals(0, spectrum.entropyRate());
        assertEquals(0, spectrum.kaplanYorkeDimension());
    }

    @Test
    void isRefusedInContinuousTime() {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(2));
        assertThrows(IllegalArgumentException.class, () -> new MapSpectrum(state));
    }
}
