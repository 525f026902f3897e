package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.ResponseSimulation;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.ResponseTheory;
import org.cavity.validation.SimulationRun;

/** What {@code cavity response} computes. */
interface ResponseExperiment {

    /** What decides the results beside the parameters and the settings of the simulation. */
    Map<String, Object> settings();

    /** Names of the tables that {@link Report#files} holds. */
    List<String> tables();

    /** What theory does, for the estimate of a dry run. */
    String theoryWork();

    /** The simulation as a run whose time is that of all its parts, for what it costs; empty without simulation. */
    Optional<SimulationRun<?>> cost();

    /** Computes theory, and the simulation if there is one. */
    Report run(Progress progress);

    /**
     * A population whose input changes.
     *
     * @param theory how its rate follows
     * @param parameters the model's parameters
     * @param timeUnit the model's unit of time
     * @param networks the simulation where it is asked for
     * @param <P> the parameter record
     */
    record Subject<P extends Record>(
            ResponseTheory<P> theory, P parameters, String timeUnit, Optional<Networks<P>> networks) {}

    /**
     * Simulated populations.
     *
     * @param simulation the model's simulation
     * @param response how its rate answers
     * @param settings how it is simulated
     * @param <P> the parameter record
     */
    record Networks<P extends Record>(
            Simulation<P> simulation, ResponseSimulation<P> response, SimulationSettings settings) {

        /** The line that says what was simulated. */
        String text() {
            return "N = " + settings.size() + ", " + Plan.count(settings.replicas(), "population") + ", seed "
                    + settings.seed() + "\n";
        }
    }

    /** What came out. */
    interface Report {

        /** The files for a folder. */
        Results files(Session session);

        /** Adds what came out to the JSON document. */
        void addTo(JsonObject document);

        /** What came out as text. */
        String text();

        /** Why numbers are not to be trusted; empty if they are. */
        List<String> warnings();
    }
}
