package org.cavity.numerics.integrator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.connectivity.DenseCoupling;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** The observed order of every scheme is the stated one. */
class OrderTest {

    private static final int SIZE = 6;
    private static final double NOISE = 0.7;

    @FunctionalInterface
    private interface Scheme {
        Stepper of(Dynamics dynamics, double timeStep, ContinuousSampler normal);
    }

    @Test
    void rungeKuttaHasOrderFourForStateAndTangents() {
        checkOrderFour(dt -> new RungeKutta4(new Pendulum(), Team.alone(), dt, 1, 2));
    }

    @Test
    void coarseTangentsHaveOrderFourToo() {
        checkOrderFour(dt -> new CoarseTangents(new Pendulum(), Team.alone(), dt, 1));
    }

    private static void checkOrderFour(DoubleFunction<Stepper> scheme) {
        double[] exact = propagate(scheme.apply(1.0 / 1024));
        double[] coarse = propagate(scheme.apply(1.0 / 32));
        double[] fine = propagate(scheme.apply(1.0 / 64));
        for (int column = 0; column < 3; column++) {
            double order = Math.log(distance(coarse, exact, column) / distance(fine, exact, column)) / Math.log(2);
            // The next order's term changes the observed order by O(dt).
            assertEquals(4, order, 0.2, "column " + column);
        }
    }

    @Test
    void coarseTangentsTreatTheDecayExactly() {
        Dynamics leak = new LinearNetwork(new double[] {-1}, 1, 0);
        double[] block = {0, 1};
        new CoarseTangents(leak, Team.alone(), 0.25, 1).step(block, 1);
        assertEquals(Math.exp(-0.5), block[1], 1e-15);
    }

    @Test
    void manyTangentsInBundlesHaveTheBitsOfFewTogether() {
        Dynamics linear = new LinearNetwork(matrix(), SIZE, 0);
        int many = 2 * Bundles.WIDTH + 5;
        RandomStreams streams = new RandomStreams(5, 0);
        ContinuousSampler normal = streams.normal(Purpose.TANGENT_FRAME);
        double[] block =
                DoubleStream.generate(normal::sample).limit((1 + many) * SIZE).toArray();
        double[] few = Arrays.copyOf(block, 3 * SIZE);
        System.arraycopy(block, (many - 1) * SIZE, few, SIZE, 2 * SIZE);
        new RungeKutta4(linear, Team.alone(), 0.1, 1, many).step(block, many);
        new RungeKutta4(linear, Team.alone(), 0.1, 1, 2).step(few, 2);
        assertArrayEquals(
                Arrays.copyOfRange(few, SIZE, 3 * SIZE),
                Arrays.copyOfRange(block, (many - 1) * SIZE, (many + 1) * SIZE));
    }

    @Test
    void rungeKuttaRefusesNoise() {
        Dynamics noisy = new LinearNetwork(new double[] {-1}, 1, 0.1);
        assertThrows(IllegalArgumentException.class, () -> new RungeKutta4(noisy, Team.alone(), 0.1, 1, 0));
    }

    @Test
    void eulerMaruyamaHasWeakOrderOne() {
        assertEquals(1, weakOrder((f, dt, normal) -> Euler.maruyama(f, dt, 0, normal)), 0.05);
    }

    @Test
    void exponentialEulerHasWeakOrderOne() {
        assertEquals(1, weakOrder((f, dt, normal) -> Euler.exponential(f, dt, 0, normal)), 0.05);
    }

    @Test
    void exponentialEulerLeavesTheLeakItsExactVarianceAndDecay() {
        Dynamics leak = new LinearNetwork(new double[] {-1}, 1, NOISE);
        double variance = stationary(leak, 0.3, (f, dt, normal) -> Euler.exponential(f, dt, 0, normal))
                .get(0, 0);
        assertEquals(NOISE, variance, 1e-14);
        double[] x = {1};
        Euler.exponential(leak, 0.3, 0, () -> 0).step(x, 0);
        assertEquals(Math.exp(-0.3), x[0], 1e-15);
    }

    @Test
    void exponentialEulerWithoutNoiseHasOrderOneForStateAndTangents() {
        double[] exact = propagate(new RungeKutta4(new Pendulum(), Team.alone(), 1.0 / 1024, 1, 2));
        double[] coarse = propagate(Euler.exponential(new Pendulum(), 1.0 / 512, 2, () -> 0));
        double[] fine = propagate(Euler.exponential(new Pendulum(), 1.0 / 1024, 2, () -> 0));
        for (int column = 0; column < 3; column++) {
            double order = Math.log(distance(coarse, exact, column) / distance(fine, exact, column)) / Math.log(2);
            assertEquals(1, order, 0.05, "column " + column);
        }
    }

    @Test
    void heunsCorrectionHasWeakOrderTwo() {
        assertEquals(2, weakOrder((f, dt, normal) -> new StochasticHeun(f, dt, 0, normal)), 0.05);
    }

    @Test
    void eulerMaruyamaLeavesTheLeakTheVarianceItStates() {
        Dynamics leak = new LinearNetwork(new double[] {-1}, 1, NOISE);
        double variance = stationary(leak, 0.1, (f, dt, normal) -> Euler.maruyama(f, dt, 0, normal))
                .get(0, 0);
        assertEquals(NOISE / (1 - 0.05), variance, 1e-12);
    }

    @Test
    void tangentVectorsFeelTheNoiseOfTheStateOnly() {
        Dynamics linear = new LinearNetwork(matrix(), SIZE, NOISE);
        RandomStreams streams = new RandomStreams(3, 0);
        double[] block = new double[2 * SIZE];
        block[SIZE] = 1;
        double[] quiet = block.clone();
        new StochasticHeun(linear, 0.1, 1, streams.normal(Purpose.NOISE)).step(block, 1);
        new StochasticHeun(linear, 0.1, 1, () -> 0).step(quiet, 1);
        for (int i = SIZE; i < 2 * SIZE; i++) {
            assertEquals(quiet[i], block[i]);
        }
        double[] alone = new double[SIZE];
        new StochasticHeun(linear, 0.1, 1, streams.normal(Purpose.NOISE)).step(alone, 0);
        assertArrayEquals(alone, Arrays.copyOf(block, SIZE));
    }

    /** Order of the error of the total stationary variance of a linear network. */
    private static double weakOrder(Scheme scheme) {
        Dynamics linear = new LinearNetwork(matrix(), SIZE, NOISE);
        double exact = CommonOps_DDRM.trace(exactCovariance());
        double coarse = CommonOps_DDRM.trace(stationary(linear, 0.02, scheme)) - exact;
        double fine = CommonOps_DDRM.trace(stationary(linear, 0.01, scheme)) - exact;
        return Math.log(coarse / fine) / Math.log(2);
    }

    /**
     * The scheme's own stationary covariance, without sampling: on a linear network a step is x ← M x + B ξ, and M and
     * B are read off by stepping unit vectors; then S = M S Mᵀ + B Bᵀ is summed by doubling.
     */
    private static DMatrixRMaj stationary(Dynamics linear, double timeStep, Scheme scheme) {
        int n = linear.size();
        DMatrixRMaj propagator = new DMatrixRMaj(n, n);
        DMatrixRMaj noise = new DMatrixRMaj(n, n);
        for (int j = 0; j < n; j++) {
            int unit = j;
            double[] x = new double[n];
            x[j] = 1;
            scheme.of(linear, timeStep, () -> 0).step(x, 0);
            int[] call = {0};
            double[] y = new double[n];
            scheme.of(linear, timeStep, () -> call[0]++ == unit ? 1 : 0).step(y, 0);
            for (int i = 0; i < n; i++) {
                propagator.set(i, j, x[i]);
                noise.set(i, j, y[i]);
            }
        }
        DMatrixRMaj covariance = CommonOps_DDRM.multTransB(noise, noise, null);
        for (int k = 0; k < 20; k++) {
            DMatrixRMaj left = CommonOps_DDRM.mult(propagator, covariance, null);
            CommonOps_DDRM.addEquals(covariance, CommonOps_DDRM.multTransB(left, propagator, null));
            propagator = CommonOps_DDRM.mult(propagator, propagator, null);
        }
        return covariance;
    }

    /** Solves A S + S Aᵀ + 2D = 0. */
    private static DMatrixRMaj exactCovariance() {
        DMatrixRMaj a = new DMatrixRMaj(SIZE, SIZE, true, matrix());
        DMatrixRMaj identity = CommonOps_DDRM.identity(SIZE);
        DMatrixRMaj operator = CommonOps_DDRM.kron(a, identity, null);
        CommonOps_DDRM.addEquals(operator, CommonOps_DDRM.kron(identity, a, null));
        DMatrixRMaj right = CommonOps_DDRM.identity(SIZE);
        CommonOps_DDRM.scale(-2 * NOISE, right);
        right.reshape(SIZE * SIZE, 1);
        DMatrixRMaj solution = new DMatrixRMaj(SIZE * SIZE, 1);
        CommonOps_DDRM.solve(operator, right, solution);
        solution.reshape(SIZE, SIZE);
        return solution;
    }

    private static double[] matrix() {
        double[] a = DenseCoupling.gaussian(
                        SIZE,
                        0.6,
                        Precision.DOUBLE,
                        new RandomStreams(11, 0).normal(Purpose.CONNECTIVITY),
                        Team.alone())
                .toMatrix();
        for (int i = 0; i < SIZE; i++) {
            a[i * SIZE + i] -= 1;
        }
        return a;
    }

    private static double[] propagate(Stepper scheme) {
        double[] block = {1.2, 0.3, 1, 0, 0, 1};
        for (int s = 0; s < Math.round(2 / scheme.timeStep()); s++) {
            scheme.step(block, 2);
        }
        return block;
    }

    private static double distance(double[] a, double[] b, int column) {
        return Math.hypot(a[2 * column] - b[2 * column], a[2 * column + 1] - b[2 * column + 1]);
    }

    /** θ'' = −sin θ, with a part of the velocities' change declared a decay that the rest makes up for. */
    private static final class Pendulum implements Dynamics {

        @Override
        public int size() {
            return 2;
        }

        @Override
        public void apply(double[] block, int states, int tangents, double[] out, double[] linearisation) {
            for (int c = 0; c < 2 * states; c += 2) {
                out[c] = block[c + 1];
                out[c + 1] = -Math.sin(block[c]);
            }
            if (linearisation != null) {
                linearise(block, linearisation);
                double[] slopes = new double[2 * tangents];
                applyTangents(0, linearisation, block, 2 * states, tangents, slopes);
                System.arraycopy(slopes, 0, out, 2 * states, 2 * tangents);
            }
        }

        @Override
        public int linearisationLength() {
            return 1;
        }

        @Override
        public void linearise(double[] x, double[] linearisation) {
            linearisation[0] = -Math.cos(x[0]);
        }

        @Override
        public void applyTangents(
                int member, double[] linearisation, double[] vectors, int offset, int count, double[] out) {
            for (int c = 0; c < 2 * count; c += 2) {
                out[c] = vectors[offset + c + 1];
                out[c + 1] = linearisation[0] * vectors[offset + c];
            }
        }

        @Override
        public double volumeGrowth(double[] linearisation) {
            return 0;
        }

        @Override
        public double decayRate() {
            return 0.4;
        }

        @Override
        public double noise() {
            return 0;
        }
    }
}
