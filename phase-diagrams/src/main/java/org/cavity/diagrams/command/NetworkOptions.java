package org.cavity.diagrams.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cavity.diagrams.UsageException;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import picocli.CommandLine.Option;

/** Size, number and random numbers of the simulated networks. What is not given is chosen to suit the parameters. */
final class NetworkOptions {

    @Option(
            names = "--size",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Number of units, at least 2.")
    private Integer size;

    @Option(
            names = "--replicas",
            paramLabel = "R",
            converter = WholeNumber.class,
            description = "Number of independent networks or populations.")
    private Integer replicas;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumber.Long.class,
            description = "Master seed of all random numbers, those of theories that sample among them.")
    private Long seed;

    @Option(
            names = "--time",
            paramLabel = "T",
            description = "Time of measurement after the transient, in the model's unit of time.")
    private Double time;

    @Option(
            names = "--transient",
            paramLabel = "T",
            description = "Time before anything is measured, in the model's unit of time.")
    private Double transientTime;

    @Option(
            names = "--dt",
            paramLabel = "DT",
            description = "Integration step, in the model's unit of time; maps ignore it.")
    private Double timeStep;

    @Option(
            names = "--initial-scale",
            paramLabel = "F",
            description = "Size of a network's initial state relative to the model's own, which is as large as any"
                    + " attractor (default: 1); small ones end in what is stable near rest. Populations of spiking"
                    + " neurons start stationary and have none.")
    private Double initialScale;

    /** Whether the user chose the time. */
    boolean hasTime() {
        return time != null;
    }

    /** The seed, if the user chose one, else this. */
    long seed(long otherwise) {
        return seed != null ? seed : otherwise;
    }

    /** The size of the initial state, if the user chose one, else this. */
    double initialScale(double otherwise) {
        return initialScale != null ? initialScale : otherwise;
    }

    /** What the user chose, by the names of the options; the seed, which may be one of theory, is not among it. */
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("size", size);
        given.put("replicas", replicas);
        given.put("time", time);
        given.put("transient", transientTime);
        given.put("dt", timeStep);
        given.put("initial_scale", initialScale);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    /**
     * Refuses what describes networks where none is simulated.
     *
     * @param why such as {@code "with --family"}
     */
    void refuse(String why) {
        refuseAllBut("", why + " no network is simulated");
    }

    /**
     * Refuses what does not describe the networks at hand.
     *
     * @param allowed name of the option that does
     * @param why the reason as a clause
     */
    void refuseAllBut(String allowed, String why) {
        given().forEach((name, value) -> {
            if (!name.equals(allowed)) {
                throw new UsageException(name + " = " + value + " is out of place: " + why + ".");
            }
        });
    }

    /** What the simulation suggests, for the size that the user chose if there is one. */
    <P extends Record> SimulationSettings suggested(Simulation<P> simulation, P parameters) {
        if (size == null) {
            return simulation.suggestedSettings(parameters);
        }
        try {
            return simulation.suggestedSettings(parameters, size);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /**
     * The settings, with what was not given taken from the suggestion.
     *
     * @param defaultReplicas number of networks if none is given
     * @param threads number of threads
     * @param trajectories trajectories of each network
     * @param scheme how steps are computed
     * @param slowBound modulus below which an eigenvalue counts as slow
     * @throws UsageException if a setting is out of range
     */
    SimulationSettings over(
            SimulationSettings suggested,
            int defaultReplicas,
            int threads,
            int trajectories,
            Scheme scheme,
            double slowBound) {
        try {
            return new SimulationSettings(
                    size != null ? size : suggested.size(),
                    replicas != null ? replicas : defaultReplicas,
                    seed(suggested.seed()),
                    transientTime != null ? transientTime : suggested.transientTime(),
                    time != null ? time : suggested.time(),
                    timeStep != null ? timeStep : suggested.timeStep(),
                    threads,
                    trajectories,
                    scheme,
                    initialScale(1),
                    slowBound);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
