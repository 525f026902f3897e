package org.cavity.numerics.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Where requests end: what is refused before anything is drawn, what it costs, what does not depend on it. */
class AdditiveLimitsTest {

    private static final AdditiveNetwork CHAOTIC = AdditiveNetwork.tanh(2);
    private static final AdditiveNetwork STRUCTURED = CHAOTIC.withCoupling(CouplingEnsemble.ORTHOGONAL);

    private final NetworkSimulation<AdditiveNetwork> simulation = new NetworkSimulation<>(new AdditiveModel());

    @Test
    void blocksThatNoArrayHoldsAreRefused() {
        SimulationSettings wide = settings(1 << 28).withTrajectories(7);
        assertRefused(
                "size = 268435456 is too large for 7 trajectories and 1 tangent vectors",
                () -> measure(STRUCTURED, wide, Quantity.MAX_LYAPUNOV));
        assertRefused(
                "size = 268435456 is too large for 8 trajectories",
                () -> measure(STRUCTURED, wide.withTrajectories(8), Quantity.MEAN));
        assertRefused(
                "size = 268435456 is too large for 1 trajectories and 7 tangent vectors",
                () -> lyapunov(STRUCTURED, settings(1 << 28), 7));
        assertRefused(
                "size = 65536 with 65536 exponents is too large",
                () -> measure(STRUCTURED, settings(1 << 16), Quantity.ENTROPY_RATE));
        assertRefused(
                "size = 46100 with 46100 exponents is too large", () -> lyapunov(CHAOTIC, settings(46100), 46100));
    }

    @Test
    void eigenvaluesOfMatricesThatNoArrayHoldsAreRefused() {
        String refusal = "size = 65536 is out of range: eigenvalues need a size of at most 46340.";
        SimulationSettings large = settings(1 << 16);
        assertRefused(refusal, () -> measure(STRUCTURED, large, Quantity.SPECTRAL_RADIUS));
        assertRefused(refusal, () -> measure(STRUCTURED.withMeanCoupling(1), large, Quantity.OUTLIER));
        assertRefused(refusal, () -> simulation.eigenvalues(STRUCTURED, large, Progress.NONE));
    }

    @Test
    void integratorsThatDoNotSuitTheNetworkAreRefused() {
        SimulationSettings rungeKutta =
                settings(20).withScheme(new Scheme(Integrator.RUNGE_KUTTA, Precision.DOUBLE, false));
        assertRefused(
                "integrator = rk4 is out of place: a map is iterated; it takes no integrator.",
                () -> measure(CHAOTIC.withStep(1), rungeKutta, Quantity.MEAN));
        assertRefused(
                "integrator = rk4 has no place for noise = 0.3: it needs noise = 0.",
                () -> measure(CHAOTIC.withNoise(0.3), rungeKutta, Quantity.MEAN));
    }

    @Test
    void statisticsDoNotDependOnWhatElseIsAsked() {
        AdditiveNetwork network = CHAOTIC.withNoise(0.1);
        for (int trajectories = 1; trajectories <= 2; trajectories++) {
            SimulationSettings settings = settings(60).withTrajectories(trajectories);
            double alone = value(measure(network, settings, Quantity.VARIANCE), Quantity.VARIANCE);
            Measurement all =
                    measure(network, settings, Quantity.VARIANCE, Quantity.DIMENSION_X, Quantity.MAX_LYAPUNOV);
            assertEquals(alone, value(all, Quantity.VARIANCE));
        }
    }

    @Test
    void theExponentOfALargeNetworkAtRestIsThatOfItsTangentVector() {
        AdditiveNetwork resting = AdditiveNetwork.tanh(0.5).withCoupling(CouplingEnsemble.ORTHOGONAL);
        SimulationSettings settings = new SimulationSettings(1 << 14, 1, 1, 60, 60, 0.5, 1);
        Measurement measurement = measure(resting, settings, Quantity.MAX_LYAPUNOV);
        // The edge of the spectrum of g J − 1 with orthogonal J is g − 1; a vector turns towards it like 1/t.
        assertEquals(-0.5, value(measurement, Quantity.MAX_LYAPUNOV), 3 / settings.time());
        assertTrue(measurement.warnings().toString().contains("tangent vector"), measurement.warnings()::toString);
        Measurement small = measure(resting, settings.withSize(64), Quantity.MAX_LYAPUNOV);
        assertFalse(small.warnings().toString().contains("tangent vector"), small.warnings()::toString);
    }

    @Test
    void costOfExponents() {
        SimulationSettings settings = settings(100);
        double product = 2e4;
        // Four products a step: the state for 10 + 20, nine vectors for the warm-up of 10 and 20.
        double frame = 2 * 100 * 81 * 30.0;
        assertEquals(4 * product * 10 * (30 + 9 * 30) + frame, cost(settings, 9), 1e-3);
        Scheme quick = new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, true);
        assertEquals(4 * product / 2 * 10 * (30 + 9 * 15) + frame, cost(settings.withScheme(quick), 9), 1e-3);
    }

    /** Vectors of the length of the network: the large arrays of a step, and few besides. */
    @Test
    void memoryOfExponentsCountsTheBlocksOfAStep() {
        int count = 200;
        SimulationSettings settings = settings(5040);
        Scheme coarse = new Scheme(Integrator.AUTOMATIC, Precision.DOUBLE, true);
        int few = 30;
        // Block, next, rates and packed vectors of a map; Heun's scheme has two slopes.
        assertEquals(4 * count, vectors(CHAOTIC.withStep(1), settings, count) - 2 * settings.size(), few);
        assertEquals(5 * count, vectors(CHAOTIC.withNoise(1), settings, count), few);
        // Runge–Kutta takes 24 vectors together: three stages, rates and packed vectors; so many more in a bundle.
        assertEquals(count + 5 * 24 + 5 * 24, vectors(CHAOTIC, settings, count), few);
        assertEquals(count + 2 * 5 * 24 + 5 * 24, vectors(CHAOTIC, settings.withThreads(2), count), few);
        assertEquals(count + 5 * 24, vectors(CHAOTIC, settings.withScheme(coarse), count), few);
    }

    /** Above 2^14 elements the elementwise work is divided too, and transforms are. */
    @Test
    void threadsDoNotChangeABitOfLargeNetworks() {
        int size = 8192;
        SimulationSettings one = new SimulationSettings(size, 1, 1, 2, 8, 0.1, 1).withTrajectories(2);
        Scheme quick = new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, true);
        AdditiveNetwork network = STRUCTURED.withMeanCoupling(0.3);
        double[] exponents = lyapunov(network, one.withScheme(quick), 30);
        Quantity[] quantities = {Quantity.VARIANCE, Quantity.RATE_VARIANCE, Quantity.STATIC_VARIANCE};
        Measurement measurement = measure(network, one, quantities);
        for (int threads = 2; threads <= 3; threads++) {
            SimulationSettings shared = one.withThreads(threads);
            assertArrayEquals(exponents, lyapunov(network, shared.withScheme(quick), 30), threads + " threads");
            Measurement again = measure(network, shared, quantities);
            for (Quantity quantity : quantities) {
                assertEquals(value(measurement, quantity), value(again, quantity), quantity.name());
            }
        }
    }

    /** Memory beside couplings and triangular factor. */
    private double vectors(AdditiveNetwork network, SimulationSettings settings, int count) {
        double size = settings.size();
        double all = simulation.lyapunovMemory(network, settings, LyapunovRequest.leading(count));
        return (all / 8 - size * size - 3.0 * count * (count + 504)) / size;
    }

    private double cost(SimulationSettings settings, int count) {
        return simulation.lyapunovCost(CHAOTIC, settings, LyapunovRequest.leading(count));
    }

    private Measurement measure(AdditiveNetwork network, SimulationSettings settings, Quantity... quantities) {
        return simulation.measure(network, settings, Set.of(quantities), Progress.NONE);
    }

    private double[] lyapunov(AdditiveNetwork network, SimulationSettings settings, int count) {
        return simulation
                .lyapunov(network, settings, LyapunovRequest.leading(count), Progress.NONE)
                .values();
    }

    private static double value(Measurement measurement, Quantity quantity) {
        return measurement.sample(quantity).mean();
    }

    private static SimulationSettings settings(int size) {
        return new SimulationSettings(size, 1, 1, 10, 20, 0.1, 1);
    }

    private static void assertRefused(String beginning, Executable request) {
        String message = assertThrows(IllegalArgumentException.class, request).getMessage();
        assertTrue(message.startsWith(beginning), message);
    }
}
