package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.figure.PointFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity lyapunov}. */
@Command(
        name = "lyapunov",
        description =
                "Leading Lyapunov exponents of one network with error bars, dimension, entropy, convergence curve.",
        footer = {
            "",
            "Examples:",
            "  cavity lyapunov additive gain=2",
            "  cavity lyapunov additive gain=3 --size 200 --count 200 --time 500",
            "  cavity lyapunov gated gain=8 reset_gain=2 --size 200 --count 1",
            "  cavity lyapunov additive gain=2 --size 4096 --coupling orthogonal --count 1 --error 2e-3"
        })
final class LyapunovCommand implements Callable<Integer> {

    /** With an error to be reached the measurement may take so many times the usual time. */
    private static final double PATIENCE = 100;

    private static final List<String> FILES = List.of(
            "data.csv", "convergence.csv", Results.ARRAYS, "figure.png", "figure.svg", "figure.pdf", "provenance.json");

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
    private TheoryOptions theory;

    @Option(
            names = "--count",
            paramLabel = "K",
            converter = WholeNumber.class,
            description = "How many exponents (default: 10).")
    private int count = 10;

    @Option(
            names = "--error",
            paramLabel = "E",
            description = "Stop as soon as the standard error of the largest exponent is E; --time is then the longest"
                    + " time (default: 100 times the usual).")
    private Double error;

    @Option(
            names = "--interval",
            paramLabel = "T",
            description = "Time between orthonormalisations (default: as long as the vectors' condition allows).")
    private double interval;

    @Option(
            names = "--adjoint",
            fallbackValue = "true",
            description = "Also follow adjoint vectors backwards, whose growth rate is the largest exponent again; for"
                    + " models that know their adjoint.")
    private boolean adjoint;

    LyapunovCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        P parameters = point.parameters(model.theory().schema());
        SimulationSettings settings = network.over(
                network.suggested(model.simulation(), parameters),
                1,
                threads.threads(),
                1,
                scheme.scheme(tangents.coarse()),
                theory.slowBound());
        if (settings.replicas() != 1) {
            throw new UsageException(
                    "replicas = " + settings.replicas() + " is out of range: lyapunov follows one network.");
        }
        if (error != null && !network.hasTime()) {
            settings = settings.withTime(PATIENCE * settings.time());
        }
        return run(model, parameters, settings, request());
    }

    private <P extends Record> Optional<AdjointSimulation<P>> adjoint(Model<P> model) {
        Optional<AdjointSimulation<P>> known =
                session.dynamics(model, "adjoint").adjoint();
        if (adjoint && known.isEmpty()) {
            throw new UsageException("adjoint is out of place: " + model.name() + " does not know its adjoint.");
        }
        return adjoint ? known : Optional.empty();
    }

    private LyapunovRequest request() {
        try {
            if (error != null && error == 0) {
                throw new UsageException("error = " + error + " is out of range: it must be greater than 0.");
            }
            return new LyapunovRequest(count, error == null ? 0 : error, interval);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private <P extends Record> int run(
            Model<P> model, P parameters, SimulationSettings settings, LyapunovRequest request) {
        Map<String, Object> all = Plan.settings(settings);
        all.put("count", count);
        all.put("error", request.standardError());
        all.put("interval", request.interval());
        all.put("adjoint", adjoint);
        Plan plan =
                new Plan(model.name(), "lyapunov", model.theory().schema().values(parameters), all, settings.threads());
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        NetworkDynamics<P> dynamics = session.dynamics(model, "Lyapunov exponents");
        Requested.check(dynamics, parameters, settings, request);
        double memory = dynamics.lyapunovMemory(parameters, settings, request);
        Memory.require("size = " + settings.size(), memory);
        Optional<AdjointSimulation<P>> backwards = adjoint(model);
        backwards.ifPresent(a -> {
            Requested.of(() -> {
                a.check(parameters, settings);
                return settings;
            });
            Memory.require("size = " + settings.size(), a.memory(parameters, settings));
        });
        if (point.dryRun()) {
            folder.checkContents();
            double operations = dynamics.lyapunovCost(parameters, settings, request)
                    + backwards.map(a -> a.cost(parameters, settings)).orElse(0.0);
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    FILES,
                    List.of(new Plan.Cost(
                            count + " exponents of one network" + (error == null ? "" : ", at most"),
                            Plan.seconds(operations, settings.threads()),
                            memory)));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        LyapunovExponents exponents;
        try (ProgressDisplay progress = session.progress("exponents")) {
            exponents = Requested.of(() -> dynamics.lyapunov(parameters, settings, request, progress));
        }
        Optional<Average> growth = Optional.empty();
        if (backwards.isPresent()) {
            try (ProgressDisplay progress = session.progress("adjoint")) {
                growth = Optional.of(backwards.get().growth(parameters, settings, progress));
            }
        }
        Set<Quantity> quantities =
                new LinkedHashSet<>(List.of(MAX_LYAPUNOV, KY_DIMENSION, ENTROPY_RATE, MEAN_EXPONENT));
        quantities.retainAll(model.theory().quantities());
        Prediction prediction =
                model.theory().predict(parameters, theory.request(quantities, settings.seed(), settings.threads()));
        Estimate predicted = prediction.quantities().get(MAX_LYAPUNOV);
        String files = "";
        if (output.writesFiles()) {
            double[] index = new double[exponents.values().length];
            Arrays.setAll(index, i -> i + 1);
            Map<String, double[]> data = new LinkedHashMap<>();
            data.put("index", index);
            data.put("exponent", exponents.values());
            data.put("exponent_error", exponents.errors());
            Results results = new Results()
                    .csv("data.csv", CsvTable.of(new Columns(data)))
                    .csv("convergence.csv", CsvTable.of(convergence(exponents)))
                    .arrays(archive(exponents))
                    .figure(
                            session,
                            new PointFigures(model.theory().timeUnit())
                                    .exponents(
                                            exponents,
                                            predicted == null || predicted.isFailed()
                                                    ? Double.NaN
                                                    : predicted.value()));
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            session.out().print(Json.text(json(plan, exponents, growth, prediction, provenance)));
        } else {
            print(settings, exponents, growth, prediction, files);
        }
        return ExitStatus.ofConvergence(prediction.converged(), exponents.warnings());
    }

    private static JsonObject json(
            Plan plan,
            LyapunovExponents exponents,
            Optional<Average> growth,
            Prediction prediction,
            Provenance provenance) {
        JsonObject quantities = new JsonObject();
        quantities.add(
                "max_lyapunov", Json.number(exponents.values()[0], exponents.errors()[0], MAX_LYAPUNOV.unit()));
        addKnown(quantities, KY_DIMENSION, exponents.kaplanYorkeDimension());
        addKnown(quantities, ENTROPY_RATE, exponents.entropyRate());
        // The trace rule, where it is known, gives the mean of all exponents without computing them all.
        double mean = Double.isNaN(exponents.traceRule()) ? exponents.mean() : exponents.traceRule();
        if (!Double.isNaN(mean)) {
            quantities.add("mean_exponent", Json.number(mean, Double.NaN, MEAN_EXPONENT.unit()));
        }
        JsonObject document = Json.measurement(
                plan.model(),
                plan.parameters(),
                quantities,
                prediction,
                exponents.warnings(),
                Map.of("exponents", Columns.of("value", exponents.values(), "error", exponents.errors())));
        growth.ifPresent(a -> document.add("adjoint_growth", Json.number(a.value(), a.error(), MAX_LYAPUNOV.unit())));
        document.add("provenance", provenance.toJson());
        return document;
    }

    private void print(
            SimulationSettings settings,
            LyapunovExponents exponents,
            Optional<Average> growth,
            Prediction prediction,
            String files) {
        TextTable table = new TextTable("i", "exponent (1/tau)", "std. error");
        for (int i = 0; i < exponents.values().length; i++) {
            table.row(
                    Integer.toString(i + 1),
                    TextTable.brief(exponents.values()[i]),
                    TextTable.error(exponents.errors()[i]));
        }
        TextTable summary = new TextTable("", "simulation", "theory");
        summary.row(
                "largest exponent",
                TextTable.brief(exponents.values()[0]) + " "
                        + TextTable.error(exponents.errors()[0]),
                theory(prediction, MAX_LYAPUNOV));
        growth.ifPresent(
                a -> summary.row("largest exponent, from adjoint vectors", known(a), theory(prediction, MAX_LYAPUNOV)));
        summary.row(
                "Kaplan-Yorke dimension / N",
                known(exponents.kaplanYorkeDimension()),
                theory(prediction, KY_DIMENSION));
        summary.row("entropy rate / N (1/tau)", known(exponents.entropyRate()), theory(prediction, ENTROPY_RATE));
        summary.row(
                "mean of all exponents, from the trace (1/tau)",
                Double.isNaN(exponents.traceRule()) ? "-" : TextTable.brief(exponents.traceRule()),
                theory(prediction, MEAN_EXPONENT));
        if (!Double.isNaN(exponents.mean())) {
            summary.row("mean of all exponents, from the exponents (1/tau)", TextTable.brief(exponents.mean()), "");
        }
        double[] time = exponents.convergenceTime();
        session.out()
                .print("N = " + settings.size() + ", seed " + settings.seed() + ", time "
                        + TextTable.brief(time[time.length - 1]) + " tau; theory for N → ∞: "
                        + prediction.phase().label() + "\n\n" + table
                        + "\n" + summary);
        session.warn(prediction.note(), prediction.converged(), exponents.warnings());
        session.out().print("\n" + files);
    }

    private static String theory(Prediction prediction, Quantity quantity) {
        Estimate estimate = prediction.quantities().get(quantity);
        return estimate == null || estimate.isFailed() ? "-" : TextTable.brief(estimate.value());
    }

    private static void addKnown(JsonObject quantities, Quantity quantity, Average value) {
        if (!Double.isNaN(value.value())) {
            quantities.add(quantity.name(), Json.number(value.value(), value.error(), quantity.unit()));
        }
    }

    private static String known(Average value) {
        return Double.isNaN(value.value())
                ? "needs a larger --count"
                : TextTable.brief(value.value()) + " " + TextTable.error(value.error());
    }

    private static NpzArchive archive(LyapunovExponents exponents) {
        return new NpzArchive()
                .vector("exponents.value", exponents.values())
                .vector("exponents.error", exponents.errors())
                .vector("convergence.time", exponents.convergenceTime())
                .matrix("convergence.exponents", exponents.convergence());
    }

    private static Columns convergence(LyapunovExponents exponents) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", exponents.convergenceTime());
        for (int i = 0; i < exponents.convergence().length; i++) {
            columns.put("exponent_" + (i + 1), exponents.convergence()[i]);
        }
        return new Columns(columns);
    }
}
