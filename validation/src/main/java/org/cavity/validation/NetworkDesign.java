package org.cavity.validation;

import java.util.OptionalDouble;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;

/**
 * How the networks of a point differ from those elsewhere: what its quantities' scatter, their finite-size trend and
 * their cost ask for.
 *
 * @param sizeFactor networks are this many times larger than elsewhere: more than 1 near a boundary, where small
 *     networks fall out of the state; less than 1 where the cost grows fast with the size, as that of a spectrum, and
 *     small networks follow the finite-size trend
 * @param replicaFactor there are this many times as many of them
 * @param powersOfTwo whether sizes are powers of two, those of structured couplings; others are rounded to the nearest
 * @param trajectories trajectories of each network. States that move and forget where they started fluctuate in time
 *     and not from network to network, so that several trajectories tell as much of averages as several networks, for
 *     less
 * @param single whether couplings have single precision
 * @param time time of measurement; empty for what the simulation suggests
 * @param timeStep integration step; empty for what the simulation suggests
 * @param nearRest whether networks start near zero activity, from a hundredth of the model's own initial states, which
 *     are as large as any attractor. They stay there if rest is stable, and theory is asked for rest; what they end in
 *     where it is not depends on more than the distance from it
 */
public record NetworkDesign(
        double sizeFactor,
        double replicaFactor,
        boolean powersOfTwo,
        int trajectories,
        boolean single,
        OptionalDouble time,
        OptionalDouble timeStep,
        boolean nearRest) {

    /** Size of initial states near rest, relative to the model's own. */
    private static final double NEAR_REST = 0.01;

    /** Networks like everywhere else. */
    public static final NetworkDesign USUAL =
            new NetworkDesign(1, 1, false, 1, false, OptionalDouble.empty(), OptionalDouble.empty(), false);

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
        return new NetworkDesign(value, replicaFactor, powersOfTwo, trajectories, single, time, timeStep, nearRest);
    }

    /** More networks by this factor. */
    public NetworkDesign withReplicaFactor(double value) {
        return new NetworkDesign(sizeFactor, value, powersOfTwo, trajectories, single, time, timeStep, nearRest);
    }

    /** Networks of sizes that are powers of two. */
    public NetworkDesign withPowersOfTwo() {
        return new NetworkDesign(sizeFactor, replicaFactor, true, trajectories, single, time, timeStep, nearRest);
    }

    /** Several trajectories of each network. */
    public NetworkDesign withTrajectories(int value) {
        return new NetworkDesign(sizeFactor, replicaFactor, powersOfTwo, value, single, time, timeStep, nearRest);
    }

    /** Couplings in single precision. */
    public NetworkDesign inSinglePrecision() {
        return new NetworkDesign(sizeFactor, replicaFactor, powersOfTwo, trajectories, true, time, timeStep, nearRest);
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
                nearRest);
    }

    /** Another integration step. */
    public NetworkDesign withTimeStep(double value) {
        return new NetworkDesign(
                sizeFactor, replicaFactor, powersOfTwo, trajectories, single, time, OptionalDouble.of(value), nearRest);
    }

    /** Networks that start near rest. */
    public NetworkDesign startingNearRest() {
        return new NetworkDesign(sizeFactor, replicaFactor, powersOfTwo, trajectories, single, time, timeStep, true);
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
                .withInitialScale(nearRest ? NEAR_REST : 1);
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
