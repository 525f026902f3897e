package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.nonlinearity.Nonlinearity;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoReplicaExponentTest {

    /**
     * The best end-to-end test there is: the onset under noise is known from C''(0+) = 0 alone, and the operator must
     * give exponent zero there, although every ingredient of it is an integral over C(τ).
     */
    @ParameterizedTest
    @CsvSource({"tanh, 0.001", "tanh, 0.01", "tanh, 0.5", "tanh, 3", "erf, 0.01", "erf, 0.5", "clip, 0.1"})
    void exponentVanishesAtTheOnsetUnderNoise(String phi, double noise) {
        AdditiveNetwork network =
                AdditiveNetwork.of(Nonlinearity.find(phi).orElseThrow(), 1).withNoise(noise);
        double onset = CriticalGain.chaosOnset(network).orElseThrow();
        AdditiveState state = MeanField.solve(network.withGain(onset));
        assertEquals(0, state.maximalLyapunovExponent(), 1e-10);
        assertTrue(state.spectralRadius() > 1, "locally expansive before it is chaotic");
    }

    /**
     * Near onset λ = ε²/2 − a ε³ and C0 = c₁ε + c₂ε² with ε = g − 1; tanh: c = (1, 7/6), a = 11/6; erf: c = (4/π,
     * 8/3π), a = 4/3. The next order is O(ε) smaller.
     */
    @ParameterizedTest
    @CsvSource({"tanh, 1.8333333333", "erf, 1.3333333333"})
    void seriesNearOnset(String phi, double cubic) {
        double pi = Math.PI;
        double[] variance = phi.equals("tanh") ? new double[] {1, 7.0 / 6} : new double[] {4 / pi, 8 / (3 * pi)};
        for (double epsilon : new double[] {2e-3, 1e-3, 5e-4}) {
            AdditiveState state =
                    MeanField.solve(AdditiveNetwork.of(Nonlinearity.find(phi).orElseThrow(), 1 + epsilon));
            double lambda = state.maximalLyapunovExponent();
            assertEquals(cubic, (0.5 * epsilon * epsilon - lambda) / Math.pow(epsilon, 3), 9 * epsilon);
            assertEquals(variance[1], (state.variance() - variance[0] * epsilon) / (epsilon * epsilon), 2 * epsilon);
            assertEquals(epsilon / Math.sqrt(3), state.decayRate().orElseThrow(), 3 * epsilon * epsilon);
        }
    }

    /** The second route: a uniform grid with second differences, whose error falls like h², extrapolated. */
    @ParameterizedTest
    @CsvSource({"1.5, 0, 0", "3, 0, 0", "2, 0.1, 0", "2.5, 0, 0.5"})
    void agreesWithFiniteDifferences(double gain, double noise, double inputVariance) {
        AdditiveState state =
                MeanField.solve(AdditiveNetwork.tanh(gain).withNoise(noise).withInputVariance(inputVariance));
        double coarse =
                finiteDifferences(state.dynamics(), 300, state.dynamics().lagAt(7));
        double fine = finiteDifferences(state.dynamics(), 600, state.dynamics().lagAt(7));
        double extrapolated = fine + (fine - coarse) / 3;
        assertEquals(extrapolated, state.maximalLyapunovExponent(), 0.1 * Math.abs(fine - coarse) + 1e-8);
    }

    /**
     * A weak coupling binds the two-replica state only just. In a box that ends at a lag of T + 4/κ, T being where
     * C(τ) = 1e-7 C0, its energy comes out above the continuum; as the box grows it tends to the value found here.
     */
    @Test
    void shallowStateNeedsTheExactExponentialOutside() {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(1).withNoise(0.1));
        Autocorrelation c = state.dynamics();
        double kappa = c.decayRate();
        double end = Math.log(1e7) / kappa + 4 / kappa;
        double boxed = finiteDifferences(c, 700, end);
        assertEquals(-0.144364698654, boxed, 1e-4, "the value of a box that is too small");
        assertTrue(1 - (1 + boxed) * (1 + boxed) > kappa * kappa, "above the continuum");
        double wide = finiteDifferences(c, 1200, 4 * end);
        assertEquals(state.maximalLyapunovExponent(), wide, 2e-6);
        assertEquals(-0.143940368, state.maximalLyapunovExponent(), 2e-7);
    }

    private static double finiteDifferences(Autocorrelation c, int points, double end) {
        double h = end / points;
        DMatrixRMaj operator = new DMatrixRMaj(points, points);
        for (int i = 0; i < points; i++) {
            operator.set(i, i, 2 / (h * h) + c.twoReplicaPotential(i * h));
            if (i > 0) {
                // The reflected neighbour of the origin counts twice; symmetrised.
                double coupling = -(i == 1 ? Math.sqrt(2) : 1) / (h * h);
                operator.set(i, i - 1, coupling);
                operator.set(i - 1, i, coupling);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(points, false, true);
        eigen.decompose(operator);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            lowest = Math.min(lowest, eigen.getEigenvalue(i).real);
        }
        return -1 + Math.sqrt(1 - lowest);
    }

    /**
     * Weak noise leaves a boundary layer of width D in C(τ); the exponent must still tend to its value without noise.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4})
    void weakNoiseIsASmallPerturbation(double noise) {
        double with =
                MeanField.solve(AdditiveNetwork.tanh(1.5).withNoise(noise)).maximalLyapunovExponent();
        double without = MeanField.solve(AdditiveNetwork.tanh(1.5)).maximalLyapunovExponent();
        // First order in D: the slope, measured at D = 1e-4, is −0.404; the next order is about D.
        assertEquals(-0.404 * noise, with - without, 1e-3 * noise + 1e-14);
    }

    @Test
    void linearNetworkUnderNoiseHasTheExponentOfItsSpectrum() {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        AdditiveState state = MeanField.solve(AdditiveNetwork.of(linear, 0.8).withNoise(0.5));
        assertEquals(-0.2, state.maximalLyapunovExponent(), 1e-13);
        // C(τ) = D e^{−kτ}/k, k = √(1 − g²).
        double k = 0.6;
        for (double lag : new double[] {0, 0.3, 2, 20}) {
            double exact = 0.5 / k * Math.exp(-k * lag);
            assertEquals(exact, state.autocorrelation(lag), 1e-12 * exact);
        }
    }
}
