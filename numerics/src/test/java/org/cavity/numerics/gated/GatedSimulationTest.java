package org.cavity.numerics.gated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is measured, where requests end. Comparisons with theory are elsewhere: they need larger networks. */
class GatedSimulationTest {

    private static final GatedNetwork CHAOTIC =
            GatedNetwork.of(8, 2).withResetBias(2).withUpdateGain(2).withUpdateBias(1);

    private final NetworkSimulation<GatedNetwork> simulation = new NetworkSimulation<>(new GatedModel());

    @Test
    void everythingMeasurableIsMeasured() {
        Set<Quantity> wanted = new HashSet<>(simulation.measurable());
        Measurement m = simulation.measure(CHAOTIC, settings(60, 100), wanted, Progress.NONE);
        assertEquals(wanted, m.quantities().keySet());
        double rates = m.sample(Quantity.RATE_VARIANCE).mean();
        // z and r are filtered fields of variance E φ², up to the scatter √(2/N) of a row's squares and finite time.
        assertEquals(rates, m.sample(Quantity.VARIANCE_R).mean(), 0.4 * rates);
        assertTrue(m.sample(Quantity.MAX_LYAPUNOV).mean() > 0.1, "chaotic");
        assertTrue(m.sample(Quantity.SPECTRAL_ABSCISSA).mean() > 0.1, "unstable");
        assertTrue(
                m.sample(Quantity.HALF_TIME).mean() > 0.5
                        && m.sample(Quantity.HALF_TIME).mean() < 10,
                "half-time " + m.sample(Quantity.HALF_TIME));
    }

    /** With a gate that stands still its drive is measured all the same, and the gate's opening is exact. */
    @Test
    void aClosedNetworkHasTheOpeningOfItsBias() {
        GatedNetwork network = GatedNetwork.of(4, 1).withUpdateBias(0.7);
        Measurement m = simulation.measure(
                network, settings(60, 100), Set.of(Quantity.MEAN_UPDATE_GATE, Quantity.VARIANCE_Z), Progress.NONE);
        assertEquals(
                1 / (1 + Math.exp(-0.7)), m.sample(Quantity.MEAN_UPDATE_GATE).mean(), 1e-14);
        assertTrue(m.sample(Quantity.VARIANCE_Z).mean() > 0.1);
    }

    /** Without activity z and r come to rest at their inputs, whose variances scatter by √(2/N). */
    @Test
    void frozenInputsReachTheGates() {
        int size = 400;
        GatedNetwork network = GatedNetwork.of(0.01, 1).withResetInputStd(0.5).withUpdateInputStd(2);
        Measurement m = simulation.measure(
                network, settings(size, 60), Set.of(Quantity.VARIANCE_Z, Quantity.VARIANCE_R), Progress.NONE);
        double error = 4 * Math.sqrt(2.0 / size);
        assertEquals(4, m.sample(Quantity.VARIANCE_Z).mean(), 4 * error);
        assertEquals(0.25, m.sample(Quantity.VARIANCE_R).mean(), 0.25 * error);
    }

    /** g = 1.9, α_r = 8.5: chaos beside a stable quiescent state, whose basin holds small starts. */
    @Test
    void chaosIsReachedFromALargeStartAndQuiescenceFromASmallOne() {
        GatedNetwork network = GatedNetwork.of(1.9, 8.5);
        SimulationSettings settings = new SimulationSettings(300, 1, 1, 100, 60, 0.1, 1)
                .withScheme(new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, false));
        Set<Quantity> variance = Set.of(Quantity.VARIANCE_H);
        double large = simulation
                .measure(network, settings, variance, Progress.NONE)
                .sample(Quantity.VARIANCE_H)
                .mean();
        double small = simulation
                .measure(network, settings.withInitialScale(0.01), variance, Progress.NONE)
                .sample(Quantity.VARIANCE_H)
                .mean();
        assertTrue(large > 5e-3, "variance " + large);
        // It decays at the rate 0.025, from 1e-4.
        assertTrue(small < 1e-4 * Math.exp(-2 * 0.015 * 100), "variance " + small);
    }

    @Test
    void theActivityOfAQuiescentNetworkIsSaidToHaveDied() {
        Measurement m = simulation.measure(
                GatedNetwork.of(0.5, 1),
                new SimulationSettings(40, 2, 1, 100, 20, 0.1, 1),
                Set.of(Quantity.VARIANCE_H),
                Progress.NONE);
        assertTrue(m.death().contains("died out in every network"), m::death);
    }

    @Test
    void theTimeCourseIsThatOfTheActivity() {
        TimeCourse course = simulation.timeCourse(
                CHAOTIC, settings(50, 60), Set.of(Quantity.VARIANCE_H), new double[] {0, 1}, Progress.NONE);
        double[] value = course.autocorrelation().get("value");
        assertEquals(value[0], course.measurement().sample(Quantity.VARIANCE_H).mean(), 1e-10);
        assertTrue(value[1] < value[0]);
    }

    @Test
    void theSnapshotCarriesTheAveragesOfItsSites() {
        SimulationSettings settings = settings(50, 40);
        JacobianEigenvalues e = simulation.eigenvalues(CHAOTIC, settings, Progress.NONE);
        assertEquals(150, e.re().length);
        GatedLaw law = (GatedLaw) e.law();
        GateMeasure gates = law.statistics().gates();
        assertEquals(1, Arrays.stream(gates.probability()).sum(), 1e-14);
        // Eigenvalues add up to the trace, whose part from the diagonal of Jʰ is of order g/N a neuron.
        double trace = Arrays.stream(e.re()).sum() / 50;
        assertEquals(-(gates.meanOpening() + 2), trace, 4 * CHAOTIC.gain() / 50);
        assertTrue(law.statistics().resetMoment() > 0.3 && law.statistics().resetMoment() < 0.8);
    }

    @Test
    void whatIsMeasuredDoesNotDependOnThreads() {
        Set<Quantity> wanted =
                Set.of(Quantity.VARIANCE_H, Quantity.VARIANCE_Z, Quantity.MAX_LYAPUNOV, Quantity.SLOW_FRACTION);
        SimulationSettings settings = settings(60, 20).withReplicas(3).withTrajectories(2);
        GatedNetwork network = CHAOTIC.withResetNoiseVariance(0.2).withInputStd(0.1);
        Measurement one = simulation.measure(network, settings, wanted, Progress.NONE);
        Measurement two = simulation.measure(network, settings.withThreads(2), wanted, Progress.NONE);
        for (Quantity quantity : wanted) {
            assertArrayEquals(
                    one.sample(quantity).values(), two.sample(quantity).values(), quantity.name());
        }
    }

    @Test
    void limitsOfTheoryAndStepsThatAreTooLongAreRefused() {
        assertRefused(
                "reset_time = 0 is out of range: the limit of an instantaneous gate is for theory",
                CHAOTIC.withResetTime(0),
                settings(20, 20));
        assertRefused(
                "update_time = 0.05 is out of range: it must be at least a step, 0.1",
                CHAOTIC.withUpdateTime(0.05),
                settings(20, 20));
        assertRefused(
                "integrator = heun does not suit variables with time constants of their own: it must be rk4.",
                CHAOTIC,
                settings(20, 20).withScheme(new Scheme(Integrator.HEUN, Precision.DOUBLE, false)));
        assertRefused("size = 200000 is out of range", CHAOTIC, settings(200_000, 20));
        String tooLarge = assertThrows(
                        IllegalArgumentException.class,
                        () -> simulation.eigenvalues(CHAOTIC, settings(15_447, 20), Progress.NONE))
                .getMessage();
        assertEquals("size = 15447 is out of range: eigenvalues need a size of at most 15446.", tooLarge);
    }

    @Test
    void suggestedTimesGrowUnderASharpUpdateGateAndTowardsTheOnset() {
        double plain = simulation.suggestedSettings(GatedNetwork.of(4, 1)).transientTime();
        assertTrue(simulation
                        .suggestedSettings(GatedNetwork.of(4, 1).withUpdateGain(10))
                        .transientTime()
                > 2 * plain);
        assertTrue(simulation.suggestedSettings(GatedNetwork.of(2.05, 1)).transientTime() > 2 * plain);
        SimulationSettings fast = simulation.suggestedSettings(CHAOTIC.withResetTime(0.02));
        simulation.check(CHAOTIC.withResetTime(0.02), fast);
        assertFalse(fast.timeStep() > 0.02);
    }

    @Test
    void costCountsThreeProductsAndMemoryThreeMatrices() {
        SimulationSettings settings = new SimulationSettings(1000, 1, 1, 10, 20, 0.1, 1);
        double products = 4 * 3 * 2e6 * 300;
        assertEquals(products, simulation.cost(CHAOTIC, settings, Set.of(Quantity.VARIANCE_H)), 1);
        assertEquals(3 * 8e6, simulation.memoryPerReplica(CHAOTIC, settings, Set.of()), 1e6);
        double all = simulation.lyapunovMemory(CHAOTIC, settings, LyapunovRequest.leading(1000));
        assertTrue(all > 3 * 8e6 + 1000 * 3000 * 8.0 && all < 3 * (3 * 8e6 + 1000 * 3000 * 8.0), "memory " + all);
    }

    private void assertRefused(String beginning, GatedNetwork network, SimulationSettings settings) {
        Executable request = () -> simulation.measure(network, settings, Set.of(Quantity.VARIANCE_H), Progress.NONE);
        String message = assertThrows(IllegalArgumentException.class, request).getMessage();
        assertTrue(message.startsWith(beginning), message);
    }

    private static SimulationSettings settings(int size, double time) {
        return new SimulationSettings(size, 1, 1, 40, time, 0.1, 1);
    }
}
