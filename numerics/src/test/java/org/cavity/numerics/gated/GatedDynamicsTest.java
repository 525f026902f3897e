package org.cavity.numerics.gated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.api.Test;

/** The right-hand side against its equations, its linearisations against each other and against differences. */
class GatedDynamicsTest {

    /** Every parameter is away from its default. */
    private static final GatedNetwork GENERAL =
            new GatedNetwork(2.5, 2, 3, 0.4, -0.3, 0.2, 0.7, 1.6, 0.2, 0.3, 0.4, 0, 1);

    private static final int SIZE = 23;

    private final RandomStreams streams = new RandomStreams(4, 0);

    @Test
    void velocityIsTheEquationsRightHandSide() {
        GatedRealisation realisation = draw(GENERAL, SIZE, Team.alone());
        double[] x = realisation.initialStates(2);
        double[] f = new double[x.length];
        realisation.dynamics().apply(x, 2, 0, f, null);
        GateCouplings couplings = realisation.dynamics().couplings();
        FrozenInput input = FrozenInput.draw(GENERAL, SIZE, streams);
        double[] row = new double[SIZE];
        for (int state = 0; state < 2; state++) {
            int h = state * 3 * SIZE;
            int z = h + SIZE;
            int r = z + SIZE;
            for (int i = 0; i < SIZE; i++) {
                double[] fields = {input.h()[i], input.z()[i], input.r()[i]};
                for (int j = 0; j < SIZE; j++) {
                    double rate = GENERAL.rate(x[h + j]);
                    couplings.activity().matrix().getRow(i, row, 0);
                    fields[0] += row[j] * GENERAL.resetGate().value(x[r + j]) * rate;
                    couplings.gates().matrix().getRow(i, row, 0);
                    fields[1] += row[j] * rate;
                    couplings.gates().matrix().getRow(SIZE + i, row, 0);
                    fields[2] += row[j] * rate;
                }
                double opening = GENERAL.updateGate().value(x[z + i]);
                // Sums of 23 terms of order 1 in another order.
                assertEquals(opening * (fields[0] - x[h + i]), f[h + i], 1e-14);
                assertEquals((fields[1] - x[z + i]) / GENERAL.updateTime(), f[z + i], 1e-14);
                assertEquals((fields[2] - x[r + i]) / GENERAL.resetTime(), f[r + i], 2e-14);
            }
        }
    }

    @Test
    void couplingsAreIndependentGaussiansOfVarianceOneOverN() {
        int size = 200;
        GateCouplings couplings = draw(GENERAL, size, Team.alone()).dynamics().couplings();
        double[] sums = new double[6];
        double[] h = new double[size];
        double[] z = new double[size];
        double[] r = new double[size];
        for (int i = 0; i < size; i++) {
            couplings.activity().matrix().getRow(i, h, 0);
            couplings.gates().matrix().getRow(i, z, 0);
            couplings.gates().matrix().getRow(size + i, r, 0);
            for (int j = 0; j < size; j++) {
                double[] products = {h[j] * h[j], z[j] * z[j], r[j] * r[j], h[j] * z[j], z[j] * r[j], r[j] * h[j]};
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += products[k] / size;
                }
            }
        }
        // Averages of N² products of N(0, 1) numbers: standard error √2/N of squares, 1/N of others.
        for (int k = 0; k < 3; k++) {
            assertEquals(1, sums[k], 4 * Math.sqrt(2) / size);
            assertEquals(0, sums[3 + k], 4.0 / size);
        }
    }

    @Test
    void tangentsAreTheDifferencesOfVelocities() {
        GatedRealisation realisation = draw(GENERAL, SIZE, Team.alone());
        GatedDynamics dynamics = realisation.dynamics();
        int length = dynamics.size();
        double[] block = withTangents(realisation.initialStates(1), 2);
        double[] out = new double[block.length];
        dynamics.apply(block, 1, 2, out, new double[dynamics.linearisationLength()]);
        double step = 1e-5;
        double[] ahead = new double[length];
        double[] behind = new double[length];
        for (int c = 1; c <= 2; c++) {
            double[] forward = Arrays.copyOf(block, length);
            double[] backward = forward.clone();
            for (int i = 0; i < length; i++) {
                forward[i] += step * block[c * length + i];
                backward[i] -= step * block[c * length + i];
            }
            dynamics.apply(forward, 1, 0, ahead, null);
            dynamics.apply(backward, 1, 0, behind, null);
            for (int i = 0; i < length; i++) {
                // Third derivatives of order 100 times step², rounding 1e-16 / step.
                assertEquals((ahead[i] - behind[i]) / (2 * step), out[c * length + i], 1e-7);
            }
        }
    }

    @Test
    void jacobianAndTraceAreThoseOfTheTangents() {
        GatedRealisation realisation = draw(GENERAL, SIZE, Team.alone());
        GatedDynamics dynamics = realisation.dynamics();
        int length = dynamics.size();
        double[] x = realisation.initialStates(1);
        double[] jacobian = realisation.snapshot(x).jacobian();
        double[] linearisation = new double[dynamics.linearisationLength()];
        dynamics.linearise(x, linearisation);
        double[] unit = new double[length];
        double[] column = new double[length];
        double trace = 0;
        for (int j = 0; j < length; j++) {
            unit[j] = 1;
            dynamics.applyTangents(0, linearisation, unit, 0, 1, column);
            unit[j] = 0;
            trace += column[j];
            for (int i = 0; i < length; i++) {
                assertEquals(column[i], jacobian[i * length + j], 1e-15);
            }
        }
        assertEquals(trace, dynamics.volumeGrowth(linearisation), 1e-12);
    }

    @Test
    void tangentsHaveTheSameBitsTogetherAloneAndOnSeveralThreads() {
        int size = 131;
        int tangents = 5;
        GatedRealisation alone = draw(GENERAL, size, Team.alone());
        double[] block = withTangents(alone.initialStates(1), tangents);
        double[] expected = new double[block.length];
        double[] linearisation = new double[alone.dynamics().linearisationLength()];
        alone.dynamics().apply(block, 1, tangents, expected, linearisation);
        double[] again = new double[linearisation.length];
        alone.dynamics().linearise(block, again);
        assertArrayEquals(linearisation, again);
        double[] state = new double[3 * size];
        alone.dynamics().apply(block, 1, 0, state, null);
        assertArrayEquals(Arrays.copyOf(expected, 3 * size), state);
        double[] out = new double[tangents * 3 * size];
        alone.dynamics().applyTangents(0, linearisation, block, 3 * size, tangents, out);
        assertArrayEquals(Arrays.copyOfRange(expected, 3 * size, expected.length), out);
        try (Team team = Team.of(3)) {
            GatedRealisation shared = draw(GENERAL, size, team);
            double[] divided = new double[block.length];
            shared.dynamics().apply(block, 1, tangents, divided, linearisation);
            assertArrayEquals(expected, divided);
        }
    }

    /**
     * The same couplings, start and steps: x = g h obeys the additive equation exactly when σ(40) rounds to 1. What is
     * left is rounding, 1e-16 a step, and its growth, by less than a factor of ten in this time.
     */
    @Test
    void openGatesGiveTheAdditiveTrajectory() {
        int size = 300;
        double gain = 2;
        GatedNetwork open = GatedNetwork.of(gain, 0).withResetBias(40).withUpdateBias(40);
        SimulationSettings settings = settings(size);
        Realisation gated = draw(open, size, Team.alone());
        Realisation additive = new AdditiveModel().draw(AdditiveNetwork.tanh(gain), settings, streams, Team.alone());
        double[] h = withTangents(gated.initialStates(1), 0);
        double[] x = additive.initialStates(1);
        Stepper gatedStepper = gated.stepper(1, 0);
        Stepper additiveStepper = additive.stepper(1, 0);
        for (int s = 0; s < 100; s++) {
            gatedStepper.step(h, 0);
            additiveStepper.step(x, 0);
        }
        double norm = 0;
        double distance = 0;
        for (int i = 0; i < size; i++) {
            norm += x[i] * x[i];
            distance += (gain * h[i] - x[i]) * (gain * h[i] - x[i]);
        }
        assertEquals(0, Math.sqrt(distance / norm), 1e-12);
    }

    /** Couplings rounded to 24 bits: sums of 200 products of order 1/√N. */
    @Test
    void singlePrecisionChangesNothingButRounding() {
        int size = 200;
        SimulationSettings settings = settings(size);
        Scheme single = new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, false);
        GatedRealisation exact = draw(GENERAL, size, Team.alone());
        GatedRealisation rounded = new GatedRealisation(GENERAL, settings.withScheme(single), streams, Team.alone());
        double[] x = exact.initialStates(1);
        double[] f = new double[x.length];
        double[] g = new double[x.length];
        exact.dynamics().apply(x, 1, 0, f, null);
        rounded.dynamics().apply(x, 1, 0, g, null);
        assertArrayEquals(f, g, 2e-6);
        assertNotEquals(f[0], g[0]);
    }

    @Test
    void initialStatesScale() {
        double[] large = draw(GENERAL, SIZE, Team.alone()).initialStates(2);
        double[] small = new GatedRealisation(GENERAL, settings(SIZE).withInitialScale(0.25), streams, Team.alone())
                .initialStates(2);
        for (int i = 0; i < large.length; i++) {
            assertEquals(large[i] / 4, small[i], 1e-16);
        }
    }

    /**
     * Without coupling to the gates' drive, φ = 0, r is the filtered input alone, of variance s² t_I/(t_I + τ_r), whose
     * covariance with the input is the same number. N = 2000 values, each independent: relative errors √(2/N) = 0.03.
     */
    @Test
    void resetNoiseHasItsVarianceAndFiltersThroughTheGate() {
        int size = 2000;
        double variance = 1.5;
        double time = 0.8;
        double resetTime = 0.5;
        GatedNetwork network = GatedNetwork.of(1e-3, 1)
                .withResetTime(resetTime)
                .withResetNoiseVariance(variance)
                .withResetNoiseTime(time);
        ResetNoise noise = new ResetNoise(network, size, 1, 0.1, streams);
        double[] xi = noise.values();
        double[] before = xi.clone();
        double[] r = new double[size];
        for (int step = 0; step < 100; step++) {
            for (int stage = 0; stage < 4; stage++) {
                noise.at(stage);
            }
        }
        double lag = 0;
        ResetNoise again = new ResetNoise(network, size, 1, 0.1, streams);
        double[] start = again.values().clone();
        assertArrayEquals(before, start);
        for (int step = 0; step < 8; step++) {
            for (int stage = 0; stage < 4; stage++) {
                again.at(stage);
            }
        }
        double square = 0;
        for (int i = 0; i < size; i++) {
            lag += start[i] * again.values()[i] / size;
            square += xi[i] * xi[i] / size;
        }
        double error = Math.sqrt(2.0 / size);
        assertEquals(variance, square, 4 * variance * error);
        assertEquals(variance * Math.exp(-1), lag, 4 * variance * error);

        GatedRealisation realisation = new GatedRealisation(network, settings(size / 10), streams, Team.alone());
        Stepper stepper = realisation.stepper(1, 0);
        double[] x = realisation.initialStates(1);
        double filtered = 0;
        int samples = 0;
        for (int step = 0; step < 2000; step++) {
            stepper.step(x, 0);
            if (step >= 100 && step % 20 == 0) {
                for (int i = 0; i < size / 10; i++) {
                    filtered += x[2 * size / 10 + i] * x[2 * size / 10 + i];
                    samples++;
                }
            }
        }
        double expected = variance * time / (time + resetTime);
        // Samples two correlation times apart, nearly independent.
        assertEquals(expected, filtered / samples, 4 * expected * Math.sqrt(2.2 / samples));
    }

    private GatedRealisation draw(GatedNetwork network, int size, Team team) {
        return new GatedRealisation(network, settings(size), streams, team);
    }

    private double[] withTangents(double[] state, int tangents) {
        double[] block = Arrays.copyOf(state, (1 + tangents) * state.length);
        ContinuousSampler normal = streams.normal(Purpose.TANGENT_FRAME);
        for (int i = state.length; i < block.length; i++) {
            block[i] = normal.sample();
        }
        return block;
    }

    private static SimulationSettings settings(int size) {
        return new SimulationSettings(size, 1, 4, 0, 10, 0.1, 1);
    }
}
