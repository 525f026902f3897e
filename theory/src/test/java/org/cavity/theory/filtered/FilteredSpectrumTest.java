package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FilteredSpectrumTest {

    /**
     * x ← (1 − δ)x − δy + δJφ, y ← y + (δ/τ)(x − y), δ = 1/4, τ = 3, g = 4, by an independent implementation in a window of T
     * = 32. C_x swings, and half of that window away 9 % of the variance are left: it misses some five times the square of
     * that, 4 % of the dimension and twice as much of the entropy (T = 16, where 38 % are left, misses 41 % of the dimension).
     * Here the window is 56, which leaves less than 0.1 %. Networks of N = 300 to 1000 scatter by 15 %.
     */
    @Test
    @Tag("slow")
    void adaptationMapHasTheSpectrumOfAnIndependentImplementation() {
        double step = 0.25;
        double slow = 1 - step / 3;
        LinearFilter filter = LinearFilter.map(step, new double[] {-step * slow, step}, new double[] {
            (1 - step) * slow + step * step / 3, -(1 - step) - slow, 1
        });
        FilteredState state = FilteredMeanField.solve(FilteredNetwork.of(Nonlinearity.TANH, 4, filter));
        assertEquals(7.839, state.variance(), 1e-3);
        LyapunovSpectrum spectrum = FilteredSpectrum.of(state, LyapunovSpectrumSettings.STANDARD);
        assertNear(0.0958, spectrum.kyDimension(), 0.044);
        assertNear(0.003464, spectrum.entropyRate(), 0.088);
        assertNear(0.0451, spectrum.unstableFraction(), 0.044);
    }

    /** Within the given share of the expected value, with an error well below that. */
    private static void assertNear(double expected, Estimate actual, double share) {
        assertEquals(expected, actual.value(), share * expected, actual.toString());
        assertTrue(actual.error() < 0.005 * expected, actual.toString());
    }

    /** A filter of first order is the additive network, and an adaptation that does not act adds exponents −γ alone. */
    @Test
    void adaptationThatDoesNotActAddsItsOwnExponent() {
        LyapunovSpectrumSettings few = LyapunovSpectrumSettings.COARSE;
        FilteredState plain =
                FilteredMeanField.solve(FilteredNetwork.of(Nonlinearity.TANH, 3, LinearFilter.firstOrder(1)));
        FilteredState adapting = FilteredMeanField.solve(
                FilteredNetwork.of(Nonlinearity.TANH, 3, LinearFilter.adapting(List.of(2.0), List.of(0.0))));
        LyapunovSpectrum first = FilteredSpectrum.of(plain, few);
        LyapunovSpectrum second = FilteredSpectrum.of(adapting, few);
        assertEquals(
                first.entropyRate().value(),
                second.entropyRate().value(),
                1e-6 * first.entropyRate().value());
        assertEquals(first.kyDimension().value(), second.kyDimension().value(), 1e-6);
        assertEquals(-1, first.meanExponent().value(), 1e-12);
        assertEquals(-1.5, second.meanExponent().value(), 1e-12);
        assertTrue(second.converged());
    }

    /** Eigenvalues 1 − δ + δμ of a map at x = 0, with μ uniform in the disc |μ| &lt; g that reaches around zero. */
    @Test
    void meanExponentOfAMapAtRestIsThatOfTheCircularLaw() {
        double step = 0.8;
        double radius = step * 0.9;
        double centre = 1 - step;
        FilteredNetwork network = FilteredNetwork.of(Nonlinearity.TANH, 0.9, LinearFilter.eulerMap(step));
        RestingState rest = RestingState.all(network).get(0);
        assertEquals(
                (Math.log(radius) - 0.5 * (1 - Math.pow(centre / radius, 2))) / step,
                FilteredSpectrum.meanExponent(rest, network).value(),
                1e-10);
    }

    @Test
    void unitsOfDifferentTimeConstantsAreRefused() {
        FilteredState state = FilteredMeanField.solve(
                FilteredNetwork.ofTimeConstants(Nonlinearity.TANH, 3, List.of(1.0, 2.0), List.of(0.5, 0.5)));
        LyapunovSpectrum spectrum = FilteredSpectrum.of(state, LyapunovSpectrumSettings.COARSE);
        assertTrue(
                spectrum.kyDimension().failure().contains("2 classes"),
                spectrum.kyDimension().failure());
    }
}
