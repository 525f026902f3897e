package org.cavity.numerics.network;

import java.util.Set;
import org.cavity.numerics.integrator.RungeKutta4;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.HalfTime;
import org.cavity.theory.model.Quantity;

/**
 * Memory and operations that a simulation needs: the sum of its arrays, and of its products.
 *
 * @param motion how the networks move
 * @param variables variables a neuron
 * @param workload what an evaluation takes
 * @param settings size, times, scheme
 */
record Cost(Motion motion, int variables, Workload workload, SimulationSettings settings) {

    /** Statistics over sites hold so many vectors a trajectory, its initial state another. */
    private static final int STATISTICS = 6;

    /** Vectors that a product is made up to. */
    private static final int TILE = 8;

    static <P extends Record> Cost of(NetworkModel<P> model, P parameters, SimulationSettings settings) {
        return new Cost(
                model.motion(parameters), model.variables(parameters), model.workload(parameters, settings), settings);
    }

    /**
     * Memory of the measurement of some quantities in one network, in bytes.
     *
     * @param eigenproblem rows of the matrix that is expected to be solved for eigenvalues; 0 for none
     */
    double memory(Set<Quantity> quantities, double eigenproblem) {
        double size = settings.size();
        double length = variables * size;
        int states = Wanted.trajectories(settings, quantities);
        int tangents = Wanted.mostTangents(quantities, settings.size(), variables);
        double matrices = Snapshot.MATRICES * eigenproblem * eigenproblem;
        double snapshots = Wanted.dimensions(quantities) ? 5 * Wanted.snapshots(settings.size()) : 0;
        double halfTime = quantities.contains(Quantity.HALF_TIME)
                ? HalfTime.stored(
                        settings.size(),
                        Times.of(motion.timeStep(settings), settings).samples())
                : 0;
        double activity = Wanted.peak(quantities)
                ? ActivityRecording.stored(
                        settings.size(),
                        Times.of(motion.timeStep(settings), settings).samples())
                : 0;
        return trajectory(states, tangents, settings.threadsPerNetwork())
                + 8 * (STATISTICS * states * length + snapshots * size + halfTime + activity + matrices);
    }

    /** Memory of the measurement of {@code count} exponents, in bytes. */
    double lyapunovMemory(int count) {
        double determinant = 2.0 * workload.determinant() * workload.determinant();
        return trajectory(1, count, settings.threads()) + 8 * determinant;
    }

    /**
     * Operations of the measurement of some quantities in all networks.
     *
     * @param eigenvalues operations that their eigenproblems take
     */
    double operations(Set<Quantity> quantities, double eigenvalues) {
        if (Wanted.dimensions(quantities) && Wanted.snapshots(settings.size()) < Wanted.FEWEST_SNAPSHOTS) {
            return Double.POSITIVE_INFINITY;
        }
        int states = Wanted.trajectories(settings, quantities);
        int tangents = Wanted.tangents(quantities, settings.size(), variables);
        return settings.replicas() * (trajectoryOperations(states, tangents) + eigenvalues);
    }

    /** Operations of the measurement of {@code count} exponents. */
    double lyapunovOperations(int count) {
        return trajectoryOperations(1, count) + 2 / 3.0 * Math.pow(workload.determinant(), 3);
    }

    /**
     * Products of couplings with states and tangent vectors, and the orthonormalisation of the latter, 2 n k² about once
     * a tau.
     */
    private double trajectoryOperations(double states, double tangents) {
        double length = variables * (double) settings.size();
        double dt = motion.timeStep(settings);
        double stateSteps = (settings.transientTime() + settings.time()) / dt;
        double tangentTime = Times.warmUp(settings) + settings.time();
        double tangentSteps = tangentTime / (settings.scheme().coarseTangents() ? 2 * dt : dt);
        return motion.evaluations(settings.scheme())
                        * workload.operations()
                        * (states * stateSteps + tangents * tangentSteps)
                + 2 * length * tangents * tangents * tangentTime;
    }

    /** Memory of a network, its states and its tangent vectors, in bytes. */
    private double trajectory(double states, double tangents, int threads) {
        double length = variables * (double) settings.size();
        boolean bundles = motion.isRungeKutta(settings.scheme());
        boolean coarse = bundles && settings.scheme().coarseTangents() && tangents > 0;
        double together = coarse
                ? states
                : bundles ? states + Math.min(tangents, Math.max(1, RungeKutta4.BUNDLE - states)) : states + tangents;
        double bundle = threads * Math.min(RungeKutta4.BUNDLE, states + tangents - together);
        // Of a step: slope, point and sum of Runge–Kutta or the slopes of the others; of a bundle also the vectors.
        double slopes = (bundles ? 3 : motion.evaluations(settings.scheme())) * together + 4 * bundle;
        double onTheWay = workload.scratch() * together
                + workload.bundleScratch() * bundle
                + workload.packed() * (together + bundle);
        double perEvaluation = 4 * workload.linearisation()
                + workload.packed() * TILE
                + workload.threadScratch() * threads
                + workload.frozen();
        // The block itself and the initial states.
        double block = 2 * states + tangents;
        double factor = tangents > 2 ? 3 * tangents * (tangents + BlockKernels.DEPTH) : 0;
        return workload.couplingBytes() + 8 * ((block + slopes) * length + onTheWay + perEvaluation + factor);
    }
}
