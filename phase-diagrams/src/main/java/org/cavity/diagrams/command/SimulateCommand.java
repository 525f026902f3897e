package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity simulate}. */
@Command(
        name = "simulate",
        description = {
            "Simulates networks at one point: statistics, power spectrum and autocorrelation",
            "over independent networks beside theory, and time courses of one; or of one",
            "population of spiking neurons its rate, spectrum and distribution of rates."
        },
        footer = {
            "",
            "Examples:",
            "  cavity simulate additive gain=2",
            "  cavity simulate additive g=1.5 Iv=0.3 --size 300 --replicas 8 --seed 7",
            "  cavity simulate additive gain=2 --lags 0,5,10 --json",
            "  cavity simulate adapting-rate gain=3 gamma=[0.25] beta=[1] --size 2000",
            "  cavity simulate additive gain=2 --size 65536 --coupling orthogonal",
            "  cavity simulate adapting-population preset=single mu=18 --size 1e5"
        })
final class SimulateCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private SchemeOptions scheme;

    @Mixin
    private TangentOptions tangents;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private OutputOptions output;

    @Mixin
    private LagOptions lagOptions;

    @Mixin
    private TheoryOptions theory;

    @Option(
            names = "--trajectories",
            paramLabel = "B",
            converter = WholeNumber.class,
            description = "Trajectories of each network, followed side by side (default: 1).")
    private int trajectories = 1;

    SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        P parameters = point.parameters(model.theory().schema());
        SimulationSettings suggested = network.suggested(model.simulation(), parameters);
        SimulationSettings settings = network.over(
                suggested,
                suggested.replicas(),
                threads.threads(),
                trajectories,
                scheme.scheme(tangents.coarse()),
                theory.slowBound());
        ActivityRecorder recorder = recorder(model, parameters, settings);
        Plan plan = new Plan(
                model.name(),
                "simulate",
                model.theory().schema().values(parameters),
                recorder.settings(),
                settings.threads());
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        SimulationRun<P> run = new SimulationRun<>(
                model.simulation(), parameters, settings, SimulationRun.affordable(model, parameters, settings));
        recorder.check();
        Requested.check(run.simulation(), parameters, settings);
        double memory = run.memory() + recorder.memory() * Math.min(settings.threads(), settings.replicas());
        Memory.require("size = " + settings.size(), memory);
        if (point.dryRun()) {
            folder.checkContents();
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    files(recorder),
                    List.of(new Plan.Cost(
                            Plan.count(settings.replicas(), recorder.noun()),
                            session.seconds(run.operations(), settings.threads()),
                            memory)));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        return execute(model, run, recorder, plan, folder);
    }

    private <P extends Record> ActivityRecorder recorder(Model<P> model, P parameters, SimulationSettings settings) {
        double[] lags = lagOptions.lags();
        String timeUnit = model.theory().timeUnit();
        return model.simulation()
                .population()
                .<ActivityRecorder>map(population ->
                        new PopulationActivity<>(model.simulation(), population, parameters, settings, lags, timeUnit))
                .orElseGet(() -> new NetworkActivity<>(
                        session.dynamics(model, "time courses"), parameters, settings, lags, timeUnit));
    }

    private static List<String> files(ActivityRecorder recorder) {
        List<String> files = new ArrayList<>(List.of("data.csv"));
        files.addAll(recorder.tables());
        files.add(Results.ARRAYS);
        files.addAll(Results.FIGURES);
        files.add("provenance.json");
        return files;
    }

    private <P extends Record> int execute(
            Model<P> model, SimulationRun<P> run, ActivityRecorder recorder, Plan plan, ResultFolder folder) {
        SimulationSettings settings = run.settings();
        ActivityRecorder.Activity activity;
        try (ProgressDisplay progress = session.progress("simulation")) {
            activity = Requested.of(() -> recorder.record(run.quantities(), progress::advance));
        }
        Measurement measurement = activity.measurement();
        Prediction prediction = model.theory()
                .predict(
                        run.parameters(),
                        activity.beside(theory.request(run.quantities(), settings.seed(), settings.threads())));
        String files = "";
        if (output.writesFiles()) {
            Results results = new Results().csv("data.csv", statistics(measurement, prediction));
            activity.tables(prediction).forEach(results::csv);
            results.arrays(activity.archive(prediction))
                    .figure(session, activity.figure(prediction))
                    .write(session, folder);
            files = results.summary(folder);
        }
        List<String> warnings = measurement.warnings(prediction.phase());
        if (output.json()) {
            JsonObject document = Json.measurement(
                    model.name(),
                    plan.parameters(),
                    Json.samples(measurement),
                    prediction,
                    warnings,
                    activity.arrays(prediction));
            document.add("provenance", folder.provenance().toJson());
            session.out().print(Json.text(document));
        } else {
            print(settings, recorder.noun(), measurement, prediction, files);
        }
        return ExitStatus.ofConvergence(prediction.converged(), warnings);
    }

    private void print(
            SimulationSettings settings, String noun, Measurement measurement, Prediction prediction, String files) {
        TextTable table = new TextTable("quantity", "symbol", "simulation", "std. error", "theory", "unit");
        measurement.quantities().forEach((quantity, sample) -> {
            Estimate estimate = prediction.quantities().get(quantity);
            table.row(
                    quantity.name(),
                    quantity.symbol(),
                    TextTable.brief(sample.mean()),
                    TextTable.error(sample.standardError()),
                    estimate == null || estimate.isFailed() ? "-" : TextTable.brief(estimate.value()),
                    TextTable.unit(quantity.unit()));
        });
        session.out()
                .print("N = " + settings.size() + ", " + Plan.count(settings.replicas(), noun) + ", seed "
                        + settings.seed() + "; theory for N → ∞: "
                        + prediction.phase().label() + "\n\n" + table);
        session.warn(prediction.note(), prediction.converged(), measurement.warnings(prediction.phase()));
        session.out().print("\n" + files);
    }

    private static CsvTable statistics(Measurement measurement, Prediction prediction) {
        CsvTable table = new CsvTable(List.of(
                "quantity",
                "unit",
                "simulation",
                "simulation_error",
                "theory",
                "theory_error",
                "size",
                "replicas",
                "seed"));
        measurement.quantities().forEach((Quantity quantity, Sample sample) -> {
            Estimate estimate = prediction.quantities().get(quantity);
            boolean known = estimate != null && !estimate.isFailed();
            table.cell(quantity.name())
                    .cell(quantity.unit())
                    .cell(sample.mean())
                    .cell(sample.standardError());
            table.cell(known ? estimate.value() : Double.NaN).cell(known ? estimate.error() : Double.NaN);
            table.cell(measurement.settings().size()).cell(sample.values().length);
            table.cell(Long.toString(measurement.settings().seed())).endRow();
        });
        return table;
    }
}
