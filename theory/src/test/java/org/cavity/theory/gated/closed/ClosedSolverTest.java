package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedSolverTest {

    /** With the gates held open, x = g h is the additive network. */
    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.5, 2, 10, 100})
    void openGatesAreTheAdditiveNetwork(double gain) {
        GatedNetwork network = GatedNetwork.of(gain, 0).withResetBias(40).withUpdateBias(40);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        AdditiveState additive = MeanField.solve(AdditiveNetwork.tanh(gain));
        assertEquals(1, gain * gain * state.varianceH().value() / additive.variance(), 1e-11);
        assertEquals(1, state.rateVariance().value() / additive.rateVariance(), 1e-11);
        assertEquals(1, gain * additive.meanGain() / state.meanGain().value(), 1e-11);
        assertEquals(
                additive.maximalLyapunovExponent(),
                state.maximalLyapunovExponent().value(),
                1e-10);
        assertEquals(
                additive.decayRate().orElseThrow(),
                state.decayRate().orElseThrow().value(),
                1e-10);
        assertEquals(additive.autocorrelation(3), gain * gain * state.autocorrelation(3), 1e-10 * additive.variance());
        // Far in the tail, beyond the window.
        double far = 1.5 * state.window();
        assertEquals(1, gain * gain * state.autocorrelation(far) / additive.autocorrelation(far), 0.01);
    }

    /** With frozen input too: the additive network's input has g² times the variance. */
    @Test
    void openGatesWithFrozenInput() {
        GatedNetwork network = GatedNetwork.of(2, 0)
                .withResetBias(40)
                .withUpdateBias(40)
                .withInputStd(0.2)
                .withBias(0.1);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        AdditiveState additive =
                MeanField.solve(AdditiveNetwork.tanh(2).withInputVariance(0.16).withBias(0.1));
        assertEquals(additive.variance(), 4 * state.varianceH().value(), 1e-11);
        assertEquals(additive.staticVariance(), 4 * state.staticVariance().value(), 1e-11);
        assertEquals(
                additive.maximalLyapunovExponent(),
                state.maximalLyapunovExponent().value(),
                1e-10);
    }

    /** The update gate's opening is a change of the unit of time, except for the other time constants. */
    @Test
    void updateBiasScalesTime() {
        GatedNetwork network = GatedNetwork.of(2.5, 3).withResetTime(2).withResetNoiseVariance(0.3);
        double opening = network.withUpdateBias(1.3).updateGate().value(0);
        double factor = opening / network.updateGate().value(0);
        ClosedState slow = ClosedSolver.solve(network).orElseThrow();
        ClosedState fast = ClosedSolver.solve(
                        network.withUpdateBias(1.3).withResetTime(2 / factor).withResetNoiseTime(1 / factor))
                .orElseThrow();
        assertEquals(slow.varianceH().value(), fast.varianceH().value(), 1e-11);
        assertEquals(
                factor * slow.maximalLyapunovExponent().value(),
                fast.maximalLyapunovExponent().value(),
                1e-10);
        assertEquals(slow.halfTime().value(), factor * fast.halfTime().value(), 1e-9);
    }

    /**
     * The equations themselves at lags between the nodes: second derivatives by differences of the fourth order,
     * averages in two dimensions. Tolerance: step⁴ and rounding/step².
     */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 0, 0, 0, 0, 1",
        "1.9, 20, 0.2, 0, 0, 0, 0, 1",
        "1.9, 7, 1, 0, 0.1, 0.3, 0, 1",
        "3, 2, 1, 0.3, 0, 0, 0.5, 2",
        "2.5, 5, 3, 0, 0, 0.2, 1, 1"
    })
    void solvesTheEquations(
            double gain,
            double resetGain,
            double resetTime,
            double bias,
            double inputStd,
            double resetInputStd,
            double noise,
            double noiseTime) {
        GatedNetwork network = GatedNetwork.of(gain, resetGain)
                .withResetTime(resetTime)
                .withBias(bias)
                .withInputStd(inputStd)
                .withResetInputStd(resetInputStd)
                .withResetNoiseVariance(noise)
                .withResetNoiseTime(noiseTime);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        assertEquals("", state.note());
        assertTrue(state.residual() < 1e-11);
        double varianceH = state.varianceH().value();
        double varianceR = state.varianceR().value();
        double step = 0.02;
        for (double lag : new double[] {0.3, 1.1, 4.7, 12.3}) {
            double h = state.autocorrelation(lag);
            double r = state.resetAutocorrelation(lag);
            double rates = CosineOperator.pair(network::rate, varianceH, h, 0.05);
            double gates = CosineOperator.pair(network.resetGate()::value, varianceR, r, 0.05);
            double bentH = curvature(state::autocorrelation, lag, step);
            double bentR = curvature(state::resetAutocorrelation, lag, step);
            assertEquals(gates * rates + inputStd * inputStd, h - bentH / 0.25, 2e-7, "C_h at " + lag);
            double input = resetInputStd * resetInputStd + noise * Math.exp(-lag / noiseTime);
            assertEquals(rates + input, r - resetTime * resetTime * bentR, 2e-7, "C_r at " + lag);
        }
        assertEquals(varianceH, state.autocorrelation(0), 0);
        // Even and smooth at lag 0, also under fluctuating input.
        assertEquals(0, (state.autocorrelation(1e-4) - varianceH) / 1e-4, 1e-3 * varianceH);
    }

    private static double curvature(java.util.function.DoubleUnaryOperator f, double x, double d) {
        return (-f.applyAsDouble(x + 2 * d)
                        + 16 * f.applyAsDouble(x + d)
                        - 30 * f.applyAsDouble(x)
                        + 16 * f.applyAsDouble(x - d)
                        - f.applyAsDouble(x - 2 * d))
                / (12 * d * d);
    }

    /** A gate without gain leaves the additive network with the coupling g σ_r(0). */
    @Test
    void gateWithoutGain() {
        ClosedState state = ClosedSolver.solve(GatedNetwork.of(4, 0)).orElseThrow();
        AdditiveState additive = MeanField.solve(AdditiveNetwork.tanh(2));
        // x = g h obeys x' = −x + (g/2) J φ(x) with gain 1 inside φ; y = x is the additive network of gain 2.
        assertEquals(additive.variance(), 16 * state.varianceH().value(), 1e-11);
        assertEquals(
                0.5 * additive.maximalLyapunovExponent(),
                state.maximalLyapunovExponent().value(),
                1e-11);
    }

    @ParameterizedTest
    @CsvSource({"1.9, 7, 1", "1.9, 7.8, 1", "1.2, 1000, 1", "2, 1, 0", "0.001, 5, 1", "1.6, 1000, 0"})
    void noneBelowTheOnset(double gain, double resetGain, double resetTime) {
        assertTrue(ClosedSolver.solve(GatedNetwork.of(gain, resetGain).withResetTime(resetTime))
                .isEmpty());
    }

    /** Strong frozen input suppresses chaos, and a fixed point's constant correlation is not taken for it. */
    @Test
    void noneUnderStrongInput() {
        assertTrue(ClosedSolver.solve(GatedNetwork.of(1.9, 7).withInputStd(0.6)).isEmpty());
        assertTrue(ClosedSolver.solve(GatedNetwork.of(3, 1).withBias(3)).isEmpty());
    }

    @Test
    void neighbourGivesTheSameState() {
        ClosedState start = ClosedSolver.solve(GatedNetwork.of(2.5, 3)).orElseThrow();
        GatedNetwork network = GatedNetwork.of(2.4, 3.3);
        ClosedState cold = ClosedSolver.solve(network).orElseThrow();
        ClosedState warm = ClosedSolver.solve(network, start).orElseThrow();
        assertEquals(cold.varianceH().value(), warm.varianceH().value(), 1e-12);
        assertEquals(
                cold.maximalLyapunovExponent().value(),
                warm.maximalLyapunovExponent().value(),
                1e-12);
        // From beyond the fold back to where there is none.
        ClosedState near = ClosedSolver.solve(GatedNetwork.of(1.9, 7.9)).orElseThrow();
        assertTrue(ClosedSolver.solve(GatedNetwork.of(1.9, 7.7), near).isEmpty());
    }

    @Test
    void unstableStateLiesBelowTheStableOneAndMeetsItAtTheFold() {
        GatedNetwork network = GatedNetwork.of(1.9, 8.5);
        ClosedState upper = ClosedSolver.solve(network).orElseThrow();
        ClosedState lower = ClosedSolver.unstable(network).orElseThrow();
        assertTrue(upper.isStable());
        assertFalse(lower.isStable());
        assertTrue(lower.varianceH().value() < 0.5 * upper.varianceH().value());
        assertTrue(lower.maximalLyapunovExponent().value() > 0);
        double fold = ChaosOnset.criticalResetGain(network).orElseThrow().value();
        double gap = gap(fold + 1e-4);
        // The branches part as the square root of the distance.
        assertEquals(2, gap(fold + 4e-4) / gap, 0.01);
        assertTrue(ClosedSolver.unstable(GatedNetwork.of(1.9, 7)).isEmpty());
        assertTrue(ClosedSolver.unstable(GatedNetwork.of(2.5, 3)).isEmpty());
    }

    /** A bias moves rest to a stable fixed point, beside which the two states exist as they do beside h = 0. */
    @Test
    void unstableStateBesideANonZeroFixedPoint() {
        GatedNetwork network = GatedNetwork.of(1.9, 8).withBias(0.01);
        MeanFieldFixedPoint rest = FixedPoints.solve(network).get(0);
        assertTrue(rest.staticStability() < 1);
        ClosedState upper = ClosedSolver.solve(network).orElseThrow();
        ClosedState lower = ClosedSolver.unstable(network).orElseThrow();
        assertTrue(upper.isStable());
        assertFalse(lower.isStable());
        assertTrue(rest.varianceH() < lower.varianceH().value());
        assertTrue(lower.varianceH().value() < 0.5 * upper.varianceH().value());
        assertTrue(lower.maximalLyapunovExponent().value() > 0);
        assertTrue(ClosedSolver.unstable(network.withResetGain(7)).isEmpty());
        assertTrue(ClosedSolver.unstable(network.withBias(0.2)).isEmpty());
    }

    private static double gap(double resetGain) {
        GatedNetwork network = GatedNetwork.of(1.9, resetGain);
        return ClosedSolver.solve(network).orElseThrow().varianceH().value()
                - ClosedSolver.unstable(network).orElseThrow().varianceH().value();
    }

    @Test
    void branchFollowsBothStates() {
        for (double variance : new double[] {0.002, 0.04}) {
            ClosedSolver.BranchPoint point =
                    ClosedSolver.branchAt(GatedNetwork.of(1.9, 1), variance).orElseThrow();
            assertEquals(variance, point.state().varianceH().value(), 1e-11);
            assertEquals(variance > 0.0134, point.state().isStable());
            GatedNetwork network = GatedNetwork.of(1.9, point.resetGain());
            ClosedState again =
                    (variance > 0.0134 ? ClosedSolver.solve(network) : ClosedSolver.unstable(network)).orElseThrow();
            assertEquals(variance, again.varianceH().value(), 1e-10);
        }
        assertTrue(ClosedSolver.branchAt(GatedNetwork.of(1.9, 1), 0.3).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> ClosedSolver.branchAt(GatedNetwork.of(1.9, 1), 0));
    }

    @Test
    void momentsOfTheJacobian() {
        GatedNetwork network = GatedNetwork.of(3, 2).withUpdateBias(-0.4).withResetBias(0.3);
        ClosedState state = ClosedSolver.solve(network).orElseThrow();
        JacobianStatistics statistics = state.jacobianStatistics();
        GaussianAverage h = new GaussianAverage(0, 9 * state.varianceH().value(), Nonlinearity.TANH);
        double squaredGain = h.of(x -> Math.pow(network.rateDerivative(x / 3), 2));
        GaussianAverage r = new GaussianAverage(0, state.varianceR().value(), Nonlinearity.TANH);
        double gate = r.of(x -> Math.pow(network.resetGate().value(x), 2));
        double gateSlope = r.of(x -> Math.pow(network.resetGate().derivative(x), 2));
        assertEquals(squaredGain, statistics.gates().rateWeight()[0], 1e-12 * squaredGain);
        assertEquals(gate, statistics.resetMoment(), 1e-13);
        assertEquals(state.rateVariance().value() * gateSlope, statistics.resetSlopeMoment(), 1e-13);
        assertEquals(network.updateGate().value(0), statistics.gates().meanOpening(), 0);
        assertEquals(0, statistics.gates().gateWeight()[0], 0);
        assertEquals(h.of(x -> network.rateDerivative(x / 3)), state.meanGain().value(), 1e-12);
    }

    /** τ_z = 0: z is its drive; τ_z = τ_r without other inputs: z and r are equal in law. */
    @Test
    void varianceOfTheUpdateGate() {
        ClosedState state = ClosedSolver.solve(GatedNetwork.of(3, 2)).orElseThrow();
        assertEquals(state.varianceR().value(), state.varianceZ().value(), 1e-12);
        ClosedState instantaneous = ClosedSolver.solve(
                        GatedNetwork.of(3, 2).withUpdateTime(0).withUpdateInputStd(0.5))
                .orElseThrow();
        assertEquals(
                instantaneous.rateVariance().value() + 0.25,
                instantaneous.varianceZ().value(),
                1e-13);
    }

    @Test
    void halfTimeHalvesTheRates() {
        ClosedState state =
                ClosedSolver.solve(GatedNetwork.of(3, 2).withBias(0.3)).orElseThrow();
        double rest = state.rateAutocorrelation(1e4);
        double half = 0.5 * (state.rateVariance().value() + rest);
        assertEquals(half, state.rateAutocorrelation(state.halfTime().value()), 1e-12);
    }

    /** Just above g_c the state is slow without bound; its rounding is reported. */
    @Test
    void slowStatesSayHowFarRoundingLimitsThem() {
        ClosedState state = ClosedSolver.solve(GatedNetwork.of(2 + 1e-6, 1)).orElseThrow();
        assertFalse(state.note().isEmpty());
        assertTrue(state.varianceH().error() > 1e-10 * state.varianceH().value());
        // Both variance and exponent are linear in g − g_c.
        ClosedState further = ClosedSolver.solve(GatedNetwork.of(2 + 1e-5, 1)).orElseThrow();
        assertEquals(10, further.varianceH().value() / state.varianceH().value(), 1e-3);
        assertEquals(
                10,
                further.maximalLyapunovExponent().value()
                        / state.maximalLyapunovExponent().value(),
                1e-3);
    }

    /** Extreme parameters: a solution with its small error, or a refusal, but never a silent number. */
    @ParameterizedTest
    @CsvSource({"1000, 1, 1", "100, 50, 0.01", "1.9, 1000, 1", "3, 1, 1e6", "3, 100, 1000"})
    void extremeParameters(double gain, double resetGain, double resetTime) {
        ClosedState state = ClosedSolver.solve(GatedNetwork.of(gain, resetGain).withResetTime(resetTime))
                .orElseThrow();
        assertTrue(state.varianceH().error() < 1e-9 * state.varianceH().value());
        assertTrue(state.maximalLyapunovExponent().error() < 1e-8);
        assertTrue(state.maximalLyapunovExponent().value() > 0);
    }

    @Test
    void refusesAMovingUpdateGate() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> ClosedSolver.solve(GatedNetwork.of(3, 1).withUpdateGain(2)));
        assertTrue(e.getMessage().contains("update_gain = 2.0"));
    }
}
