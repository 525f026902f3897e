package org.cavity.numerics.additive;

import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.connectivity.DenseCoupling;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.integrator.TimeVaryingInput;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Motion;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.network.StateStatistics;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.statistics.SiteStatistics;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;

/** One additive network with its streams of random numbers. */
final class AdditiveRealisation implements Realisation {

    private final AdditiveNetwork network;
    private final SimulationSettings settings;
    private final Motion motion;
    private final RandomStreams streams;
    private final Team team;
    private final AdditiveDynamics dynamics;

    AdditiveRealisation(
            AdditiveNetwork network, SimulationSettings settings, Motion motion, RandomStreams streams, Team team) {
        this.network = network;
        this.settings = settings;
        this.motion = motion;
        this.streams = streams;
        this.team = team;
        this.dynamics = AdditiveDynamics.draw(
                network, settings.size(), settings.scheme().precision(), streams, team);
    }

    AdditiveDynamics dynamics() {
        return dynamics;
    }

    /**
     * Gaussian states at least as large as any attractor of units bounded by 1. Where J₀ helps a mean to persist it has the
     * sign of the bias, or is positive without one: of two attractors this chooses the one that theory names first.
     */
    @Override
    public double[] initialStates(int trajectories) {
        int size = settings.size();
        double noise = 2 * network.noise() / (2 - network.step());
        double std = Math.sqrt(network.gain() * network.gain() + network.inputVariance() + noise);
        double ferromagnetic = Math.max(0, network.meanCoupling());
        double mean = network.bias() + (network.bias() < 0 ? -ferromagnetic : ferromagnetic);
        double[] states = new double[trajectories * size];
        for (int t = 0; t < trajectories; t++) {
            ContinuousSampler normal = streams.normal(Purpose.INITIAL_STATE, t);
            for (int i = t * size; i < (t + 1) * size; i++) {
                states[i] = settings.initialScale() * (mean + std * normal.sample());
            }
        }
        return states;
    }

    @Override
    public Stepper stepper(int trajectories, int maxTangents) {
        return motion.stepper(
                dynamics,
                streams,
                team,
                settings.timeStep(),
                trajectories,
                maxTangents,
                settings.scheme(),
                TimeVaryingInput.NONE);
    }

    @Override
    public StateStatistics statistics(int trajectories, long samples, double interval, Set<Quantity> wanted) {
        return new AdditiveStatistics(
                new SiteStatistics(network.nonlinearity(), trajectories * settings.size(), samples));
    }

    @Override
    public Snapshot snapshot(double[] state) {
        return new Linearisation(network, dynamics, state);
    }

    /** The determinant of gJ + J₀/N, which every step of the map multiplies volumes with. */
    @Override
    public OptionalDouble constantVolumeGrowth() {
        if (!network.isMap()) {
            return OptionalDouble.of(0);
        }
        boolean unknown =
                Linearisation.determinantNeedsMatrix(network) && settings.size() > DenseCoupling.LARGEST_MATRIX;
        return unknown ? OptionalDouble.empty() : OptionalDouble.of(dynamics.logDeterminant());
    }
}
