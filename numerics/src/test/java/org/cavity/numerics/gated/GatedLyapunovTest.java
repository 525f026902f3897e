package org.cavity.numerics.gated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

/** Identities that hold for every finite network. */
class GatedLyapunovTest {

    private static final GatedNetwork CHAOTIC =
            GatedNetwork.of(8, 2).withResetBias(2).withUpdateGain(2).withUpdateBias(1);

    private final NetworkSimulation<GatedNetwork> simulation = new NetworkSimulation<>(new GatedModel());

    @Test
    void exponentsAddUpToTheMeanTrace() {
        double coarse = traceDefect(0.1);
        double fine = traceDefect(0.05);
        // Both sides have errors of order dt⁴, with different constants.
        assertTrue(coarse < 1e-4, "defect " + coarse);
        assertTrue(fine < coarse / 8, "defects " + coarse + " and " + fine);
    }

    /** −(E σ_z + 1/τ_z + 1/τ_r)/3, but for the diagonal of Jʰ: N numbers of size g/√N, averaged. */
    @Test
    void meanExponentIsThatOfTheLeaks() {
        GatedNetwork network = CHAOTIC.withResetTime(0.5).withUpdateTime(2);
        Measurement m = simulation.measure(
                network,
                settings(40, 60, 0.1),
                Set.of(Quantity.MEAN_EXPONENT, Quantity.MEAN_UPDATE_GATE),
                Progress.NONE);
        double opening = m.sample(Quantity.MEAN_UPDATE_GATE).mean();
        assertEquals(-(opening + 0.5 + 2) / 3, m.sample(Quantity.MEAN_EXPONENT).mean(), 3 * network.gain() / 40 / 3);
    }

    /** To rounding, as fewer tangent vectors are made orthogonal at other times. */
    @Test
    void directionsAreCountedPerNeuron() {
        Measurement m = simulation.measure(
                CHAOTIC,
                settings(40, 60, 0.1),
                Set.of(Quantity.KY_DIMENSION, Quantity.UNSTABLE_FRACTION, Quantity.ENTROPY_RATE, Quantity.MAX_LYAPUNOV),
                Progress.NONE);
        LyapunovExponents e = exponents(CHAOTIC, settings(40, 60, 0.1), 120);
        long positive = Arrays.stream(e.values()).filter(v -> v > 0).count();
        assertTrue(positive > 0, "chaotic");
        assertEquals(positive / 40.0, m.sample(Quantity.UNSTABLE_FRACTION).mean());
        assertEquals(
                e.kaplanYorkeDimension().value(),
                m.sample(Quantity.KY_DIMENSION).mean(),
                1e-12);
        assertEquals(e.values()[0], m.sample(Quantity.MAX_LYAPUNOV).mean(), 1e-12);
        assertEquals(
                Arrays.stream(e.values()).filter(v -> v > 0).sum() / 40,
                m.sample(Quantity.ENTROPY_RATE).mean(),
                1e-12);
    }

    /** The same network and start: exponents of both are those of h, and the gates' leaks −1, N times each. */
    @Test
    void openGatesGiveTheExponentsOfTheAdditiveNetworkAndTheLeaks() {
        int size = 30;
        double resetTime = 0.2;
        double updateTime = 0.125;
        GatedNetwork open = GatedNetwork.of(3, 0)
                .withResetBias(40)
                .withUpdateBias(40)
                .withResetTime(resetTime)
                .withUpdateTime(updateTime);
        SimulationSettings settings = settings(size, 200, 0.1);
        double[] gated = exponents(open, settings, 3 * size).values();
        double[] additive = new NetworkSimulation<>(new AdditiveModel())
                .lyapunov(AdditiveNetwork.tanh(3), settings, LyapunovRequest.leading(size), Progress.NONE)
                .values();
        // Trajectories part after a few Lyapunov times; averages over 200 time units then scatter.
        assertEquals(additive[0], gated[0], 0.06);
        // Leaks by Runge–Kutta: log of 1 − x + x²/2 − x³/6 + x⁴/24 at x = dt/τ, over dt.
        // The frame turns on the way, so that the average keeps a remainder of order 1/time.
        for (int i = 0; i < size; i++) {
            assertEquals(leak(0.1, resetTime), gated[size + i], 0.2 / settings.time());
            assertEquals(leak(0.1, updateTime), gated[2 * size + i], 0.2 / settings.time());
        }
    }

    @Test
    void exponentsOfAFixedPointAreItsEigenvalues() {
        GatedNetwork resting = GatedNetwork.of(1, 2).withUpdateGain(2).withResetTime(0.5);
        SimulationSettings settings = new SimulationSettings(30, 1, 1, 200, 60, 0.1, 1);
        Measurement m = simulation.measure(
                resting,
                settings,
                Set.of(Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_ABSCISSA, Quantity.SLOW_FRACTION),
                Progress.NONE);
        double[] re = simulation.eigenvalues(resting, settings, Progress.NONE).re();
        double abscissa = Arrays.stream(re).max().orElseThrow();
        assertEquals(abscissa, m.sample(Quantity.MAX_LYAPUNOV).mean(), 1e-7);
        assertEquals(abscissa, m.sample(Quantity.SPECTRAL_ABSCISSA).mean(), 1e-7);
        assertEquals(0, m.sample(Quantity.SLOW_FRACTION).mean());
        // Every eigenvalue of this state is smaller than 10, and there are three a neuron.
        assertEquals(
                3,
                simulation
                        .measure(resting, settings.withSlowBound(10), Set.of(Quantity.SLOW_FRACTION), Progress.NONE)
                        .sample(Quantity.SLOW_FRACTION)
                        .mean());
    }

    @Test
    void coarseTangentsGiveTheSameExponents() {
        SimulationSettings settings = settings(40, 60, 0.1);
        double[] fine = exponents(CHAOTIC, settings, 20).values();
        double[] coarse = exponents(
                        CHAOTIC, settings.withScheme(new Scheme(Integrator.AUTOMATIC, Precision.DOUBLE, true)), 20)
                .values();
        // |μ|⁵ (2 dt)⁴ / 120 with |μ| ≤ 3 for the radius of the Jacobian, and as much for the other scheme.
        assertArrayEquals(fine, coarse, 6e-3);
    }

    @Test
    void threadsDoNotChangeABit() {
        SimulationSettings settings = settings(100, 10, 0.1);
        GatedNetwork network = CHAOTIC.withResetNoiseVariance(0.5);
        double[] one = exponents(network, settings, 60).values();
        assertArrayEquals(one, exponents(network, settings.withThreads(2), 60).values());
    }

    @Test
    void countMustFitTheNetwork() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> exponents(CHAOTIC, settings(10, 20, 0.1), 31));
        assertEquals("count = 31 is out of range: it must be between 1 and 3 times the size, 30.", e.getMessage());
    }

    private double traceDefect(double timeStep) {
        GatedNetwork network = CHAOTIC.withInputStd(0.3).withResetTime(0.5).withBias(0.1);
        LyapunovExponents result = exponents(network, settings(20, 50, timeStep), 60);
        double mean = Arrays.stream(result.values()).average().orElseThrow();
        return Math.abs(mean - result.traceRule());
    }

    private LyapunovExponents exponents(GatedNetwork network, SimulationSettings settings, int count) {
        return simulation.lyapunov(network, settings, LyapunovRequest.leading(count), Progress.NONE);
    }

    private static double leak(double timeStep, double time) {
        double x = timeStep / time;
        return Math.log(1 - x + x * x / 2 - x * x * x / 6 + x * x * x * x / 24) / timeStep;
    }

    private static SimulationSettings settings(int size, double time, double timeStep) {
        return new SimulationSettings(size, 1, 2, 50, time, timeStep, 1);
    }
}
