package org.cavity.diagrams.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cavity.diagrams.UsageException;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
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
            description = "Number of independent networks.")
    private Integer replicas;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumber.Long.class,
            description = "Master seed of all random numbers.")
    private Long seed;

    @Option(names = "--time", paramLabel = "T", description = "Time of measurement after the transient.")
    private Double time;

    @Option(names = "--transient", paramLabel = "T", description = "Time before anything is measured.")
    private Double transientTime;

    @Option(names = "--dt", paramLabel = "DT", description = "Integration step, at most 0.5; maps ignore it.")
    private Double timeStep;

    @Option(
            names = "--trajectories",
            paramLabel = "B",
            converter = WholeNumber.class,
            description = "Trajectories of each network, followed side by side (default: 1).")
    private int trajectories = 1;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Of the couplings and of products with them: double or single (default: double). Single is up"
                    + " to twice as fast; states and statistics are in double precision always.")
    private String precision = Precision.DOUBLE.toString();

    @Option(
            names = "--integrator",
            paramLabel = "SCHEME",
            description =
                    "rk4, heun, euler-maruyama, exponential-euler or automatic (default), that is rk4 without noise"
                            + " and heun with it.")
    private String integrator = Integrator.AUTOMATIC.toString();

    @Option(
            names = "--coarse-tangents",
            description = "Steps of twice DT for tangent vectors: half the time for many exponents.")
    private boolean coarseTangents;

    /** Whether the user chose the time. */
    boolean hasTime() {
        return time != null;
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
     * @throws UsageException if a setting is out of range
     */
    SimulationSettings over(SimulationSettings suggested, int defaultReplicas, int threads) {
        try {
            return new SimulationSettings(
                    size != null ? size : suggested.size(),
                    replicas != null ? replicas : defaultReplicas,
                    seed != null ? seed : suggested.seed(),
                    transientTime != null ? transientTime : suggested.transientTime(),
                    time != null ? time : suggested.time(),
                    timeStep != null ? timeStep : suggested.timeStep(),
                    threads,
                    trajectories,
                    new Scheme(
                            named("integrator", integrator, Integrator.values()),
                            named("precision", precision, Precision.values()),
                            coarseTangents));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static <E extends Enum<E>> E named(String option, String name, E[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(option + " = " + name + " is not known: it must be one of "
                        + Arrays.stream(choices).map(E::toString).collect(Collectors.joining(", ")) + "."));
    }
}
