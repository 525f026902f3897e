package org.cavity.numerics.gated;

import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.gated.GatedNetwork;

/** The growth rate of a few adjoint vectors of the gated network. */
final class GatedAdjointSimulation implements AdjointSimulation<GatedNetwork> {

    private static final int VECTORS = 4;

    @Override
    public void check(GatedNetwork network, SimulationSettings settings) {
        AdjointRun.check(network, settings);
    }

    @Override
    public Average growth(GatedNetwork network, SimulationSettings settings, Progress progress) {
        return AdjointRun.measure(network, settings, VECTORS, progress).rate();
    }

    /** States are computed forwards and, from those kept, again on the way back. */
    @Override
    public double cost(GatedNetwork network, SimulationSettings settings) {
        return 2
                * new NetworkSimulation<>(new GatedModel())
                        .lyapunovCost(network, settings, LyapunovRequest.leading(VECTORS));
    }

    @Override
    public double memory(GatedNetwork network, SimulationSettings settings) {
        return AdjointRun.memory(settings, VECTORS)
                + new NetworkSimulation<>(new GatedModel())
                        .lyapunovMemory(network, settings, LyapunovRequest.leading(VECTORS));
    }
}
