package org.cavity.numerics.filtered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.connectivity.Coupling;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The right-hand side against its equations, its linearisations against each other and against differences. */
class FilteredDynamicsTest {

    private static final AdaptingRateNetwork ADAPTING = new AdaptingRateNetwork(
            2.5, Nonlinearity.ERF, List.of(0.5, 0.1), List.of(0.7, 1.6), CouplingEnsemble.DENSE);

    private static final OscillatorNetwork OSCILLATOR = OscillatorNetwork.tanh(1.7, 1.5, 0.2);

    private static final HeterogeneousRateNetwork HETEROGENEOUS = HeterogeneousRateNetwork.tanh(2.1, 0.5, 3.0, 8.0);

    private static final int SIZE = 23;

    private final RandomStreams streams = new RandomStreams(4, 0);

    /** A network and the equations of its units. */
    record Case(String name, FilteredNetwork network, UnitEquations unit) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        AdaptingRateNetwork plain =
                new AdaptingRateNetwork(2, Nonlinearity.CLIP, List.of(), List.of(), CouplingEnsemble.DENSE);
        return Stream.of(
                new Case("two adaptation variables", ADAPTING.filtered(), UnitEquations.of(ADAPTING)),
                new Case("no adaptation", plain.filtered(), UnitEquations.of(plain)),
                new Case("oscillator", OSCILLATOR.filtered(), UnitEquations.of(OSCILLATOR)),
                new Case("three time constants", HETEROGENEOUS.filtered(), UnitEquations.of(HETEROGENEOUS)));
    }

    @Test
    void adaptingUnitsMoveByTheirEquations() {
        double[][] f = velocities(ADAPTING.filtered(), UnitEquations.of(ADAPTING));
        double[] x = f[0];
        for (int state = 0; state < 2; state++) {
            int at = state * 3 * SIZE;
            double[] input = input(ADAPTING.filtered(), x, at);
            for (int i = 0; i < SIZE; i++) {
                double activity = x[at + i];
                double first = x[at + SIZE + i];
                double second = x[at + 2 * SIZE + i];
                // Sums of 23 terms of order 1 in another order.
                assertEquals(-activity - first - second + input[i], f[1][at + i], 1e-14);
                assertEquals(0.5 * (0.7 * activity - first), f[1][at + SIZE + i], 1e-15);
                assertEquals(0.1 * (1.6 * activity - second), f[1][at + 2 * SIZE + i], 1e-15);
            }
        }
    }

    @Test
    void oscillatorsMoveByTheirEquation() {
        double[][] f = velocities(OSCILLATOR.filtered(), UnitEquations.of(OSCILLATOR));
        double[] x = f[0];
        for (int state = 0; state < 2; state++) {
            int at = state * 2 * SIZE;
            double[] input = input(OSCILLATOR.filtered(), x, at);
            for (int i = 0; i < SIZE; i++) {
                double velocity = x[at + SIZE + i];
                assertEquals(velocity, f[1][at + i]);
                double force = 2.25 * (input[i] - x[at + i]) - 2 * 0.2 * 1.5 * velocity;
                assertEquals(force, f[1][at + SIZE + i], 5e-14);
            }
        }
    }

    @Test
    void unitsOfDifferentTimeConstantsMoveByTheirEquation() {
        double[][] f = velocities(HETEROGENEOUS.filtered(), UnitEquations.of(HETEROGENEOUS));
        double[] times = {0.5, 3, 8};
        int[] counts = new int[3];
        for (int state = 0; state < 2; state++) {
            double[] input = input(HETEROGENEOUS.filtered(), f[0], state * SIZE);
            for (int i = 0; i < SIZE; i++) {
                int at = state * SIZE + i;
                // In turns, as all weigh the same.
                assertEquals((input[i] - f[0][at]) / times[i % 3], f[1][at], 1e-14);
                counts[i % 3]++;
            }
        }
        assertArrayEquals(new int[] {16, 16, 14}, counts);
    }

    @Test
    void classesHaveTheirSharesAmongTheFirstUnits() {
        HeterogeneousRateNetwork network = new HeterogeneousRateNetwork(
                1, Nonlinearity.TANH, List.of(0.5, 1.0, 2.0, 4.0), List.of(1.0, 2.0, 3.0, 4.0));
        double[] speeds = UnitEquations.of(network).speeds(1000);
        int[] counts = new int[4];
        for (int i = 0; i < speeds.length; i++) {
            counts[(int) Math.round(1 - Math.log(speeds[i]) / Math.log(2))]++;
            for (int k = 0; k < 4; k++) {
                // The one with most units is never too large by one, so that the others together lack no more than
                // three.
                double excess = counts[k] - (k + 1) * (i + 1) / 10.0;
                assertTrue(excess < 1 && excess > -3, k + " after " + (i + 1));
            }
        }
        assertArrayEquals(new int[] {100, 200, 300, 400}, counts);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tangentsAreTheDifferencesOfVelocities(Case c) {
        FilteredRealisation realisation = draw(c, SIZE, Team.alone());
        FilteredDynamics dynamics = realisation.dynamics();
        int length = dynamics.size();
        double[] block = randomBlock(length, 3);
        double[] out = new double[block.length];
        dynamics.apply(block, 1, 2, out, new double[dynamics.linearisationLength()]);
        double step = 1e-5;
        double[] ahead = new double[length];
        double[] behind = new double[length];
        for (int v = 1; v <= 2; v++) {
            double[] forward = Arrays.copyOf(block, length);
            double[] backward = forward.clone();
            for (int i = 0; i < length; i++) {
                forward[i] += step * block[v * length + i];
                backward[i] -= step * block[v * length + i];
            }
            dynamics.apply(forward, 1, 0, ahead, null);
            dynamics.apply(backward, 1, 0, behind, null);
            for (int i = 0; i < length; i++) {
                // Third derivatives of order 100 times step², rounding 1e-16 / step; no unit is that near to a bend.
                assertEquals((ahead[i] - behind[i]) / (2 * step), out[v * length + i], 1e-8);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eigenvaluesAndTraceAreThoseOfTheTangents(Case c) {
        FilteredRealisation realisation = draw(c, SIZE, Team.alone());
        FilteredDynamics dynamics = realisation.dynamics();
        int length = dynamics.size();
        double[] x = randomBlock(length, 1);
        double[] linearisation = new double[dynamics.linearisationLength()];
        dynamics.linearise(x, linearisation);
        double[] unit = new double[length];
        double[] column = new double[length];
        double[] jacobian = new double[length * length];
        double trace = 0;
        for (int j = 0; j < length; j++) {
            unit[j] = 1;
            dynamics.applyTangents(0, linearisation, unit, 0, 1, column);
            unit[j] = 0;
            trace += column[j];
            for (int i = 0; i < length; i++) {
                jacobian[i * length + j] = column[i];
            }
        }
        assertEquals(trace, dynamics.volumeGrowth(linearisation), 1e-12);
        Eigenvalues whole = Eigenvalues.of(jacobian, length);
        Eigenvalues parts = realisation.snapshot(x).eigenvalues();
        assertEquals(length, parts.re().length);
        boolean[] taken = new boolean[length];
        for (int i = 0; i < length; i++) {
            int nearest = -1;
            for (int j = 0; j < length; j++) {
                if (!taken[j] && (nearest < 0 || distance(whole, i, parts, j) < distance(whole, i, parts, nearest))) {
                    nearest = j;
                }
            }
            taken[nearest] = true;
            // Rounding times the condition numbers of the eigenvalues, which are of order √N for such matrices.
            assertEquals(0, distance(whole, i, parts, nearest), 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tangentsHaveTheSameBitsTogetherAloneAndOnSeveralThreads(Case c) {
        int size = 1131;
        int tangents = 5;
        FilteredDynamics alone = draw(c, size, Team.alone()).dynamics();
        int length = alone.size();
        double[] block = randomBlock(length, 1 + tangents);
        double[] expected = new double[block.length];
        double[] linearisation = new double[alone.linearisationLength()];
        alone.apply(block, 1, tangents, expected, linearisation);
        double[] again = new double[linearisation.length];
        alone.linearise(block, again);
        assertArrayEquals(linearisation, again);
        double[] state = new double[length];
        alone.apply(block, 1, 0, state, null);
        assertArrayEquals(Arrays.copyOf(expected, length), state);
        double[] out = new double[tangents * length];
        alone.applyTangents(0, linearisation, block, length, tangents, out);
        assertArrayEquals(Arrays.copyOfRange(expected, length, expected.length), out);
        try (Team team = Team.of(3)) {
            double[] divided = new double[block.length];
            draw(c, size, team).dynamics().apply(block, 1, tangents, divided, linearisation);
            assertArrayEquals(expected, divided);
        }
    }

    /** Without couplings x'' + 2ζω₀x' + ω₀²x = 0, whose solution is known. */
    @Test
    void uncoupledOscillatorRingsDownWithFourthOrder() {
        double frequency = 1.5;
        double damping = 0.2;
        OscillatorNetwork free = OscillatorNetwork.tanh(0, frequency, damping);
        double time = 4;
        double decay = damping * frequency;
        double ringing = frequency * Math.sqrt(1 - damping * damping);
        double exact = Math.exp(-decay * time)
                * (0.8 * Math.cos(ringing * time) + (-0.3 + decay * 0.8) / ringing * Math.sin(ringing * time));
        double coarse = relaxed(free.filtered(), UnitEquations.of(free), new double[] {0.8, -0.3}, time, 0.1) - exact;
        double fine = relaxed(free.filtered(), UnitEquations.of(free), new double[] {0.8, -0.3}, time, 0.05) - exact;
        assertTrue(Math.abs(coarse) < 2e-5, "error " + coarse);
        // 16 but for the next order, relative dt = 0.1.
        assertEquals(16, coarse / fine, 1.6);
    }

    /** Without couplings and with one adaptation variable, from x = 1, a = 0: two real exponentials. */
    @Test
    void uncoupledAdaptingUnitRelaxesWithFourthOrder() {
        AdaptingRateNetwork free = AdaptingRateNetwork.tanh(0, 0.1, 0.5);
        double time = 4;
        double half = Math.sqrt(1.1 * 1.1 / 4 - 0.1 * 1.5);
        double fast = -0.55 - half;
        double slow = -0.55 + half;
        double exact = ((-1 - slow) * Math.exp(fast * time) - (-1 - fast) * Math.exp(slow * time)) / (fast - slow);
        double coarse = relaxed(free.filtered(), UnitEquations.of(free), new double[] {1, 0}, time, 0.2) - exact;
        double fine = relaxed(free.filtered(), UnitEquations.of(free), new double[] {1, 0}, time, 0.1) - exact;
        assertTrue(Math.abs(coarse) < 2e-5, "error " + coarse);
        assertEquals(16, coarse / fine, 1.6);
    }

    /** Couplings rounded to 24 bits: sums of 200 products of order g ω₀²/√N. */
    @Test
    void singlePrecisionChangesNothingButRounding() {
        int size = 200;
        Scheme single = new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, false);
        UnitEquations unit = UnitEquations.of(OSCILLATOR);
        FilteredDynamics exact =
                new FilteredRealisation(OSCILLATOR.filtered(), unit, settings(size), streams, Team.alone()).dynamics();
        FilteredDynamics rounded = new FilteredRealisation(
                        OSCILLATOR.filtered(), unit, settings(size).withScheme(single), streams, Team.alone())
                .dynamics();
        double[] x = randomBlock(2 * size, 1);
        double[] f = new double[x.length];
        double[] g = new double[x.length];
        exact.apply(x, 1, 0, f, null);
        rounded.apply(x, 1, 0, g, null);
        assertArrayEquals(f, g, 4e-6);
        assertNotEquals(f[size], g[size]);
    }

    @Test
    void initialStatesScaleAndAdaptationStartsAtZero() {
        Case adapting = cases().toList().get(0);
        double[] large = draw(adapting, SIZE, Team.alone()).initialStates(2);
        double[] small = new FilteredRealisation(
                        adapting.network(),
                        adapting.unit(),
                        settings(SIZE).withInitialScale(0.25),
                        streams,
                        Team.alone())
                .initialStates(2);
        for (int i = 0; i < large.length; i++) {
            assertEquals(large[i] / 4, small[i], 1e-16);
            assertEquals(i % (3 * SIZE) >= SIZE, large[i] == 0);
        }
    }

    /** States and velocities of two random states. */
    private double[][] velocities(FilteredNetwork network, UnitEquations unit) {
        FilteredDynamics dynamics =
                draw(new Case("", network, unit), SIZE, Team.alone()).dynamics();
        double[] x = randomBlock(dynamics.size(), 2);
        double[] f = new double[x.length];
        dynamics.apply(x, 2, 0, f, null);
        return new double[][] {x, f};
    }

    /** g Σ_j J_ij φ(x_j). */
    private double[] input(FilteredNetwork network, double[] x, int at) {
        Coupling coupling =
                Couplings.draw(CouplingEnsemble.DENSE, SIZE, network.gain(), Precision.DOUBLE, streams, Team.alone());
        double[] matrix = coupling.toMatrix();
        double[] input = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                input[i] += matrix[i * SIZE + j] * network.nonlinearity().value(x[at + j]);
            }
        }
        return input;
    }

    /** x of the first unit after some time. */
    private double relaxed(FilteredNetwork network, UnitEquations unit, double[] start, double time, double timeStep) {
        SimulationSettings settings = new SimulationSettings(2, 1, 4, 0, 10, timeStep, 1);
        Stepper stepper = new FilteredRealisation(network, unit, settings, streams, Team.alone()).stepper(1, 0);
        double[] state = {start[0], 0, start[1], 0};
        for (int s = 0; s < Math.round(time / timeStep); s++) {
            stepper.step(state, 0);
        }
        return state[0];
    }

    private FilteredRealisation draw(Case c, int size, Team team) {
        return new FilteredRealisation(c.network(), c.unit(), settings(size), streams, team);
    }

    private double[] randomBlock(int length, int columns) {
        double[] block = new double[columns * length];
        ContinuousSampler normal = streams.normal(Purpose.TANGENT_FRAME);
        Arrays.setAll(block, i -> normal.sample());
        return block;
    }

    private static double distance(Eigenvalues a, int i, Eigenvalues b, int j) {
        return Math.hypot(a.re()[i] - b.re()[j], a.im()[i] - b.im()[j]);
    }

    private static SimulationSettings settings(int size) {
        return new SimulationSettings(size, 1, 4, 0, 10, 0.1, 1);
    }
}
