package org.cavity.diagrams.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.figure.PopulationFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.PopulationSimulation;
import org.cavity.numerics.model.PopulationSimulation.Recording;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;

/**
 * Rate, spectrum and distribution of rates of spiking neurons.
 *
 * @param simulation the simulation
 * @param population what more it can record
 * @param parameters the model's parameters
 * @param run settings of all populations
 * @param lags lags of the autocorrelation that the user asked for
 * @param timeUnit the model's unit of time
 * @param <P> the parameter record
 */
record PopulationActivity<P extends Record>(
        Simulation<P> simulation,
        PopulationSimulation<P> population,
        P parameters,
        SimulationSettings run,
        double[] lags,
        String timeUnit)
        implements ActivityRecorder {

    @Override
    public Map<String, Object> settings() {
        return Plan.populationSettings(run);
    }

    @Override
    public String noun() {
        return population.noun();
    }

    @Override
    public void check() {
        refuse(lags.length > 0, "lags", Arrays.toString(lags), "of spiking neurons the spectrum is recorded instead");
        requireUsual(run);
    }

    /**
     * Refuses settings that only networks of smooth units have.
     *
     * @throws UsageException naming the first that is not the usual one
     */
    static void requireUsual(SimulationSettings run) {
        Scheme scheme = run.scheme();
        Scheme usual = Scheme.DEFAULT;
        String why = "spiking neurons have a scheme of their own";
        refuse(scheme.integrator() != usual.integrator(), "integrator", scheme.integrator(), why);
        refuse(scheme.precision() != usual.precision(), "precision", scheme.precision(), why);
        refuse(scheme.coarseTangents(), "coarse_tangents", true, why);
        refuse(run.trajectories() != 1, "trajectories", run.trajectories(), "a population is followed once");
        refuse(run.initialScale() != 1, "initial_scale", run.initialScale(), "populations start stationary");
    }

    private static void refuse(boolean wrong, String name, Object value, String why) {
        if (wrong) {
            throw new UsageException(name + " = " + value + " is out of place: " + why + ".");
        }
    }

    @Override
    public List<String> tables() {
        return List.of("rate.csv", "spectrum.csv", "log_rates.csv");
    }

    @Override
    public double memory() {
        return 0;
    }

    @Override
    public Activity record(Set<Quantity> quantities, Progress progress) {
        Recording recording = population.record(parameters, run, f -> progress.advance(f / 2));
        Measurement measurement = simulation.measure(parameters, run, quantities, f -> progress.advance(f / 2));
        return new Recorded(recording, measurement, timeUnit);
    }

    /** Neurons followed in time. */
    private record Recorded(Recording recording, Measurement measurement, String timeUnit) implements Activity {

        @Override
        public Request beside(Request request) {
            return request.withStates(true);
        }

        @Override
        public Map<String, CsvTable> tables(Prediction prediction) {
            Map<String, CsvTable> tables = new LinkedHashMap<>();
            tables.put("rate.csv", CsvTable.of(recording.rate()));
            tables.put(
                    "spectrum.csv",
                    Sources.table(recording.spectrum(), prediction, PopulationFigures.spectrum(prediction)));
            tables.put(
                    "log_rates.csv",
                    Sources.table(recording.logRates(), prediction, PopulationFigures.LOG_RATE_DENSITY));
            return tables;
        }

        @Override
        public Figure figure(Prediction prediction) {
            return new PopulationFigures(timeUnit).activity(recording, prediction);
        }

        @Override
        public NpzArchive archive(Prediction prediction) {
            return new NpzArchive().columns(arrays(prediction));
        }

        @Override
        public Map<String, Columns> arrays(Prediction prediction) {
            Map<String, Columns> arrays = new LinkedHashMap<>();
            arrays.put("rate", recording.rate());
            arrays.put(PopulationFigures.spectrum(prediction), recording.spectrum());
            arrays.put("log_rates", recording.logRates());
            prediction.arrays().forEach((name, columns) -> arrays.put("theory_" + name, columns));
            return arrays;
        }
    }
}
