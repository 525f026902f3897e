package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.Sites;
import org.cavity.theory.gated.closed.ClosedSolver;
import org.cavity.theory.gated.closed.ClosedState;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledSolverTest {

    /** Set B of the literature's checks. */
    private static final GatedNetwork MODERATE =
            GatedNetwork.of(3, 2).withUpdateGain(2).withUpdateTime(2);

    private static SampledState solve(GatedNetwork network, Sampling sampling) {
        return SampledSolver.solve(network, sampling, Tasks.SEQUENTIAL).orElseThrow();
    }

    private static void assertWithin(double factor, double value, double error, Estimate estimate) {
        double combined = Math.hypot(error, estimate.error());
        assertTrue(
                Math.abs(estimate.value() - value) <= factor * combined,
                () -> estimate + " is further than " + factor + " combined errors from " + value + " ± " + error);
    }

    /**
     * With a gate that stands still nothing is left to sample, and the closed theory (spectral Newton, residual
     * 1e-12) gives what must come out: with a frozen input to h and to r, a plateau, a fast reset gate and a large
     * gain among them. The mixture of five terms leaves some 1e-5 of the variance, the step of the window as much.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 0, 0, .0912151, .0406993",
        "1.9, 20, .2, 0, 0, .046696, .1641055",
        "1.9, 7, 1, .1, 0, .0807322, .0535896",
        "1.8, 5, 1, 0, 1, .058701, .0234279",
        "8, 2, 1, 0, 0, .201692, .2556150"
    })
    void closedCaseWithoutSampling(
            double g,
            double resetGain,
            double tau,
            double inputStd,
            double resetInput,
            double variance,
            double exponent) {
        GatedNetwork network = GatedNetwork.of(g, resetGain)
                .withResetTime(tau)
                .withInputStd(inputStd)
                .withResetInputStd(resetInput);
        SampledState state = solve(network, Sampling.COARSE.withPairs(1));
        assertEquals(variance, state.varianceH().value(), 1e-4 * variance);
        assertEquals(exponent, state.maximalLyapunovExponent().value(), 1e-3 * exponent);
        assertEquals("", state.note());
    }

    /**
     * Against a solver of its own kind in another language, and a value of its spectral edge from the plain sampler.
     */
    @Test
    void moderateGate() {
        SampledState state = solve(MODERATE, Sampling.COARSE);
        assertWithin(3, .10859, 4e-5, state.varianceH());
        assertWithin(3, .38935, 8e-5, state.rateVariance());
        assertWithin(3, 10.7, .05, state.halfTime());
        double variance = state.varianceH().value();
        assertTrue(state.toString().contains("variance_h " + variance), state::toString);
        Estimate five = state.autocorrelationEstimate(5);
        assertWithin(3, .8336, 2e-4, Estimate.of(five.value() / variance, five.error() / variance));
        assertWithin(3, .0644, 4e-4, state.maximalLyapunovExponent());
        JacobianStatistics jacobian = state.jacobianStatistics();
        assertEquals(0.5, jacobian.gates().meanOpening(), 1e-12);
        double total = 0;
        double square = 0;
        for (int k = 0; k < jacobian.gates().opening().length; k++) {
            double p = jacobian.gates().probability()[k];
            total += p;
            square += p * Math.pow(jacobian.gates().opening()[k], 2);
        }
        assertEquals(1, total, 1e-12);
        GaussianAverage overZ = new GaussianAverage(0, state.varianceZ().value(), Nonlinearity.TANH);
        // Bins of 2 % and a regression on the mean opening alone; the scatter of 24 paths is 1e-2.
        assertEquals(overZ.of(z -> Math.pow(MODERATE.updateGate().value(z), 2)), square, 2e-3);
        assertTrue(state.varianceH().error() < 5e-4);
        assertTrue(state.decayRate().orElseThrow().value() > 0.05);
    }

    /** The transpose has the same exponent. Ratios from the plain sampler and from networks of a thousand units. */
    @Test
    void adjointGrowsAsFast() {
        SampledState.AdjointGrowth closed =
                solve(GatedNetwork.of(3, 1), Sampling.COARSE.withPairs(1)).adjointGrowth();
        assertEquals(.0406993, closed.rate().value(), closed.rate().error());
        SampledState state = solve(MODERATE, Sampling.COARSE);
        SampledState.AdjointGrowth growth = state.adjointGrowth();
        Estimate forward = state.maximalLyapunovExponent();
        assertWithin(3, forward.value(), forward.error(), growth.rate());
        assertEquals(.0040, growth.updateRatio().value(), .0010);
        assertEquals(.0066, growth.resetRatio().value(), .0005);
    }

    @ParameterizedTest
    @CsvSource({"1.9, 7, 0, 0, 0", "1.9, 7, 3, 0, 0", "0.8, 1, 2, 0, 0", "1.5, 3, 2, .5, .5"})
    void activityDiesOrFreezes(double g, double resetGain, double updateGain, double bias, double inputStd) {
        GatedNetwork network = GatedNetwork.of(g, resetGain)
                .withUpdateGain(updateGain)
                .withBias(bias)
                .withInputStd(inputStd);
        assertTrue(
                SampledSolver.solve(network, Sampling.COARSE, Tasks.SEQUENTIAL).isEmpty());
    }

    @Test
    void sameBitsWhoeverRunsThePieces() {
        Tasks backwardsOnThreads =
                (count, task) -> IntStream.range(0, count).parallel().forEach(i -> task.accept(count - 1 - i));
        SampledState one = solve(MODERATE, Sampling.COARSE.withPairs(5));
        SampledState other = SampledSolver.solve(MODERATE, Sampling.COARSE.withPairs(5), backwardsOnThreads)
                .orElseThrow();
        assertEquals(one.varianceH(), other.varianceH());
        assertEquals(one.maximalLyapunovExponent(), other.maximalLyapunovExponent());
        assertEquals(one.slowFraction(0.1), other.slowFraction(0.1));
        assertArrayEquals(
                one.jacobianStatistics().gates().gateWeight(),
                other.jacobianStatistics().gates().gateWeight());
    }

    /** A gate that hardly moves leaves the slow modes of one that stands still, for which h and r are normal. */
    @Test
    void slowModesOfAnAllButStandingGate() {
        GatedNetwork network = GatedNetwork.of(3, 2).withResetTime(0.5);
        ClosedState still = ClosedSolver.solve(network).orElseThrow();
        SampledState state = solve(network.withUpdateGain(1e-3), Sampling.COARSE.withPairs(2));
        for (double bound : new double[] {0.05, 0.3, 0.8}) {
            double exact = still.slowFraction(bound).value();
            // Strata of 1024 sites, and a variance of h to 1e-4.
            assertEquals(exact, state.slowFraction(bound).value(), 0.004, "below " + bound);
        }
    }

    /** Moments of drawn sites are those that averages over the paths give, to the scatter of 8192 of them. */
    @Test
    void sitesHaveTheLawOfTheState() {
        GatedNetwork network = GatedNetwork.of(4, 2).withUpdateGain(5);
        SampledState state = solve(network, Sampling.COARSE);
        Sites sites = state.sites(8192).get(0);
        int n = sites.h().length;
        double[] mean = new double[5];
        for (int i = 0; i < n; i++) {
            double gain = network.rateDerivative(sites.h()[i]);
            double moved = network.updateGate().derivative(sites.z()[i]) * sites.drive()[i] * gain;
            mean[0] += sites.h()[i] * sites.h()[i] / n;
            mean[1] += sites.z()[i] * sites.z()[i] / n;
            mean[2] += sites.r()[i] * sites.r()[i] / n;
            mean[3] += moved * moved / n;
            mean[4] += network.updateGate().value(sites.z()[i]) * gain * gain / n;
        }
        JacobianStatistics exact = state.jacobianStatistics();
        double gateWeight = 0;
        double openRateWeight = 0;
        for (int k = 0; k < exact.gates().opening().length; k++) {
            gateWeight += exact.gates().gateWeight()[k];
            openRateWeight += exact.gates().opening()[k] * exact.gates().rateWeight()[k];
        }
        assertEquals(state.varianceH().value(), mean[0], 0.03 * mean[0]);
        assertEquals(state.varianceZ().value(), mean[1], 0.01 * mean[1]);
        assertEquals(state.varianceR().value(), mean[2], 0.03 * mean[2]);
        assertEquals(gateWeight, mean[3], 0.08 * gateWeight);
        assertEquals(openRateWeight, mean[4], 0.05 * openRateWeight);
    }

    /** Started nearby, with the same random numbers, it finds the same state to the tolerance of convergence. */
    @Test
    void neighbourLeadsToTheSameState() {
        SampledState neighbour = solve(MODERATE.withGain(3.05), Sampling.COARSE);
        SampledState cold = solve(MODERATE, Sampling.COARSE);
        SampledState warm = SampledSolver.solve(MODERATE, Sampling.COARSE, Tasks.SEQUENTIAL, neighbour.sequel())
                .orElseThrow();
        assertWithin(3, cold.varianceH().value(), cold.varianceH().error(), warm.varianceH());
    }

    /** All biases and a frozen input at once, against h sampled plainly from the same drives. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", ".3, -.5, .2, .4"})
    void plainSamplerAgrees(double bias, double updateBias, double inputStd, double updateInputStd) {
        GatedNetwork network = GatedNetwork.of(4, 2)
                .withUpdateGain(3)
                .withBias(bias)
                .withUpdateBias(updateBias)
                .withInputStd(inputStd)
                .withUpdateInputStd(updateInputStd);
        SampledState state = solve(network, Sampling.COARSE.withPairs(4));
        StationaryCorrelation solution = state.solutions().get(0);
        PlainSampler plain = new PlainSampler(network, solution.window(), solution.rate(), 200, 7);
        assertWithin(3.5, plain.rateVariance().value(), plain.rateVariance().error(), state.rateVariance());
        assertWithin(3.5, plain.varianceH().value(), plain.varianceH().error(), state.varianceH());
        assertWithin(3.5, plain.meanGain().value(), plain.meanGain().error(), state.meanGain());
        double gate = 0;
        double rate = 0;
        JacobianStatistics jacobian = state.jacobianStatistics();
        for (int k = 0; k < jacobian.gates().opening().length; k++) {
            gate += jacobian.gates().gateWeight()[k];
            rate += jacobian.gates().opening()[k] * jacobian.gates().rateWeight()[k];
        }
        // The state's own error is far below those of the plain sampler.
        assertWithin(4, gate, 0, plain.gateWeight());
        assertWithin(4, rate, 0, plain.openRateWeight());
    }

    /** Close to the onset correlations are slow, and the gate hardly moves: the closed theory is where to start. */
    @Test
    void convergesCloseToTheOnset() {
        GatedNetwork network = GatedNetwork.of(2.02, 0.5);
        SampledState state = solve(network.withUpdateGain(3), Sampling.COARSE);
        assertEquals("", state.note());
        assertTrue(state.halfTime().value() > 100);
        // The gate's fluctuations α_z √C_z = 0.3 change the variance in second order.
        double still = ClosedSolver.solve(network).orElseThrow().varianceH().value();
        assertEquals(still, state.varianceH().value(), 0.1 * still);
    }

    @Test
    void tooSharpGateIsRefusedInWords() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> SampledSolver.solve(
                        GatedNetwork.of(3, 1).withUpdateGain(1000), Sampling.COARSE.withPairs(2), Tasks.SEQUENTIAL));
        assertTrue(e.getMessage().startsWith("update_gain = 1000"), e.getMessage());
    }

    @Test
    void samplingNamesWhatIsWrong() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Sampling.COARSE.withPairs(0))
                .getMessage()
                .startsWith("pairs = 0"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Sampling.COARSE.withRandomisations(1))
                .getMessage()
                .startsWith("randomisations = 1"));
    }

    /** The variance to 1e-4, as a single point is asked for. */
    @Test
    @Tag("slow")
    void moderateGateAtStandardEffort() {
        SampledState state = solve(MODERATE, Sampling.STANDARD);
        assertTrue(state.varianceH().error() <= 1e-4, state.varianceH()::toString);
        assertWithin(3, .10859, 4e-5, state.varianceH());
        assertWithin(3, .0644, 4e-4, state.maximalLyapunovExponent());
    }

    /** Sharp gates with correlation times of hundreds, which plain sampling does not resolve, and a large gain. */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 10, 1, .0954, 4e-4, .3662, 8e-4, .0079, 5e-4",
        "2.6, 0, 5, 2, .0584, 1e-4, .2366, 2e-4, .0046, 3e-4",
        "8, 2, 6, 1, .2275, 4e-4, .7943, 3e-4, .262, 4e-3"
    })
    @Tag("slow")
    void sharpGates(
            double g,
            double resetGain,
            double updateGain,
            double updateTime,
            double variance,
            double varianceError,
            double rate,
            double rateError,
            double exponent,
            double exponentError) {
        GatedNetwork network =
                GatedNetwork.of(g, resetGain).withUpdateGain(updateGain).withUpdateTime(updateTime);
        SampledState state = solve(network, Sampling.STANDARD);
        assertWithin(3, variance, varianceError, state.varianceH());
        assertWithin(3, rate, rateError, state.rateVariance());
        assertWithin(3, exponent, exponentError, state.maximalLyapunovExponent());
    }
}
