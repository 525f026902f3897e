package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

/** Identities that hold for every finite network. */
class AdditiveLyapunovTest {

    private static final Nonlinearity LINEAR = Nonlinearity.of("linear", x -> x, x -> 1);

    private final NetworkSimulation<AdditiveNetwork> simulation = new NetworkSimulation<>(new AdditiveModel());

    @Test
    void exponentsOfAFlowAddUpToTheMeanTrace() {
        double coarse = traceDefect(0.1);
        double fine = traceDefect(0.05);
        // Both sides have errors of order dt⁴, with different constants.
        assertTrue(coarse < 1e-5, "defect " + coarse);
        assertTrue(fine < coarse / 8, "defects " + coarse + " and " + fine);
    }

    @Test
    void exponentsUnderNoiseAddUpToTheMeanTrace() {
        AdditiveNetwork network =
                AdditiveNetwork.tanh(2).withNoise(0.3).withBias(0.2).withMeanCoupling(0.5);
        LyapunovExponents result = exponents(network, settings(24, 1, 50, 0.02), 24);
        // log det(1 + A dt) = tr A dt + O(dt²) per step for Heun's step with its own quadrature.
        assertEquals(result.traceRule(), mean(result), 2e-3);
    }

    @Test
    void exponentsOfAMapAddUpToTheMeanLogarithmOfItsDeterminant() {
        for (double meanCoupling : new double[] {0, 0.7}) {
            AdditiveNetwork network = AdditiveNetwork.tanh(2).withStep(1).withMeanCoupling(meanCoupling);
            LyapunovExponents result = exponents(network, settings(40, 2, 400, 1), 40);
            assertEquals(result.traceRule(), mean(result), 1e-10);
        }
    }

    @Test
    void exponentsOfALinearFlowAreTheRealPartsOfItsEigenvalues() {
        SimulationSettings settings = settings(12, 3, 2000, 0.1);
        AdditiveNetwork network = AdditiveNetwork.of(LINEAR, 0.8);
        double[] exponents = exponents(network, settings, 12).values();
        double[] expected =
                sorted(simulation.eigenvalues(network, settings, Progress.NONE).re());
        for (int i = 0; i < exponents.length; i++) {
            // The frame of a complex pair turns, so that the average keeps a remainder of order 1/time.
            assertEquals(expected[i], exponents[i], 3 / settings.time(), "exponent " + i);
        }
    }

    @Test
    void exponentsOfALinearMapAreTheLogarithmsOfItsEigenvalues() {
        SimulationSettings settings = settings(12, 3, 2000, 0.1);
        AdditiveNetwork network = AdditiveNetwork.of(LINEAR, 0.8).withStep(1);
        double[] exponents = exponents(network, settings, 12).values();
        JacobianEigenvalues eigenvalues = simulation.eigenvalues(network, settings, Progress.NONE);
        double[] expected = sorted(IntStream.range(0, 12)
                .mapToDouble(i ->
                        Math.log(Math.hypot(eigenvalues.re()[i], eigenvalues.im()[i])))
                .toArray());
        for (int i = 0; i < exponents.length; i++) {
            assertEquals(expected[i], exponents[i], 3 / settings.time(), "exponent " + i);
        }
    }

    @Test
    void anAutonomousChaoticFlowHasOneExponentZero() {
        LyapunovExponents result = exponents(AdditiveNetwork.tanh(4), settings(100, 1, 600, 0.1), 8);
        assertTrue(result.values()[0] > 5 * result.errors()[0], "chaotic: " + Arrays.toString(result.values()));
        int nearest = IntStream.range(0, 8)
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(result.values()[i])))
                .orElseThrow();
        // The time average of the growth along the flow is log of a ratio of velocities over time, hence O(1/time).
        assertEquals(0, result.values()[nearest], 3 * result.errors()[nearest] + 2 / 600.0);
    }

    @Test
    void noiseBreaksTheZeroExponent() {
        LyapunovExponents result = exponents(AdditiveNetwork.tanh(0.5).withNoise(1), settings(40, 1, 100, 0.05), 1);
        assertTrue(result.values()[0] < -0.3);
        assertEquals(0, result.kaplanYorkeDimension().value());
        assertEquals(0, result.entropyRate().value());
    }

    @Test
    void convergenceEndsAtTheResult() {
        LyapunovExponents result = exponents(AdditiveNetwork.tanh(3), settings(50, 1, 100, 0.1), 3);
        int last = result.convergenceTime().length - 1;
        assertEquals(100, result.convergenceTime()[last], 1e-9);
        for (int i = 0; i < 3; i++) {
            assertEquals(result.values()[i], result.convergence()[i][last]);
        }
    }

    @Test
    void exponentsDoNotDependOnHowOftenTheFrameIsOrthonormalised() {
        AdditiveNetwork network = AdditiveNetwork.tanh(3);
        SimulationSettings settings = settings(60, 1, 60, 0.1);
        double[] often = simulation
                .lyapunov(network, settings, new LyapunovRequest(60, 0, 0.1), Progress.NONE)
                .values();
        double[] seldom = simulation
                .lyapunov(network, settings, LyapunovRequest.leading(60), Progress.NONE)
                .values();
        // The same products of the same matrices, rounded differently; neighbours may turn into each other.
        assertArrayEquals(often, seldom, 1e-8);
    }

    @Test
    void coarseTangentsGiveTheSameExponents() {
        AdditiveNetwork network = AdditiveNetwork.tanh(3);
        SimulationSettings settings = settings(60, 1, 60, 0.1);
        double[] fine = exponents(network, settings, 60).values();
        double[] coarse = exponents(
                        network, settings.withScheme(new Scheme(Integrator.AUTOMATIC, Precision.DOUBLE, true)), 60)
                .values();
        // |μ|⁵ (2 dt)⁴ / 120 with |μ| ≤ 2.5 for the radius of the Jacobian, and as much for the other scheme.
        assertArrayEquals(fine, coarse, 2e-3);
        assertEquals(fine[0], coarse[0], 1e-4);
    }

    @Test
    void stopsAtTheRequestedError() {
        AdditiveNetwork network = AdditiveNetwork.tanh(3);
        SimulationSettings settings = settings(100, 1, 20_000, 0.1);
        LyapunovExponents result =
                simulation.lyapunov(network, settings, new LyapunovRequest(1, 0.02, 0), Progress.NONE);
        double time = result.convergenceTime()[result.convergenceTime().length - 1];
        assertTrue(result.errors()[0] <= 0.02, "error " + result.errors()[0]);
        assertTrue(time >= 128 && time < 10_000, "time " + time);
        assertTrue(result.warnings().isEmpty(), result.warnings().toString());
        LyapunovExponents hurried =
                simulation.lyapunov(network, settings(100, 1, 60, 0.1), new LyapunovRequest(1, 1e-6, 0), Progress.NONE);
        assertTrue(hurried.warnings().get(0).contains("above the requested 1.0E-6"), hurried.warnings()::toString);
    }

    @Test
    void threadsDoNotChangeABit() {
        AdditiveNetwork network = AdditiveNetwork.tanh(3).withMeanCoupling(0.3);
        for (Precision precision : Precision.values()) {
            SimulationSettings one =
                    settings(150, 1, 10, 0.1).withScheme(new Scheme(Integrator.AUTOMATIC, precision, false));
            double[] alone = exponents(network, one, 70).values();
            for (int threads = 2; threads <= 3; threads++) {
                assertArrayEquals(
                        alone, exponents(network, one.withThreads(threads), 70).values());
            }
        }
    }

    @Test
    void countMustFitTheNetwork() {
        SimulationSettings settings = settings(10, 1, 100, 0.1);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> simulation.lyapunov(
                        AdditiveNetwork.tanh(2), settings, LyapunovRequest.leading(11), Progress.NONE));
        assertEquals("count = 11 is out of range: it must be between 1 and the size, 10.", e.getMessage());
    }

    private double traceDefect(double timeStep) {
        AdditiveNetwork network = AdditiveNetwork.tanh(3).withInputVariance(0.1);
        LyapunovExponents result = exponents(network, settings(30, 1, 50, timeStep), 30);
        return Math.abs(mean(result) - result.traceRule());
    }

    private LyapunovExponents exponents(AdditiveNetwork network, SimulationSettings settings, int count) {
        return simulation.lyapunov(network, settings, LyapunovRequest.leading(count), Progress.NONE);
    }

    private static SimulationSettings settings(int size, long seed, double time, double timeStep) {
        return new SimulationSettings(size, 1, seed, 50, time, Math.min(0.5, timeStep), 1);
    }

    private static double mean(LyapunovExponents result) {
        return Arrays.stream(result.values()).average().orElseThrow();
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(v -> v)
                .toArray();
    }
}
