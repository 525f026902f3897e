package org.cavity.numerics.gated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAdder;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.RungeKutta4;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.api.Test;

class AdjointTest {

    /** Every parameter that the Jacobian depends on is away from its default. */
    private static final GatedNetwork GENERAL = new GatedNetwork(8, 2, 2, 2, 1, 0.1, 0.7, 1.6, 0.1, 0.1, 0.1, 0, 1);

    private static final int SIZE = 40;

    @Test
    void theAdjointIsTheTransposedJacobian() {
        GatedRealisation realisation = realisation(settings(10, 0));
        GatedDynamics dynamics = realisation.dynamics();
        double[] x = realisation.initialStates(1);
        double[] linearisation = new double[dynamics.linearisationLength()];
        dynamics.linearise(x, linearisation);
        double[] jacobian = realisation.snapshot(x).jacobian();
        int length = dynamics.size();
        double[] unit = new double[2 * length];
        double[] row = new double[2 * length];
        GatedAdjoint adjoint = adjoint(dynamics);
        for (int i = 0; i < length; i++) {
            unit[length + i] = 1;
            adjoint.apply(linearisation, unit, 2, row);
            unit[length + i] = 0;
            for (int j = 0; j < length; j++) {
                assertEquals(jacobian[i * length + j], row[length + j], 1e-15);
                assertEquals(0, row[j], 0.0);
            }
        }
    }

    /** ⟨a(t), v(t)⟩ does not depend on t: a is the exact derivative of the computed trajectory. */
    @Test
    void theProductWithATangentVectorIsConserved() {
        SimulationSettings settings = settings(10, 0);
        GatedRealisation realisation = realisation(settings);
        GatedDynamics dynamics = realisation.dynamics();
        int length = dynamics.size();
        int steps = 60;
        ContinuousSampler normal = new RandomStreams(9, 0).normal(Purpose.TANGENT_FRAME);
        double[] block = Arrays.copyOf(realisation.initialStates(1), 2 * length);
        for (int i = length; i < 2 * length; i++) {
            block[i] = normal.sample();
        }
        double[][] states = new double[steps][];
        double[][] tangents = new double[steps + 1][];
        RungeKutta4 stepper = new RungeKutta4(dynamics, Team.alone(), 0.1, 1, 1);
        for (int s = 0; s < steps; s++) {
            states[s] = Arrays.copyOf(block, length);
            tangents[s] = Arrays.copyOfRange(block, length, 2 * length);
            stepper.step(block, 1);
        }
        tangents[steps] = Arrays.copyOfRange(block, length, 2 * length);
        double[] a = new double[2 * length];
        Arrays.setAll(a, i -> normal.sample());
        double[] expected = {product(a, 0, tangents[steps]), product(a, length, tangents[steps])};
        AdjointStep step = new AdjointStep(dynamics, adjoint(dynamics), 0.1, 2);
        for (int s = steps - 1; s >= 0; s--) {
            step.back(states[s], a);
            for (int v = 0; v < 2; v++) {
                double size = Math.sqrt(product(tangents[s], 0, tangents[s]))
                        * Math.sqrt(product(
                                Arrays.copyOfRange(a, v * length, (v + 1) * length),
                                0,
                                Arrays.copyOfRange(a, v * length, (v + 1) * length)));
                // Rounding of sixty steps, relative to the product of the norms.
                assertEquals(expected[v], product(a, v * length, tangents[s]), 1e-13 * size);
            }
        }
    }

    @Test
    void theStoredTrajectoryIsReadBackwardsWithItsOwnBits() {
        GatedRealisation realisation = realisation(settings(10, 0));
        int steps = 23;
        double[][] states = new double[steps][];
        double[] x = realisation.initialStates(1);
        for (int s = 0; s < steps; s++) {
            states[s] = x.clone();
            realisation.stepper(1, 0).step(x, 0);
        }
        double[] last = realisation.initialStates(1);
        StoredTrajectory trajectory = new StoredTrajectory(realisation.stepper(1, 0), last, steps);
        assertArrayEquals(x, last);
        for (int s = steps - 1; s >= 0; s--) {
            assertArrayEquals(states[s], trajectory.before(s), "step " + s);
        }
    }

    @Test
    void adjointVectorsGrowAsFastAsTangentVectors() {
        GatedNetwork chaotic =
                GatedNetwork.of(8, 2).withResetBias(2).withUpdateGain(2).withUpdateBias(1);
        SimulationSettings settings = settings(150, 50).withSize(100);
        DoubleAdder done = new DoubleAdder();
        AdjointGrowth growth = AdjointRun.measure(chaotic, settings, 3, done::add);
        assertEquals(1, done.sum(), 1e-9);
        LyapunovExponents forward = new NetworkSimulation<>(new GatedModel())
                .lyapunov(chaotic, settings, LyapunovRequest.leading(1), Progress.NONE);
        // Backwards three quarters of the time count.
        double error = Math.hypot(growth.rate().error(), forward.errors()[0]);
        assertEquals(forward.values()[0], growth.rate().value(), 3 * error);
        // No growth at all would be found out.
        assertTrue(forward.values()[0] > 3 * error, forward.values()[0] + " +- " + error);
        // σ_z lies between 0 and 1.
        assertEquals(0.5, growth.gatedRatio().value(), 0.5);
    }

    /** At rest vectors shrink as the leading eigenvalue says. */
    @Test
    void gradientsVanishAtAStableState() {
        GatedNetwork resting = GatedNetwork.of(1, 1);
        SimulationSettings settings = settings(200, 300);
        AdjointGrowth growth = AdjointRun.measure(resting, settings, 1, Progress.NONE);
        double[] re = new NetworkSimulation<>(new GatedModel())
                .eigenvalues(resting, settings, Progress.NONE)
                .re();
        // Oscillations of a complex pair leave a remainder of order 1/time.
        assertEquals(Arrays.stream(re).max().orElseThrow(), growth.rate().value(), 1 / settings.time());
    }

    @Test
    void fluctuatingInputIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> AdjointRun.measure(GENERAL.withResetNoiseVariance(0.5), settings(10, 0), 1, Progress.NONE));
        assertEquals(
                "reset_noise_variance = 0.5 is out of range: the adjoint run, which computes states again, needs 0.",
                e.getMessage());
    }

    private static GatedRealisation realisation(SimulationSettings settings) {
        return new GatedRealisation(GENERAL, settings, new RandomStreams(settings.seed(), 0), Team.alone());
    }

    private static GatedAdjoint adjoint(GatedDynamics dynamics) {
        return new GatedAdjoint(dynamics.network(), dynamics.couplings(), Precision.DOUBLE, Team.alone());
    }

    private static double product(double[] a, int offset, double[] v) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += a[offset + i] * v[i];
        }
        return sum;
    }

    private static SimulationSettings settings(double time, double transientTime) {
        return new SimulationSettings(SIZE, 1, 3, transientTime, time, 0.1, 1);
    }
}
