package org.cavity.numerics.gated;

import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Motion;
import org.cavity.numerics.network.NetworkModel;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.network.Workload;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The gated network, for {@link org.cavity.numerics.network.NetworkSimulation}.
 *
 * <p>{@link Quantity#SPECTRAL_ABSCISSA} is the largest real part of all 3N eigenvalues of the Jacobian at the last
 * state, {@link Quantity#SLOW_FRACTION} the number of those of modulus below the settings' bound, over N. What is
 * counted in directions, such as the dimension, is divided by N too and may reach 3.
 */
public final class GatedModel implements NetworkModel<GatedNetwork> {

    private static final Set<Quantity> AVERAGES = Set.of(
            Quantity.VARIANCE_H,
            Quantity.VARIANCE_Z,
            Quantity.VARIANCE_R,
            Quantity.STATIC_VARIANCE,
            Quantity.RATE_VARIANCE,
            Quantity.MEAN_GAIN,
            Quantity.MEAN_UPDATE_GATE,
            Quantity.HALF_TIME);

    @Override
    public String name() {
        return "gated";
    }

    @Override
    public int variables(GatedNetwork network) {
        return GatedDynamics.VARIABLES;
    }

    @Override
    public Motion motion(GatedNetwork network) {
        return Motion.flow();
    }

    @Override
    public DoubleUnaryOperator transfer(GatedNetwork network) {
        return network::rate;
    }

    @Override
    public boolean isSymmetric(GatedNetwork network) {
        return network.isSymmetric();
    }

    @Override
    public Set<Quantity> averages() {
        return AVERAGES;
    }

    @Override
    public Set<Quantity> spectralQuantities() {
        return GatedSnapshot.QUANTITIES;
    }

    @Override
    public SimulationSettings suggestedSettings(GatedNetwork network) {
        return SuggestedSettings.of(network);
    }

    @Override
    public SimulationSettings suggestedSettings(GatedNetwork network, int size) {
        return SuggestedSettings.of(network, size);
    }

    @Override
    public void check(GatedNetwork network, SimulationSettings settings) {
        Couplings.checkSize(CouplingEnsemble.DENSE, settings.size());
        double longest = settings.timeStep() * (settings.scheme().coarseTangents() ? 2 : 1);
        checkTimes(network, longest);
    }

    /**
     * Refuses instantaneous gates, and those faster than a step: of more than 2.78 time constants it would blow up, and
     * of one it is inaccurate already.
     */
    static void checkTimes(GatedNetwork network, double step) {
        checkTime("reset_time", network.resetTime(), step);
        checkTime("update_time", network.updateTime(), step);
    }

    private static void checkTime(String name, double time, double step) {
        if (time == 0) {
            throw new IllegalArgumentException(name + " = 0 is out of range: the limit of an instantaneous gate is for"
                    + " theory; in networks it must be greater than 0.");
        }
        if (time < step) {
            throw new IllegalArgumentException(name + " = " + time + " is out of range: it must be at least a step, "
                    + step + "; take a smaller dt.");
        }
    }

    @Override
    public Workload workload(GatedNetwork network, SimulationSettings settings) {
        double size = settings.size();
        Precision precision = settings.scheme().precision();
        double wordLength = precision == Precision.SINGLE ? 0.5 : 1;
        return new Workload(
                3 * Couplings.memory(CouplingEnsemble.DENSE, size, precision),
                3 * Couplings.operations(CouplingEnsemble.DENSE, size) * wordLength,
                6 * size,
                5 * size,
                2 * wordLength * BlockKernels.wholeBlocks(size),
                0,
                Gains.ARRAYS * size,
                9 * size,
                0);
    }

    @Override
    public double snapshotOperations(GatedNetwork network, double size, Set<Quantity> wanted) {
        return GatedSnapshot.cost(network, size, wanted);
    }

    @Override
    public boolean mayNeedMatrix(GatedNetwork network, Set<Quantity> wanted) {
        return wanted.stream().anyMatch(GatedSnapshot.QUANTITIES::contains);
    }

    @Override
    public Realisation draw(GatedNetwork network, SimulationSettings settings, RandomStreams streams, Team team) {
        return new GatedRealisation(network, settings, streams, team);
    }

    @Override
    public Optional<AdjointSimulation<GatedNetwork>> adjoint() {
        return Optional.of(new GatedAdjointSimulation());
    }

    @Override
    public Optional<PlantedSimulation<GatedNetwork>> planted() {
        return Optional.of(new GatedPlantedSimulation());
    }
}
