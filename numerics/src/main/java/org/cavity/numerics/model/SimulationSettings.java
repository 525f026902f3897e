package org.cavity.numerics.model;

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
 */
public record SimulationSettings(
        int size, int replicas, long seed, double transientTime, double time, double timeStep, int threads) {

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
        require(timeStep > 0 && timeStep <= 0.5, "dt", timeStep, "greater than 0 and at most 0.5");
        require(threads >= 1, "threads", threads, "at least 1");
    }

    /** The same settings for another network size. */
    public SimulationSettings withSize(int value) {
        return new SimulationSettings(value, replicas, seed, transientTime, time, timeStep, threads);
    }

    /** The same settings for another number of networks. */
    public SimulationSettings withReplicas(int value) {
        return new SimulationSettings(size, value, seed, transientTime, time, timeStep, threads);
    }

    /** The same settings with another master seed. */
    public SimulationSettings withSeed(long value) {
        return new SimulationSettings(size, replicas, value, transientTime, time, timeStep, threads);
    }

    /** The same settings for another number of threads. */
    public SimulationSettings withThreads(int value) {
        return new SimulationSettings(size, replicas, seed, transientTime, time, timeStep, value);
    }

    private static void require(boolean allowed, String name, Number value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " = " + value + " is out of range: it must be " + range + ".");
        }
    }
}
