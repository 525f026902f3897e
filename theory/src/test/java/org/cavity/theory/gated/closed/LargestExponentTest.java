package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.GroundState;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.rootfinding.Roots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestExponentTest {

    /**
     * Correlations at equal lags, averages in two dimensions, cosine transforms, power iteration. The first row of sets
     * of reference values where a series of 120 terms does not do. Tolerance: the window's tail and the spacing, 1e-9.
     */
    @ParameterizedTest
    @CsvSource({"1.9, 20, 0.2, 0.25, 200, 0.1", "8, 2, 1, 0.25, 200, 0.1", "3, 1, 1, 0.5, 200, 0.1"})
    void byCosineTransform(double gain, double resetGain, double resetTime, double spacing, int n, double step) {
        GatedNetwork network = GatedNetwork.of(gain, resetGain).withResetTime(resetTime);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        double[] throughRates = new double[n + 1];
        double[] throughGate = new double[n + 1];
        double[] slope = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double h = state.autocorrelation(i * spacing);
            double r = state.resetAutocorrelation(i * spacing);
            double varianceH = state.autocorrelation(0);
            double varianceR = state.resetAutocorrelation(0);
            slope[i] = CosineOperator.pair(network::rateDerivative, varianceH, h, step);
            throughRates[i] = CosineOperator.pair(network.resetGate()::value, varianceR, r, step) * slope[i];
            throughGate[i] = CosineOperator.pair(network.resetGate()::derivative, varianceR, r, step)
                    * CosineOperator.pair(network::rate, varianceH, h, step);
        }
        double opening = network.updateGate().value(0);
        double exponent = Roots.between(
                l -> growth(l, opening, resetTime, spacing, throughRates, throughGate, slope) - 1, 1e-3, 1, 1e-11);
        assertEquals(exponent, state.maximalLyapunovExponent().value(), 2e-9);
    }

    private static double growth(
            double exponent,
            double opening,
            double resetTime,
            double spacing,
            double[] throughRates,
            double[] throughGate,
            double[] slope) {
        int n = slope.length - 1;
        double[][] ofH = CosineOperator.matrix(
                n, spacing, w2 -> 1 / (Math.pow(1 + exponent / opening, 2) + w2 / (opening * opening)));
        double[][] ofR = CosineOperator.matrix(
                n, spacing, w2 -> 1 / (Math.pow(1 + resetTime * exponent, 2) + resetTime * resetTime * w2));
        double[] k = new double[n + 1];
        Arrays.fill(k, 1);
        double growth = 0;
        for (int iteration = 0; iteration < 300; iteration++) {
            double[] driven = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                driven[i] = slope[i] * k[i];
            }
            double[] reset = CosineOperator.times(ofR, driven);
            for (int i = 0; i <= n; i++) {
                driven[i] = throughRates[i] * k[i] + throughGate[i] * reset[i];
            }
            k = CosineOperator.times(ofH, driven);
            double before = growth;
            growth = DoubleStream.of(k).map(Math::abs).max().orElseThrow();
            for (int i = 0; i <= n; i++) {
                k[i] /= growth;
            }
            if (Math.abs(growth - before) < 1e-13) {
                break;
            }
        }
        return growth;
    }

    /** An instantaneous gate makes the problem Schrödinger's, with potential 1 − (F'G'G + FG'). */
    @ParameterizedTest
    @CsvSource({"3, 1, 0", "1.9, 20, 0", "1.9, 7.85, 0", "2.05, 1, 0", "4, 3, -1", "20, 5, 1"})
    void instantaneousGate(double gain, double resetGain, double resetBias) {
        GatedNetwork network =
                GatedNetwork.of(gain, resetGain).withResetBias(resetBias).withResetTime(0);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        double opening = 0.5;
        double varianceH = state.varianceH().value();
        SiteCorrelations site =
                new SiteCorrelations(network, varianceH, state.varianceR().value());
        double[] breakpoints = state.profile().grid().ends();
        double energy = GroundState.solve(
                        t -> {
                            double c = Math.max(0, state.autocorrelation(t / opening));
                            double rate = site.rate(c);
                            return 1 - site.rateSlope(c) * (site.gate(rate) + site.gateSlope(rate) * rate);
                        },
                        1 - site.rateSlope(0) * site.gate(0),
                        breakpoints)
                .energy();
        assertEquals(
                opening * (Math.sqrt(1 - energy) - 1),
                state.maximalLyapunovExponent().value(),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1, 0", "1.9, 8, 5, 0", "8, 2, 1, 0.3", "3, 5, 50, 0.2"})
    void adjointGrowsAtTheSameRate(double gain, double resetGain, double resetTime, double bias) {
        ClosedState state = ClosedSolver.solve(GatedNetwork.of(gain, resetGain)
                        .withResetTime(resetTime)
                        .withBias(bias))
                .orElseThrow();
        Estimate forward = state.maximalLyapunovExponent();
        assertEquals(forward.value(), state.adjointGrowthRate().value(), 1e-11);
        assertTrue(forward.error() < 1e-10, forward::toString);
    }

    /** With α_r → 0 the gradient does not reach the gate; to the second order in α_r E[a_r²] does so as α_r². */
    @Test
    void gradientsReachTheGateInProportionToItsGain() {
        double small = ratio(0.02);
        assertTrue(small > 0);
        assertEquals(4, ratio(0.04) / small, 0.01);
        // Rounding of the linear solver.
        assertEquals(0, ratio(0), 1e-13);
    }

    private static double ratio(double resetGain) {
        return ClosedSolver.solve(GatedNetwork.of(3, resetGain))
                .orElseThrow()
                .adjointResetRatio()
                .value();
    }

    /** Near a continuous onset C_h ~ sech(κt), W = κ²(1 − 6 sech²(κt)), E0 = −3κ²: L = s (√(1 + 3κ²) − 1) → 3sκ²/2. */
    @Test
    void relatesToTheRelaxationTimeNearOnset() {
        GatedNetwork network = GatedNetwork.of(2.0001, 0);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        double kappa = state.decayRate().orElseThrow().value() / 0.5;
        assertEquals(1.5 * 0.5, state.maximalLyapunovExponent().value() / (kappa * kappa), 2e-4);
    }
}
