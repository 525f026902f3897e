package org.cavity.numerics.filtered;

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
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.model.Quantity;

/** One network of filtered units with its streams of random numbers. */
final class FilteredRealisation implements Realisation {

    private final FilteredNetwork network;
    private final UnitEquations unit;
    private final SimulationSettings settings;
    private final RandomStreams streams;
    private final Team team;
    private final FilteredDynamics dynamics;

    FilteredRealisation(
            FilteredNetwork network,
            UnitEquations unit,
            SimulationSettings settings,
            RandomStreams streams,
            Team team) {
        this.network = network;
        this.unit = unit;
        this.settings = settings;
        this.streams = streams;
        this.team = team;
        this.dynamics = FilteredDynamics.draw(
                network, unit, settings.size(), settings.scheme().precision(), streams, team);
    }

    FilteredDynamics dynamics() {
        return dynamics;
    }

    /** Gaussian states whose x is at least as large as any attractor's of rates bounded by 1: g max<sub>ω</sub> |H|. */
    @Override
    public double[] initialStates(int trajectories) {
        int size = settings.size();
        double std = network.gain() * network.units().get(0).filter().peak().modulus();
        double[] states = new double[trajectories * dynamics.size()];
        for (int t = 0; t < trajectories; t++) {
            ContinuousSampler normal = streams.normal(Purpose.INITIAL_STATE, t);
            for (int i = 0; i < dynamics.size(); i++) {
                double scale = settings.initialScale() * std * unit.scales()[i / size];
                states[t * dynamics.size() + i] = scale > 0 ? scale * normal.sample() : 0;
            }
        }
        return states;
    }

    @Override
    public Stepper stepper(int trajectories, int maxTangents) {
        return Motion.flow()
                .stepper(
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
        return new FilteredStatistics(network.nonlinearity(), settings.size(), trajectories, dynamics.size(), samples);
    }

    @Override
    public FilteredSnapshot snapshot(double[] state) {
        return new FilteredSnapshot(network.coupling(), dynamics, state);
    }

    @Override
    public OptionalDouble constantVolumeGrowth() {
        return OptionalDouble.of(0);
    }
}
