package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

/** Responses against closed forms; what is left is rounding. */
class LinearFilterTest {

    @Test
    void peakOfOneAdaptationVariableHasItsClosedForm() {
        for (double gamma : new double[] {0.02, 0.25, 1, 3}) {
            for (double beta : new double[] {0, 0.1, 0.3, 1, 2, 10}) {
                LinearFilter.Peak peak =
                        LinearFilter.adapting(List.of(gamma), List.of(beta)).peak();
                double square = -gamma * gamma + gamma * Math.sqrt(beta * (beta + 2 + 2 * gamma));
                boolean resonates = beta > Math.sqrt(2 * gamma * gamma + 2 * gamma + 1) - 1 - gamma;
                String at = "gamma " + gamma + ", beta " + beta;
                assertEquals(resonates, square > 0, at);
                double critical = resonates ? Math.sqrt(2 * square + 1 + gamma * gamma - 2 * gamma * beta) : 1 + beta;
                assertEquals(critical, 1 / peak.modulus(), 1e-12 * critical, at);
                // At a shallow maximum rounding moves the place by its root.
                assertEquals(resonates ? square : 0, peak.frequency() * peak.frequency(), 1e-9, at);
            }
        }
    }

    @Test
    void peakOfTheOscillatorHasItsClosedForm() {
        for (double omega : new double[] {0.3, 1.5, 20}) {
            for (double zeta : new double[] {0.01, 0.2, 0.6, 0.71, 1, 4}) {
                LinearFilter filter = LinearFilter.oscillator(omega, zeta);
                boolean resonates = zeta < Math.sqrt(0.5);
                double critical = resonates ? 2 * zeta * Math.sqrt(1 - zeta * zeta) : 1;
                double frequency = resonates ? omega * Math.sqrt(1 - 2 * zeta * zeta) : 0;
                assertEquals(critical, filter.criticalGain(), 1e-12);
                assertEquals(frequency, filter.peak().frequency(), 1e-9 * omega);
                assertEquals(resonates, filter.resonanceMargin() > 0);
            }
        }
    }

    /**
     * 1/((1 + s)(1 + 2ζs/3 + s²/9)) falls from ω = 0 at every ζ. 1/|H|² − 1 is ω² times a square trinomial in ω², which has a
     * double root, ω² = 8, at ζ = 1/6.
     */
    @Test
    void aPeakFarFromZeroTakesOverByAJump() {
        DoubleFunction<LinearFilter> filter =
                zeta -> LinearFilter.continuous(new double[] {9}, new double[] {9, 9 + 6 * zeta, 1 + 6 * zeta, 1});
        double zeta = Roots.between(z -> filter.apply(z).resonanceMargin(), 0.05, 0.5);
        assertEquals(0, filter.apply(zeta * (1 + 1e-9)).peak().frequency());
        double frequency = filter.apply(zeta * (1 - 1e-9)).peak().frequency();
        assertEquals(1.0 / 6, zeta, 1e-14);
        assertEquals(Math.sqrt(8), frequency, 1e-7);
        assertEquals(1, filter.apply(zeta).power(0, frequency), 1e-9);
        assertTrue(filter.apply(zeta).power(0, 0.1) < 1);
        for (double w = 0; w < 6; w += 1e-3) {
            assertTrue(filter.apply(zeta).power(0, w) <= 1 + 1e-12, "frequency " + w);
        }
    }

    /** From 1/|H|² = (1 + Σβγ²/(γ² + ω²))² + ω²(1 − Σβγ/(γ² + ω²))², differentiated once by ω² at 0. */
    @Test
    void adaptationMakesUnitsResonateAtLowFrequenciesFirst() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            List<Double> rates = new ArrayList<>();
            List<Double> strengths = new ArrayList<>();
            double strength = 0;
            double ofFirst = 0;
            double ofSecond = 0;
            for (int k = random.nextInt(4); k >= 0; k--) {
                double gamma = Math.pow(10, 4 * random.nextDouble() - 2);
                double beta = Math.pow(10, 4 * random.nextDouble() - 2);
                rates.add(gamma);
                strengths.add(beta);
                strength += beta;
                ofFirst += beta / gamma;
                ofSecond += beta / (gamma * gamma);
            }
            double rise = 2 * (1 + strength) * ofSecond - Math.pow(1 - ofFirst, 2);
            LinearFilter filter = LinearFilter.adapting(rates, strengths);
            assertEquals(rise > 0, filter.resonanceMargin() > 0, "rates " + rates + ", strengths " + strengths);
            assertEquals(rise > 0, filter.peak().frequency() > 0, "rates " + rates + ", strengths " + strengths);
        }
    }

    /** Whether a map's response is largest at ω = 0 or at the Nyquist frequency turns where the pole is 0. */
    @Test
    void mapsMayResonateAtTheNyquistFrequency() {
        for (double pole : new double[] {-0.7, -1e-6, 0, 1e-6, 0.7}) {
            LinearFilter filter = LinearFilter.map(0.5, new double[] {1}, new double[] {-pole, 1});
            assertEquals(pole < 0, filter.resonanceMargin() > 0, "pole " + pole);
            assertEquals(pole > 0, filter.resonanceMargin() < 0, "pole " + pole);
        }
        LinearFilter deaf = LinearFilter.map(1, new double[] {-1, 1}, new double[] {0, 0, 1});
        assertEquals(Double.POSITIVE_INFINITY, deaf.resonanceMargin());
    }

    @Test
    void severalAdaptationVariablesPeakWhereAFineScanDoes() {
        LinearFilter filter = LinearFilter.adapting(List.of(0.5, 0.1, 0.02), List.of(0.5, 0.5, 0.5));
        double largest = 0;
        for (double w = 0; w < 3; w += 1e-4) {
            largest = Math.max(largest, filter.power(0, w));
        }
        LinearFilter.Peak peak = filter.peak();
        assertEquals(peak.modulus() * peak.modulus(), largest, 1e-7);
        assertTrue(peak.modulus() * peak.modulus() >= largest);
    }

    @Test
    void responseOfAdaptationIsThatOfItsEquations() {
        Complex s = new Complex(0.3, 0.7);
        Complex loop = s.add(1)
                .add(s.add(0.5).reciprocal().multiply(0.5 * 2))
                .add(s.add(0.1).reciprocal().multiply(0.1 * 3));
        Complex response =
                LinearFilter.adapting(List.of(0.5, 0.1), List.of(2.0, 3.0)).response(0.3, 0.7);
        assertEquals(0, response.subtract(loop.reciprocal()).norm(), 1e-15);
    }

    @Test
    void eulerMapTendsToTheContinuousUnit() {
        for (double delta : new double[] {1, 0.5, 0.1, 1e-3}) {
            LinearFilter map = LinearFilter.eulerMap(delta);
            assertEquals(1, map.criticalGain(), 1e-13);
            assertEquals(0, map.peak().frequency(), 0);
            double difference = map.power(0.2, 0.7) - LinearFilter.firstOrder(1).power(0.2, 0.7);
            assertEquals(0, difference, delta);
        }
        assertEquals(-Math.log(0.75) / 0.25, LinearFilter.eulerMap(0.25).decayRate(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, LinearFilter.eulerMap(1).decayRate());
    }

    @Test
    void alternatingMapPeaksAtTheNyquistFrequency() {
        // x <- -x/2 + input/2 answers an alternating input with 1.
        LinearFilter filter = LinearFilter.map(0.5, new double[] {0.5}, new double[] {0.5, 1});
        assertEquals(Math.PI / 0.5, filter.peak().frequency(), 1e-12);
        assertEquals(1, filter.peak().modulus(), 1e-12);
    }

    @Test
    void shiftedFilterIsTheResponseToGrowth() {
        Random random = new Random(1);
        for (LinearFilter filter : List.of(
                LinearFilter.oscillator(1.5, 0.2),
                LinearFilter.eulerMap(0.3),
                LinearFilter.adapting(List.of(0.25), List.of(1.0)))) {
            double kappa = 0.1;
            double omega = 3 * random.nextDouble();
            assertEquals(filter.power(kappa, omega), filter.shifted(kappa).power(0, omega), 1e-13);
        }
    }

    @Test
    void refusesWhatIsNoStableFilter() {
        ParameterException unstable = assertThrows(
                ParameterException.class, () -> LinearFilter.continuous(new double[] {1}, new double[] {-0.5, 1}));
        assertTrue(unstable.getMessage().contains("not stable"), unstable.getMessage());
        assertThrows(ParameterException.class, () -> LinearFilter.map(1, new double[] {1}, new double[] {-2, 1}));
        assertThrows(ParameterException.class, () -> LinearFilter.continuous(new double[] {1, 1}, new double[] {1, 1}));
        assertThrows(ParameterException.class, () -> LinearFilter.map(0, new double[] {1}, new double[] {0, 1}));
    }
}
