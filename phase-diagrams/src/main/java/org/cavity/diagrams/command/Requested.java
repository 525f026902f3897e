package org.cavity.diagrams.command;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cavity.diagrams.UsageException;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;

/** Work whose arguments come from the user. */
final class Requested {

    private Requested() {}

    /**
     * Does the work. Simulations refuse settings that do not suit the model (a lag beyond the measured time, more
     * exponents than there are) with an {@link IllegalArgumentException} before they start.
     *
     * @throws UsageException with the sentence of that refusal
     */
    static <T> T of(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /**
     * The choice of this name.
     *
     * @param option where it was named
     * @throws UsageException if there is none
     */
    static <E extends Enum<E>> E named(String option, String name, E[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(option + " = " + name + " is not known: it must be one of "
                        + Arrays.stream(choices).map(E::toString).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Asks the simulation whether it accepts the settings, so that a dry run refuses what the run would refuse.
     *
     * @throws UsageException with the sentence of its refusal
     */
    static <P extends Record> void check(Simulation<P> simulation, P parameters, SimulationSettings settings) {
        of(() -> {
            simulation.check(parameters, settings);
            return settings;
        });
    }

    /** The same for lags of an autocorrelation. */
    static <P extends Record> void check(
            NetworkDynamics<P> dynamics, P parameters, SimulationSettings settings, double[] lags) {
        of(() -> {
            dynamics.checkTimeCourse(parameters, settings, lags);
            return settings;
        });
    }

    /** The same for exponents. */
    static <P extends Record> void check(
            NetworkDynamics<P> dynamics, P parameters, SimulationSettings settings, LyapunovRequest request) {
        of(() -> {
            dynamics.checkLyapunov(parameters, settings, request);
            return settings;
        });
    }
}
