package org.cavity.numerics.filtered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;

/** Identities that hold for every finite network. */
class FilteredLyapunovTest {

    private static final AdaptingRateNetwork ADAPTING = new AdaptingRateNetwork(
            4, Nonlinearity.TANH, List.of(0.25, 0.1), List.of(1.0, 0.5), CouplingEnsemble.DENSE);

    private static final OscillatorNetwork OSCILLATOR = OscillatorNetwork.tanh(2, 1.5, 0.2);

    private final NetworkSimulation<AdaptingRateNetwork> adapting =
            new NetworkSimulation<>(FilteredModel.ADAPTING_RATE);

    private final NetworkSimulation<OscillatorNetwork> oscillators = new NetworkSimulation<>(FilteredModel.OSCILLATOR);

    private final NetworkSimulation<HeterogeneousRateNetwork> heterogeneous =
            new NetworkSimulation<>(FilteredModel.HETEROGENEOUS_RATE);

    /**
     * Exponents of a linear network are the real parts of its eigenvalues. An average over the time T keeps the
     * logarithm of how oblique the eigenvectors are, of order 1/T, and Runge–Kutta adds |μ|⁵ dt⁴/120 with |μ| = 2.
     */
    @Test
    void exponentsOfALinearNetworkAreItsEigenvalues() {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        SimulationSettings settings = settings(12, 2000, 0.1);
        double tolerance = 8 / settings.time();
        AdaptingRateNetwork weaklyCoupled =
                new AdaptingRateNetwork(0.3, linear, List.of(0.25, 0.1), List.of(1.0, 0.5), CouplingEnsemble.DENSE);
        assertArrayEquals(
                descending(adapting.eigenvalues(weaklyCoupled, settings, Progress.NONE)
                        .re()),
                exponents(adapting, weaklyCoupled, settings, 36).values(),
                tolerance);
        OscillatorNetwork weak = new OscillatorNetwork(0.2, linear, 1.5, 0.2, CouplingEnsemble.DENSE);
        assertArrayEquals(
                descending(
                        oscillators.eigenvalues(weak, settings, Progress.NONE).re()),
                exponents(oscillators, weak, settings, 24).values(),
                tolerance);
    }

    /** As g → 0: every unit has the exponents of its own poles. */
    @Test
    void uncoupledUnitsHaveTheirPolesForExponents() {
        OscillatorNetwork free = OscillatorNetwork.tanh(0, 1.5, 0.2);
        for (double exponent :
                exponents(oscillators, free, settings(10, 200, 0.1), 20).values()) {
            // Runge–Kutta damps by (ω₀ dt)⁶/144/dt more or less; the ellipse of an orbit turns, hence the rest.
            assertEquals(-0.3, exponent, 3.0 / 200);
        }
    }

    @Test
    void exponentsAddUpToTheMeanTrace() {
        double coarse = traceDefect(adapting, ADAPTING, 60, 0.1);
        double fine = traceDefect(adapting, ADAPTING, 60, 0.05);
        // Both sides have errors of order dt⁴, with different constants.
        assertTrue(coarse < 1e-5, "defect " + coarse);
        assertTrue(fine < coarse / 8, "defects " + coarse + " and " + fine);
    }

    /** The trace of oscillators is −2ζω₀N whatever they do. */
    @Test
    void meanExponentOfOscillatorsIsTheirDamping() {
        LyapunovExponents found = exponents(oscillators, OSCILLATOR, settings(20, 50, 0.1), 40);
        assertEquals(-0.3, found.traceRule(), 1e-12);
        // |μ|⁶ dt⁵/144 of the scheme with |μ| = 2.5 at most.
        assertEquals(-0.3, Arrays.stream(found.values()).average().orElseThrow(), 2e-5);
    }

    /** The same couplings, start and steps, to the bit. */
    @Test
    void withoutAdaptationItIsTheAdditiveNetwork() {
        AdaptingRateNetwork none =
                new AdaptingRateNetwork(2, Nonlinearity.TANH, List.of(), List.of(), CouplingEnsemble.DENSE);
        SimulationSettings settings = new SimulationSettings(150, 2, 2, 20, 40, 0.1, 1);
        Set<Quantity> wanted =
                Set.of(Quantity.VARIANCE, Quantity.RATE_VARIANCE, Quantity.STATIC_VARIANCE, Quantity.MAX_LYAPUNOV);
        Measurement filtered = adapting.measure(none, settings, wanted, Progress.NONE);
        Measurement additive = new NetworkSimulation<>(new AdditiveModel())
                .measure(AdditiveNetwork.tanh(2), settings, wanted, Progress.NONE);
        for (Quantity quantity : wanted) {
            assertArrayEquals(
                    additive.sample(quantity).values(),
                    filtered.sample(quantity).values(),
                    quantity.name());
        }
        // The same eigenvalues, scaled by the same mean edge, with the leak subtracted in another way.
        Set<Quantity> edge = Set.of(Quantity.SPECTRAL_ABSCISSA);
        assertArrayEquals(
                new NetworkSimulation<>(new AdditiveModel())
                        .measure(AdditiveNetwork.tanh(2), settings, edge, Progress.NONE)
                        .sample(Quantity.SPECTRAL_ABSCISSA)
                        .values(),
                adapting.measure(none, settings, edge, Progress.NONE)
                        .sample(Quantity.SPECTRAL_ABSCISSA)
                        .values(),
                1e-12);
    }

    /** τ = 4 is another unit of time; times are such that tangent vectors are warmed up for the same part of them. */
    @Test
    void oneTimeConstantIsAUnitOfTime() {
        SimulationSettings settings = new SimulationSettings(60, 2, 2, 10, 100, 0.1, 1);
        SimulationSettings slow = new SimulationSettings(60, 2, 2, 40, 400, 0.4, 1);
        HeterogeneousRateNetwork network = HeterogeneousRateNetwork.tanh(2, 4.0);
        Set<Quantity> wanted = Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_ABSCISSA);
        Measurement unit = new NetworkSimulation<>(new AdditiveModel())
                .measure(AdditiveNetwork.tanh(2), settings, wanted, Progress.NONE);
        Measurement scaled = heterogeneous.measure(network, slow, wanted, Progress.NONE);
        for (int r = 0; r < 2; r++) {
            // Every step is sampled here, every other there; chaos amplifies the rounding by exp(0.1 · 110).
            assertEquals(
                    unit.sample(Quantity.VARIANCE).values()[r],
                    scaled.sample(Quantity.VARIANCE).values()[r],
                    1e-2);
            assertEquals(
                    unit.sample(Quantity.MAX_LYAPUNOV).values()[r] / 4,
                    scaled.sample(Quantity.MAX_LYAPUNOV).values()[r],
                    1e-9);
            assertEquals(
                    unit.sample(Quantity.SPECTRAL_ABSCISSA).values()[r] / 4,
                    scaled.sample(Quantity.SPECTRAL_ABSCISSA).values()[r],
                    1e-9);
        }
    }

    /** As the test of linear networks above; the trace is −Σ 1/τ_i but for the diagonal of the couplings. */
    @Test
    void exponentsOfUnitsOfDifferentTimeConstants() {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        HeterogeneousRateNetwork weak = new HeterogeneousRateNetwork(0.5, linear, List.of(1.0, 4.0), List.of(1.0, 2.0));
        SimulationSettings settings = settings(12, 2000, 0.1);
        assertArrayEquals(
                descending(
                        heterogeneous.eigenvalues(weak, settings, Progress.NONE).re()),
                exponents(heterogeneous, weak, settings, 12).values(),
                8 / settings.time());
        HeterogeneousRateNetwork chaotic = HeterogeneousRateNetwork.tanh(4, 1.0, 4.0);
        double coarse = traceDefect(heterogeneous, chaotic, 20, 0.1);
        double fine = traceDefect(heterogeneous, chaotic, 20, 0.05);
        assertTrue(coarse < 1e-5, "defect " + coarse);
        assertTrue(fine < coarse / 8, "defects " + coarse + " and " + fine);
    }

    /**
     * ω₀ large and ζ = ω₀/2 make a first-order unit, x''/ω₀² + x' + x = I. The initial velocity, of size ω₀ relative to
     * x, carries x by 1/ω₀ = 0.05 in a random direction, which adds 1/ω₀² to a variance near the initial one; delays are
     * of order 1/ω₀² too.
     */
    @Test
    void overdampedOscillatorsApproachTheAdditiveNetwork() {
        SimulationSettings settings = new SimulationSettings(200, 1, 2, 0, 4, 0.002, 1);
        AdditiveNetwork first = AdditiveNetwork.tanh(2);
        double expected = new NetworkSimulation<>(new AdditiveModel())
                .measure(first, settings, Set.of(Quantity.VARIANCE), Progress.NONE)
                .sample(Quantity.VARIANCE)
                .mean();
        double frequency = 20;
        double measured = oscillators
                .measure(
                        OscillatorNetwork.tanh(2, frequency, frequency / 2),
                        settings,
                        Set.of(Quantity.VARIANCE),
                        Progress.NONE)
                .sample(Quantity.VARIANCE)
                .mean();
        assertEquals(expected, measured, 3 * expected / (frequency * frequency));
    }

    @Test
    void exponentOfAFixedPointIsItsLeadingEigenvalue() {
        AdaptingRateNetwork resting = AdaptingRateNetwork.tanh(0.8, 0.25, 1);
        SimulationSettings settings = new SimulationSettings(60, 1, 1, 300, 60, 0.1, 1);
        Measurement m = adapting.measure(resting, settings, Set.of(Quantity.MAX_LYAPUNOV), Progress.NONE);
        double[] re = adapting.eigenvalues(resting, settings, Progress.NONE).re();
        assertEquals(
                Arrays.stream(re).max().orElseThrow(),
                m.sample(Quantity.MAX_LYAPUNOV).mean(),
                1e-12);
    }

    @Test
    void coarseTangentsGiveTheSameExponents() {
        SimulationSettings settings = settings(30, 60, 0.1);
        Scheme coarse = new Scheme(Integrator.AUTOMATIC, Precision.DOUBLE, true);
        // |μ|⁵ (2 dt)⁴ / 120 with |μ| ≤ 3 for the radius of the Jacobian, and as much for the other scheme.
        assertArrayEquals(
                exponents(oscillators, OSCILLATOR, settings, 20).values(),
                exponents(oscillators, OSCILLATOR, settings.withScheme(coarse), 20)
                        .values(),
                6e-3);
    }

    @Test
    void threadsDoNotChangeABit() {
        SimulationSettings settings = settings(100, 10, 0.1);
        assertArrayEquals(
                exponents(adapting, ADAPTING, settings, 60).values(),
                exponents(adapting, ADAPTING, settings.withThreads(2), 60).values());
        assertArrayEquals(
                exponents(oscillators, OSCILLATOR, settings, 60).values(),
                exponents(oscillators, OSCILLATOR, settings.withThreads(3), 60).values());
        HeterogeneousRateNetwork mixed = HeterogeneousRateNetwork.tanh(3, 1.0, 5.0);
        assertArrayEquals(
                exponents(heterogeneous, mixed, settings, 60).values(),
                exponents(heterogeneous, mixed, settings.withThreads(2), 60).values());
    }

    private static <P extends Record> double traceDefect(
            NetworkSimulation<P> simulation, P network, int count, double timeStep) {
        LyapunovExponents result = exponents(simulation, network, settings(20, 50, timeStep), count);
        return Math.abs(Arrays.stream(result.values()).average().orElseThrow() - result.traceRule());
    }

    private static <P extends Record> LyapunovExponents exponents(
            NetworkSimulation<P> simulation, P network, SimulationSettings settings, int count) {
        return simulation.lyapunov(network, settings, LyapunovRequest.leading(count), Progress.NONE);
    }

    private static double[] descending(double[] values) {
        double[] sorted = Arrays.stream(values).map(v -> -v).sorted().toArray();
        return Arrays.stream(sorted).map(v -> -v).toArray();
    }

    private static SimulationSettings settings(int size, double time, double timeStep) {
        return new SimulationSettings(size, 1, 2, 50, time, timeStep, 1);
    }
}
