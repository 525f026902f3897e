package org.cavity.theory.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.filtered.FilteredMeanField;
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.filtered.FilteredState;
import org.cavity.theory.filtered.LinearFilter;
import org.cavity.theory.model.Columns;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

class PowerSpectrumTest {

    /** The sum of exp(−3|τ|) and a Gaussian oscillation: 6/(9 + ω²), and Gaussians about ±ω₀. */
    @Test
    void ofKnownCorrelations() {
        double peak = 2;
        DoubleUnaryOperator c = t -> Math.exp(-3 * t) + Math.exp(-t * t / 2) * Math.cos(peak * t);
        PowerSpectrum spectrum = PowerSpectrum.of(c, 2, -3);
        double gauss = Math.sqrt(Math.PI / 2);
        for (int m = 0; m * spectrum.spacing() < 10; m++) {
            double w = m * spectrum.spacing();
            double expected = 6 / (9 + w * w)
                    + gauss * (Math.exp(-Math.pow(w - peak, 2) / 2) + Math.exp(-Math.pow(w + peak, 2) / 2));
            assertEquals(expected, spectrum.power()[m], 1e-7, "at " + w);
        }
    }

    @Test
    void whatNoStepResolvesIsRefused() {
        assertThrows(IllegalStateException.class, () -> PowerSpectrum.of(t -> t < 1 ? 1 : 0, 1, 0));
    }

    /** ∫ S dω/2π = C(0) − C(∞), by the trapezoid rule; the band ends where 1e-9 of the power is left. */
    @Test
    void ofAnAdditiveNetworkAddsUpToItsVariance() {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(2).withInputVariance(0.2));
        PowerSpectrum spectrum = state.powerSpectrum().orElseThrow();
        assertTrue(state.staticVariance() > 0.1);
        double sum = -0.5 * spectrum.power()[0];
        for (double power : spectrum.power()) {
            sum += power;
        }
        assertEquals(state.variance() - state.staticVariance(), sum * spectrum.spacing() / Math.PI, 1e-8);
    }

    /** By the potential method and by that of filtered units. */
    @Test
    void twoMethodsOfFirstOrderUnitsAgree() {
        PowerSpectrum spectrum =
                MeanField.solve(AdditiveNetwork.tanh(2)).powerSpectrum().orElseThrow();
        FilteredState filtered =
                FilteredMeanField.solve(FilteredNetwork.of(Nonlinearity.TANH, 2, LinearFilter.firstOrder(1)));
        for (int m = 0; m * spectrum.spacing() < 4; m += 5) {
            assertEquals(filtered.power(m * spectrum.spacing()), spectrum.power()[m], 1e-7);
        }
    }

    /** White noise through uncoupled units: 2D/(1 + ω²). */
    @Test
    void ofNoise() {
        PowerSpectrum spectrum = MeanField.solve(AdditiveNetwork.tanh(0).withNoise(0.7))
                .powerSpectrum()
                .orElseThrow();
        for (int m = 0; m * spectrum.spacing() < 8; m++) {
            double w = m * spectrum.spacing();
            assertEquals(1.4 / (1 + w * w), spectrum.power()[m], 1e-7);
        }
    }

    @Test
    void fixedPointsHaveNoneAndMapsAreWhite() {
        assertTrue(MeanField.solve(AdditiveNetwork.tanh(0.5)).powerSpectrum().isEmpty());
        AdditiveState map = MeanField.solve(AdditiveNetwork.tanh(2).withStep(1));
        Columns table = map.powerSpectrum().orElseThrow().table();
        assertEquals(Math.PI, table.get("frequency")[1]);
        assertEquals(map.variance(), table.get("value")[1]);
    }

    /** A line of half-width 0.001 among a hundred thousand frequencies. */
    @Test
    void tablesKeepNarrowPeaks() {
        double[] power = new double[100_001];
        double spacing = 1e-4;
        for (int m = 0; m < power.length; m++) {
            double x = (m * spacing - 0.6371) / 0.001;
            power[m] = 1e-3 + 1 / (1 + x * x);
        }
        Columns table = new PowerSpectrum(power, spacing).table();
        double largest = 0;
        for (double value : table.get("value")) {
            largest = Math.max(largest, value);
        }
        assertEquals(1.001, largest, 0.05);
        assertTrue(table.get("value").length < 1000);
    }
}
