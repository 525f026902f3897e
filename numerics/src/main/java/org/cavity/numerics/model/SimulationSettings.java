package org.cavity.numerics.model;

import java.util.function.Consumer;
import org.cavity.theory.model.Request;

/**
 * How a network is simulated. Settings are not model parameters: as N and T grow, the results no longer depend on them.
 *
 * @param size number of units N, at least 2
 * @param replicas number of independent networks R, each with its own connectivity, input, initial state and noise
 * @param seed master seed; every stream of random numbers derives from it
 * @param transientTime time discarded before anything is measured
 * @param time time over which is measured, after the transient
 * @param timeStep integration step dt of continuous-time models; maps ignore it
 * @param threads number of threads; the results do not depend on it
 * @param trajectories trajectories of each network that are followed side by side, from independent initial states;
 *     statistics are averages over all of them, exponents and spectra belong to the first
 * @param scheme how steps are computed
 * @param initialScale size of the initial state relative to the model's own, which is as large as any attractor
 * @param slowBound modulus below which an eigenvalue of the Jacobian counts as slow, 1/tau
 */
public record SimulationSettings(
        int size,
        int replicas,
        long seed,
        double transientTime,
        double time,
        double timeStep,
        int threads,
        int trajectories,
        Scheme scheme,
        double initialScale,
        double slowBound) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException with one sentence naming setting, value and allowed range
     */
    public SimulationSettings {
        require(size >= 2, "size", size, "at least 2");
        require(replicas >= 1, "replicas", replicas, "at least 1");
        require(transientTime >= 0 && Double.isFinite(transientTime), "transient", transientTime, "at least 0");
        require(time > 0 && Double.isFinite(time), "time", time, "greater than 0");
        require(timeStep > 0 && Double.isFinite(timeStep), "dt", timeStep, "greater than 0");
        require(threads >= 1, "threads", threads, "at least 1");
        require(trajectories >= 1, "trajectories", trajectories, "at least 1");
        require(initialScale > 0 && Double.isFinite(initialScale), "initial scale", initialScale, "greater than 0");
        require(slowBound > 0 && Double.isFinite(slowBound), "slow bound", slowBound, "greater than 0");
    }

    /** Large initial states and the default bound of slow eigenvalues. */
    public SimulationSettings(
            int size,
            int replicas,
            long seed,
            double transientTime,
            double time,
            double timeStep,
            int threads,
            int trajectories,
            Scheme scheme) {
        this(size, replicas, seed, transientTime, time, timeStep, threads, trajectories, scheme, 1, Request.SLOW_BOUND);
    }

    /** The same with one trajectory of each network, by the default scheme. */
    public SimulationSettings(
            int size, int replicas, long seed, double transientTime, double time, double timeStep, int threads) {
        this(size, replicas, seed, transientTime, time, timeStep, threads, 1, Scheme.DEFAULT);
    }

    /** The same settings for another network size. */
    public SimulationSettings withSize(int value) {
        return changed(draft -> draft.size = value);
    }

    /** The same settings for another number of networks. */
    public SimulationSettings withReplicas(int value) {
        return changed(draft -> draft.replicas = value);
    }

    /** The same settings with another master seed. */
    public SimulationSettings withSeed(long value) {
        return changed(draft -> draft.seed = value);
    }

    /** The same settings for another number of threads. */
    public SimulationSettings withThreads(int value) {
        return changed(draft -> draft.threads = value);
    }

    /** The same settings with another time of measurement. */
    public SimulationSettings withTime(double value) {
        return changed(draft -> draft.time = value);
    }

    /** The same settings with another integration step. */
    public SimulationSettings withTimeStep(double value) {
        return changed(draft -> draft.timeStep = value);
    }

    /** The same settings with another number of trajectories of each network. */
    public SimulationSettings withTrajectories(int value) {
        return changed(draft -> draft.trajectories = value);
    }

    /** The same settings with another scheme. */
    public SimulationSettings withScheme(Scheme value) {
        return changed(draft -> draft.scheme = value);
    }

    /** The same settings with initial states of another size. */
    public SimulationSettings withInitialScale(double value) {
        return changed(draft -> draft.initialScale = value);
    }

    /** The same settings with another bound of slow eigenvalues. */
    public SimulationSettings withSlowBound(double value) {
        return changed(draft -> draft.slowBound = value);
    }

    private SimulationSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings one of which may be changed before they are checked. */
    private static final class Draft {

        private int size;
        private int replicas;
        private long seed;
        private final double transientTime;
        private double time;
        private double timeStep;
        private int threads;
        private int trajectories;
        private Scheme scheme;
        private double initialScale;
        private double slowBound;

        Draft(SimulationSettings settings) {
            size = settings.size;
            replicas = settings.replicas;
            seed = settings.seed;
            transientTime = settings.transientTime;
            time = settings.time;
            timeStep = settings.timeStep;
            threads = settings.threads;
            trajectories = settings.trajectories;
            scheme = settings.scheme;
            initialScale = settings.initialScale;
            slowBound = settings.slowBound;
        }

        SimulationSettings settings() {
            return new SimulationSettings(
                    size,
                    replicas,
                    seed,
                    transientTime,
                    time,
                    timeStep,
                    threads,
                    trajectories,
                    scheme,
                    initialScale,
                    slowBound);
        }
    }

    /** Threads that share one network, when the networks themselves are divided among threads first. */
    public int threadsPerNetwork() {
        return Math.max(1, threads / replicas);
    }

    private static void require(boolean allowed, String name, Number value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " = " + value + " is out of range: it must be " + range + ".");
        }
    }
}
