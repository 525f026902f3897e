package org.cavity.numerics.gated;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.RungeKutta4;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.statistics.BlockAverages;
import org.cavity.theory.gated.GatedNetwork;

/**
 * Follows a network over the settings' time, then random terminal conditions of the adjoint equations back to the
 * start. The network is that of replica 0. In the first quarter of the way back the vectors turn towards the one that
 * grows fastest; the rest is averaged over, in blocks of time whose scatter gives the errors.
 */
public final class AdjointRun {

    private static final double TURNING = 0.25;

    private AdjointRun() {}

    /**
     * Measures the growth of adjoint vectors. States and vectors are taken by Runge–Kutta steps.
     *
     * @param vectors number of independent terminal conditions, at least 1
     * @throws IllegalArgumentException if the settings do not suit the network, or the network has a fluctuating input
     */
    public static AdjointGrowth measure(
            GatedNetwork network, SimulationSettings settings, int vectors, Progress progress) {
        check(network, settings);
        if (vectors < 1) {
            throw new IllegalArgumentException("vectors = " + vectors + " is out of range: it must be at least 1.");
        }
        try (Team team = Team.of(settings.threads())) {
            return measure(network, settings, vectors, team, progress);
        }
    }

    /** Refuses what {@link #measure} refuses. */
    static void check(GatedNetwork network, SimulationSettings settings) {
        new NetworkSimulation<>(new GatedModel()).check(network, settings);
        if (network.resetNoiseVariance() > 0) {
            throw new IllegalArgumentException("reset_noise_variance = " + network.resetNoiseVariance()
                    + " is out of range: the adjoint run, which computes states again, needs 0.");
        }
    }

    /** Memory of a measurement beside the network and its transposed couplings, in bytes. */
    static double memory(SimulationSettings settings, int vectors) {
        double steps = settings.time() / settings.timeStep();
        return 8.0 * GatedDynamics.VARIABLES * settings.size() * (StoredTrajectory.storedStates(steps) + 4.0 * vectors);
    }

    private static AdjointGrowth measure(
            GatedNetwork network, SimulationSettings settings, int vectors, Team team, Progress progress) {
        RandomStreams streams = new RandomStreams(settings.seed(), 0);
        GatedRealisation realisation = new GatedRealisation(network, settings, streams, team);
        GatedDynamics dynamics = realisation.dynamics();
        double dt = settings.timeStep();
        Stepper stepper = new RungeKutta4(dynamics, team, dt, 1, 0);
        double[] state = realisation.initialStates(1);
        for (long s = 0; s < Math.round(settings.transientTime() / dt); s++) {
            stepper.step(state, 0);
        }
        int steps = (int) Math.round(settings.time() / dt);
        StoredTrajectory trajectory = new StoredTrajectory(stepper, state, steps);
        GatedAdjoint adjoint = new GatedAdjoint(
                network, dynamics.couplings(), settings.scheme().precision(), team);
        AdjointStep step = new AdjointStep(dynamics, adjoint, dt, vectors);
        double[] a = new double[vectors * dynamics.size()];
        ContinuousSampler normal = streams.normal(Purpose.TANGENT_FRAME);
        Arrays.setAll(a, i -> normal.sample());
        int measured = steps - (int) (TURNING * steps);
        BlockAverages averages = new BlockAverages(4, measured);
        for (int s = steps - 1; s >= 0; s--) {
            double[] before = trajectory.before(s);
            step.back(before, a);
            double[] sample = sample(network, before, a, vectors, settings.size());
            sample[0] /= dt;
            if (s < measured) {
                averages.add(sample);
            }
            progress.advance(1.0 / steps);
        }
        return new AdjointGrowth(
                settings, averages.average(0), averages.average(1), averages.average(2), averages.average(3));
    }

    /** Normalises the vectors; gives the logarithm of their norms and the three ratios, averaged over vectors. */
    private static double[] sample(GatedNetwork network, double[] state, double[] a, int vectors, int size) {
        Kernels kernels = Kernels.best();
        double[] opening = new double[size];
        double[] gated = new double[size];
        new Units(network, size).updateGates(state, size, opening, 0);
        double[] sample = new double[4];
        int length = GatedDynamics.VARIABLES * size;
        for (int v = 0; v < vectors; v++) {
            int h = v * length;
            int z = h + size;
            int r = z + size;
            double squareH = kernels.dot(a, h, a, h, size);
            double squareZ = kernels.dot(a, z, a, z, size);
            double squareR = kernels.dot(a, r, a, r, size);
            kernels.times(opening, 0, a, h, gated, 0, size);
            double norm = Math.sqrt(squareH + squareZ + squareR);
            sample[0] += Math.log(norm) / vectors;
            sample[1] += squareZ / squareH / vectors;
            sample[2] += squareR / squareH / vectors;
            sample[3] += kernels.dot(gated, 0, gated, 0, size) / squareH / vectors;
            for (int i = h; i < h + length; i++) {
                a[i] /= norm;
            }
        }
        return sample;
    }
}
