package org.cavity.validation;

import java.util.OptionalDouble;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;

/**
 * How the networks of a point differ from those elsewhere: what its quantities' scatter, their finite-size trend and their
 * cost ask for.
 *
 * @param sizeFactor networks are this many times larger than elsewhere: more than 1 near a boundary, where small networks
 *     fall out of the state; less than 1 where the cost grows fast with the size, as that of a spectrum, and small networks
 *     follow the finite-size trend
 * @param replicaFactor there are this many times as many of them
 * @param powersOfTwo whether sizes are powers of two, those of structured couplings; others are rounded to the nearest
 * @param trajectories trajectories of each network. States that move and forget where they started fluctuate in time and not
 *     from network to network, so that several trajectories tell as much of averages as several networks, for less
 * @param single whether couplings have single precision
 * @param time time of measurement; empty for what the simulation suggests
 * @param timeStep integration step; empty for what the simulation suggests
 * @param initialScale size of the initial states relative to the model's own, which are as large as any attractor. Below 1
 *     networks that have several attractors end in the least active one, and theory is asked for that
 */
public record NetworkDesign(
        double sizeFactor,
        double replicaFactor,
        boolean powersOfTwo,
        int trajectories,
        boolean single,
        OptionalDouble time,
        OptionalDouble timeStep,
        double initialScale) {

    /** Networks like everywhere else. */
    public static final NetworkDesign USUAL =
            new NetworkDesign(1, 1, false, 1, false, OptionalDouble.empty(), OptionalDouble.empty(), 1);

    /**
     * Checks the numbers; those of the settings, the settings check.
     *
     * @throws IllegalArgumentException if a factor is not above 0
     */
    public NetworkDesign {
        requirePositive("size factor", sizeFactor);
        requirePositive("replica factor", replicaFactor);
    }

    /** Networks larger by this factor. */
    public NetworkDesign withSizeFactor(double value) {
        return new NetworkDesign(value, replicaFactor, powersOfTwo, trajectories, single, time, timeStep, initialScale);
    }

    /** More networks by this factor. */
    public NetworkDesign withReplicaFactor(double value) {
        return new NetworkDesign(sizeFactor, value, powersOfTwo, trajectories, single, time, timeStep, initialScale);
    }

    /** Networks of sizes that are powers of two. */
    public NetworkDesign withPowersOfTwo() {
        return new NetworkDesign(sizeFactor, replicaFactor, true, trajectories, single, time, timeStep, initialScale);
    }

    /** Several trajectories of each network. */
    public NetworkDesign withTrajectories(int value) {
        return new NetworkDesign(sizeFactor, replicaFactor, powersOfTwo, value, single, time, timeStep, initialScale);
    }

    /** Couplings in single precision. */
    public NetworkDesign inSinglePrecision() {
        return new NetworkDesign(
                sizeFactor, replicaFactor, powersOfTwo, trajectories, true, time, timeStep, initialScale);
    }

    /** Another time of measurement. */
    public NetworkDesign withTime(double value) {
        return new NetworkDesign(
                sizeFactor,
                replicaFactor,
                powersOfTwo,
                trajectories,
                single,
                OptionalDouble.of(value),
                timeStep,
                initialScale);
    }

    /** Another integration step. */
    public NetworkDesign withTimeStep(double value) {
        return new NetworkDesign(
                sizeFactor,
                replicaFactor,
                powersOfTwo,
                trajectories,
                single,
                time,
                OptionalDouble.of(value),
                initialScale);
    }

    /** Networks that start from states smaller, or larger, by this factor. */
    public NetworkDesign withInitialScale(double value) {
        return new NetworkDesign(sizeFactor, replicaFactor, powersOfTwo, trajectories, single, time, timeStep, value);
    }

    /** Whether networks start so near to rest that they end in the least active of their attractors. */
    boolean startsSmall() {
        return initialScale < 1;
    }

    /** Size of the networks that have {@code size} units elsewhere. */
    int size(int size) {
        int scaled = (int) Math.max(2, Math.round(size * sizeFactor));
        return powersOfTwo ? 1 << Math.round(Math.log(scaled) / Math.log(2)) : scaled;
    }

    /** Number of networks where there are {@code replicas} elsewhere; at least two. */
    int replicas(int replicas) {
        return (int) Math.max(2, Math.ceil(replicas * replicaFactor));
    }

    /** The settings of networks that are {@code size} and {@code replicas} elsewhere. */
    SimulationSettings settings(SimulationSettings suggested, int size, int replicas) {
        SimulationSettings settings = suggested
                .withSize(size(size))
                .withReplicas(replicas(replicas))
                .withTrajectories(trajectories)
                .withTime(time.orElse(suggested.time()))
                .withTimeStep(timeStep.orElse(suggested.timeStep()))
                .withInitialScale(initialScale);
        Scheme scheme = suggested.scheme();
        return single
                ? settings.withScheme(new Scheme(scheme.integrator(), Precision.SINGLE, scheme.coarseTangents()))
                : settings;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " is out of range: it must be greater than 0.");
        }
    }
}
