package org.cavity.theory.adapting.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeResponseTest {

    /** Without adaptation R = 1/(1 + A/(1 − A t_ref) (1 − e^{−z t_ref})/z). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.03, 0.7, 5, 400})
    void deadTimeAlone(double omega) {
        EventKernel kernel = EventKernel.of(AdaptingPopulation.of(Preset.NONE));
        AgeLaw law = AgeLaw.of(kernel, -2, 0);
        Complex z = new Complex(0, omega);
        double hazard = law.rate() / (1 - 4 * law.rate());
        Complex expected = kernel.deadTimeTransform(z).multiply(hazard).add(1).reciprocal();
        assertClose(expected, law.response().apply(z), 1e-12);
    }

    /** At frequency 0 the response of a renewal process is the slope of its rate. */
    @Test
    void slopeOfARenewalRate() {
        EventKernel kernel = EventKernel.of(AdaptingPopulation.of(Preset.RENEWAL));
        double h = 1e-4;
        for (double drive : new double[] {-6, -2, 0, 1.5}) {
            double slope = Math.log(AgeLaw.of(kernel, drive + h, 0).rate()
                            / AgeLaw.of(kernel, drive - h, 0).rate())
                    / (2 * h);
            // O(h²) of the difference and rounding/h.
            assertEquals(
                    slope,
                    AgeLaw.of(kernel, drive, 0).response().apply(Complex.ZERO).getReal(),
                    2e-8);
        }
    }

    /**
     * Renewal theory in its usual form, R = ∫ P̂-weighted perturbations / (1 − P̂), by sums on a grid: R = Q/(A⁻¹ … ) with
     * Q = 1 − ∫ λ(x) ∫_x^∞ P(τ) e^{−z(τ−x)} dτ dx and R = Q/(1 − P̂). Sums of second order with step 0.02 ms: 2e-5.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.8})
    void usualFormOfRenewalTheory(double omega) {
        AgeLaw law = AgeLaw.of(EventKernel.of(AdaptingPopulation.of(Preset.RENEWAL)), -1, 0);
        double step = 0.02;
        int n = 60_000;
        Complex decay = new Complex(0, -omega * step).exp();
        Complex halfDecay = new Complex(0, -omega * step / 2).exp();
        Complex after = Complex.ZERO;
        Complex lost = Complex.ZERO;
        for (int i = n - 1; i >= 0; i--) {
            double age = (i + 0.5) * step;
            double share = step * law.density(age);
            // ∫_x^∞ P e^{−z(τ−x)} dτ at the middle of the cell: half of the cell lies after it.
            Complex middle = after.multiply(halfDecay).add(share / 2);
            lost = lost.add(middle.multiply(step * law.hazard(age)));
            after = after.multiply(decay).add(halfDecay.multiply(share));
        }
        Complex expected = Complex.ONE.subtract(lost).divide(Complex.ONE.subtract(after));
        assertClose(expected, law.response().apply(new Complex(0, omega)), 2e-5);
    }

    @Test
    void fastInputIsNotAdaptedTo() {
        AgeLaw law = AgeLaw.of(EventKernel.of(AdaptingPopulation.SCHEMA.parse(Map.of("preset", "L5"))), -1.5, 0.008);
        assertClose(Complex.ONE, law.response().apply(new Complex(0, 1e5)), 1e-5);
        assertThrows(IllegalArgumentException.class, () -> law.response().apply(new Complex(-1e-3, 1)));
    }

    private static void assertClose(Complex expected, Complex actual, double tolerance) {
        assertEquals(0, expected.subtract(actual).norm(), tolerance, actual + " instead of " + expected);
    }
}
