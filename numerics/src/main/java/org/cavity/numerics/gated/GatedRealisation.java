package org.cavity.numerics.gated;

import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.integrator.TimeVaryingInput;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Motion;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.network.StateStatistics;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.statistics.HalfTime;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;

/** One gated network with its streams of random numbers. */
final class GatedRealisation implements Realisation {

    private final GatedNetwork network;
    private final SimulationSettings settings;
    private final RandomStreams streams;
    private final Team team;
    private final GatedDynamics dynamics;

    GatedRealisation(GatedNetwork network, SimulationSettings settings, RandomStreams streams, Team team) {
        this.network = network;
        this.settings = settings;
        this.streams = streams;
        this.team = team;
        int size = settings.size();
        this.dynamics = new GatedDynamics(
                network,
                GateCouplings.draw(size, settings.scheme().precision(), streams, team),
                FrozenInput.draw(network, size, streams),
                team);
    }

    GatedDynamics dynamics() {
        return dynamics;
    }

    /**
     * Gaussian states at least as large as any attractor: rates and gates are bounded by 1, so that no field of h, z or
     * r has a variance above 1 and that of its input.
     */
    @Override
    public double[] initialStates(int trajectories) {
        int size = settings.size();
        double[] std = {
            Math.hypot(1, network.inputStd()),
            Math.hypot(1, network.updateInputStd()),
            Math.sqrt(1 + network.resetInputStd() * network.resetInputStd() + network.resetNoiseVariance())
        };
        int length = GatedDynamics.VARIABLES * size;
        double[] states = new double[trajectories * length];
        for (int t = 0; t < trajectories; t++) {
            ContinuousSampler normal = streams.normal(Purpose.INITIAL_STATE, t);
            for (int i = 0; i < length; i++) {
                states[t * length + i] = settings.initialScale() * std[i / size] * normal.sample();
            }
        }
        return states;
    }

    @Override
    public Stepper stepper(int trajectories, int maxTangents) {
        TimeVaryingInput input = TimeVaryingInput.NONE;
        if (network.resetNoiseVariance() > 0) {
            ResetNoise noise = new ResetNoise(network, settings.size(), trajectories, settings.timeStep(), streams);
            dynamics.receive(noise.values());
            input = noise;
        }
        return Motion.flow()
                .stepper(
                        dynamics,
                        streams,
                        team,
                        settings.timeStep(),
                        trajectories,
                        maxTangents,
                        settings.scheme(),
                        input);
    }

    @Override
    public StateStatistics statistics(int trajectories, long samples, double interval, Set<Quantity> wanted) {
        int size = settings.size();
        HalfTime halfTime = wanted.contains(Quantity.HALF_TIME) ? new HalfTime(size, (int) samples, interval) : null;
        return new GatedStatistics(new Units(network, size), size, trajectories, samples, halfTime);
    }

    @Override
    public GatedSnapshot snapshot(double[] state) {
        return new GatedSnapshot(dynamics, state, settings.slowBound());
    }

    @Override
    public OptionalDouble constantVolumeGrowth() {
        return OptionalDouble.of(0);
    }
}
