package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * (1/2δN) log|det| of the step of a drawn network at rest, two state variables a unit: b(z) = b₀ + b₁ z over a(z) = a₀ +
     * a₁ z + z². log|det J| of Gaussian J of size N varies by ¼ log N around its limit, and the rows below include a zero and a
     * pole of the response at z = 0.
     */
    @ParameterizedTest
    @CsvSource({"0.2, 0.3, 0.5", "0.2, 0.05, 0.5", "0.2, 0, 0.5", "0, 0.3, 0.5", "0, 0.3, 0"})
    void meanExponentOfTwoVariablesIsTheDeterminantOfAStep(double a0, double b0, double b1) {
        int n = 200;
        double gain = 0.8;
        double step = 0.5;
        double a1 = -0.6;
        Random random = new Random(3);
        double[][] jacobian = new double[2 * n][2 * n];
        for (int i = 0; i < n; i++) {
            jacobian[i][n + i] = 1;
            jacobian[n + i][i] = -a0;
            jacobian[n + i][n + i] = -a1;
            for (int j = 0; j < n; j++) {
                double coupling = gain * random.nextGaussian() / Math.sqrt(n);
                jacobian[n + i][j] += b0 * coupling;
                jacobian[n + i][n + j] += b1 * coupling;
            }
        }
        FilteredNetwork network = FilteredNetwork.of(
                Nonlinearity.TANH, gain, LinearFilter.map(step, new double[] {b0, b1}, new double[] {a0, a1, 1}));
        RestingState rest = RestingState.all(network).get(0);
        Estimate mean = FilteredSpectrum.meanExponent(rest, network);
        assertEquals(
                logDeterminant(jacobian) / (2 * n * step),
                mean.value(),
                3 * Math.sqrt(0.25 * Math.log(n)) / (2 * n * step),
                mean.toString());
        if (b0 == 0) {
            assertEquals(Math.log(a0) / (2 * step), mean.value(), 1e-13);
        }
    }

    private static double logDeterminant(double[][] matrix) {
        RealMatrix upper = new LUDecomposition(new Array2DRowRealMatrix(matrix), 0).getU();
        return IntStream.range(0, matrix.length)
                .mapToDouble(i -> Math.log(Math.abs(upper.getEntry(i, i))))
                .sum();
    }

    /** A pole that cancels a zero at z = 0 is a variable that forgets all, and so are units of which the slope is zero. */
    @Test
    void exponentsOfMinusInfinityAreNamed() {
        FilteredNetwork forgetful = FilteredNetwork.of(
                Nonlinearity.TANH, 0.8, LinearFilter.map(1, new double[] {0, 0.5}, new double[] {0, -0.4, 1}));
        Estimate mean =
                FilteredSpectrum.meanExponent(RestingState.all(forgetful).get(0), forgetful);
        assertTrue(mean.failure().contains("minus infinity"), mean.toString());
        FilteredNetwork clipped = FilteredNetwork.of(Nonlinearity.CLIP, 3, LinearFilter.eulerMap(1));
        mean = FilteredSpectrum.meanExponent(FilteredMeanField.solve(clipped));
        assertTrue(mean.failure().contains("minus infinity"), mean.toString());
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
