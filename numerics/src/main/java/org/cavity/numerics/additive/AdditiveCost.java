package org.cavity.numerics.additive;

import java.util.Set;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.integrator.RungeKutta4;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/** Memory and operations that a simulation needs: the sum of its arrays, and of its products. */
final class AdditiveCost {

    /** Statistics over sites hold so many vectors a trajectory, its initial state another. */
    private static final int STATISTICS = 6;

    /** Vectors that a product is made up to. */
    private static final int TILE = 8;

    private AdditiveCost() {}

    /** Memory of the measurement of some quantities in one network, in bytes. */
    static double memory(AdditiveNetwork network, SimulationSettings settings, Set<Quantity> quantities) {
        double size = settings.size();
        int states = AdditiveSimulation.trajectories(settings, quantities);
        int tangents = AdditiveSimulation.tangents(quantities, settings.size());
        double matrices = Linearisation.cost(network, size, quantities) > 0 ? Linearisation.MATRICES : 0;
        double snapshots = quantities.stream().anyMatch(AdditiveReplica.DIMENSIONS::contains)
                ? 5 * AdditiveReplica.snapshots(settings.size())
                : 0;
        return trajectory(network, settings, states, tangents, settings.threadsPerNetwork())
                + 8 * ((STATISTICS * states + snapshots) * size + matrices * size * size);
    }

    /** Memory of the measurement of {@code count} exponents, in bytes. */
    static double lyapunovMemory(AdditiveNetwork network, SimulationSettings settings, int count) {
        double determinant = needsDeterminant(network) ? 2.0 * settings.size() * settings.size() : 0;
        return trajectory(network, settings, 1, count, settings.threads()) + 8 * determinant;
    }

    /** Operations of the measurement of some quantities in all networks. */
    static double operations(AdditiveNetwork network, SimulationSettings settings, Set<Quantity> quantities) {
        boolean dimensions = quantities.stream().anyMatch(AdditiveReplica.DIMENSIONS::contains);
        if (dimensions && AdditiveReplica.snapshots(settings.size()) < AdditiveReplica.FEWEST_SNAPSHOTS) {
            return Double.POSITIVE_INFINITY;
        }
        int states = AdditiveSimulation.trajectories(settings, quantities);
        int tangents = AdditiveSimulation.tangents(quantities, settings.size());
        return settings.replicas()
                * (trajectoryOperations(network, settings, states, tangents)
                        + Linearisation.cost(network, settings.size(), quantities));
    }

    /** Operations of the measurement of {@code count} exponents. */
    static double lyapunovOperations(AdditiveNetwork network, SimulationSettings settings, int count) {
        double determinant = needsDeterminant(network) ? 2 / 3.0 * Math.pow(settings.size(), 3) : 0;
        return trajectoryOperations(network, settings, 1, count) + determinant;
    }

    private static boolean needsDeterminant(AdditiveNetwork network) {
        return network.isMap() && Linearisation.determinantNeedsMatrix(network);
    }

    /**
     * Products of couplings with states and tangent vectors, those in single precision at half the price, and the
     * orthonormalisation of the latter, 2 N k² about once a tau.
     */
    private static double trajectoryOperations(
            AdditiveNetwork network, SimulationSettings settings, double states, double tangents) {
        double size = settings.size();
        double dt = network.isMap() ? 1 : settings.timeStep();
        double stateSteps = (settings.transientTime() + settings.time()) / dt;
        double tangentTime = Times.warmUp(settings) + settings.time();
        double tangentSteps = tangentTime / (settings.scheme().coarseTangents() ? 2 * dt : dt);
        double product = Couplings.operations(network.coupling(), size) * wordLength(settings);
        return stages(network, settings) * product * (states * stateSteps + tangents * tangentSteps)
                + 2 * size * tangents * tangents * tangentTime;
    }

    private static double stages(AdditiveNetwork network, SimulationSettings settings) {
        return network.isMap()
                ? 1
                : switch (AdditiveDynamics.integrator(network, settings.scheme())) {
                    case RUNGE_KUTTA -> 4;
                    case HEUN -> 2;
                    default -> 1;
                };
    }

    /** Memory of a network, its states and its tangent vectors, in bytes. */
    private static double trajectory(
            AdditiveNetwork network, SimulationSettings settings, double states, double tangents, int threads) {
        double size = settings.size();
        boolean bundles =
                !network.isMap() && AdditiveDynamics.integrator(network, settings.scheme()) == Integrator.RUNGE_KUTTA;
        boolean coarse = bundles && settings.scheme().coarseTangents() && tangents > 0;
        double together = coarse
                ? states
                : bundles ? states + Math.min(tangents, Math.max(1, RungeKutta4.BUNDLE - states)) : states + tangents;
        double bundle = threads * Math.min(RungeKutta4.BUNDLE, states + tangents - together);
        // Of a step: the rates; slope, point and sum of Runge–Kutta or the slopes of the others; linearisations.
        double step = together + (bundles ? 3 : stages(network, settings)) * together + 4 * bundle + 4;
        double packed = network.coupling() == CouplingEnsemble.DENSE
                ? wordLength(settings) * wholeBlocks(size) / size * (together + TILE + bundle)
                : threads;
        // The block itself and the initial states, diagonal and input.
        double vectors = step + packed + 2 * states + tangents + 2;
        double factor = tangents > 2 ? 3 * tangents * (tangents + BlockKernels.DEPTH) : 0;
        return Couplings.memory(network.coupling(), size, settings.scheme().precision())
                + 8 * (vectors * size + factor);
    }

    /** Length of a vector packed for a product. */
    private static double wholeBlocks(double size) {
        return Math.ceil(size / BlockKernels.DEPTH) * BlockKernels.DEPTH;
    }

    /** Length of the couplings' numbers in units of a double's. */
    private static double wordLength(SimulationSettings settings) {
        return settings.scheme().precision() == Precision.SINGLE ? 0.5 : 1;
    }
}
