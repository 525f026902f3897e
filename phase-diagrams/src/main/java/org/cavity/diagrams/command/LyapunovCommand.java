package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.KY_EXPONENT;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.figure.ExponentFigure;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.LyapunovEnsemble;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity lyapunov}. */
@Command(
        name = "lyapunov",
        description = {
            "Leading Lyapunov exponents of networks with error bars, dimension, entropy, convergence curve.",
            "Where there are enough exponents for the dimension, theory's whole spectrum is drawn beside them, of"
                    + " models that know it."
        },
        footer = {
            "",
            "Examples:",
            "  cavity lyapunov additive gain=2",
            "  cavity lyapunov additive gain=3 --size 200 --count 200 --time 500",
            "  cavity lyapunov additive gain=5 step=0.5 --size 1000 --count 300 --replicas 3",
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
                    costs(model, parameters, settings, settings.replicas() * operations, memory));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        LyapunovEnsemble exponents = measure(dynamics, parameters, settings, request);
        Optional<Average> growth = Optional.empty();
        if (backwards.isPresent()) {
            try (ProgressDisplay progress = session.progress("adjoint")) {
                growth = Optional.of(backwards.get().growth(parameters, settings.withReplicas(1), progress));
            }
        }
        Prediction prediction = predict(model, parameters, exponents, settings);
        LyapunovReport report = new LyapunovReport(plan, exponents, growth, prediction);
        String files = "";
        if (output.writesFiles()) {
            Results results = new Results()
                    .csv("data.csv", CsvTable.of(data(exponents)))
                    .csv("convergence.csv", CsvTable.of(convergence(exponents.first())))
                    .arrays(archive(exponents, prediction))
                    .figure(
                            session,
                            new ExponentFigure(model.theory().timeUnit())
                                    .of(
                                            exponents,
                                            report.largest(),
                                            prediction.arrays().get("spectrum")));
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            session.out().print(Json.text(report.json(provenance)));
        } else {
            session.out().print(report.table());
            session.warn(prediction.note(), prediction.converged(), exponents.warnings());
            session.out().print("\n" + files);
        }
        return ExitStatus.ofConvergence(prediction.converged(), exponents.warnings());
    }

    private <P extends Record> List<Plan.Cost> costs(
            Model<P> model, P parameters, SimulationSettings settings, double operations, double memory) {
        List<Plan.Cost> costs = new ArrayList<>();
        costs.add(new Plan.Cost(
                count + " exponents of "
                        + (settings.replicas() == 1 ? "one network" : settings.replicas() + " networks")
                        + (error == null ? "" : ", at most"),
                session.seconds(operations, settings.threads()),
                memory));
        double spectrum = model.theory().lyapunovSpectrumOperations(parameters, request(model, settings, true));
        if (spectrum > 0) {
            costs.add(new Plan.Cost(
                    "theory's whole spectrum if the exponents suffice for the dimension",
                    Session.theorySeconds(spectrum, settings.threads()),
                    0));
        }
        return costs;
    }

    /** One network after the other, with successive seeds. */
    private <P extends Record> LyapunovEnsemble measure(
            NetworkDynamics<P> dynamics, P parameters, SimulationSettings settings, LyapunovRequest request) {
        List<LyapunovExponents> networks = new ArrayList<>();
        int count = settings.replicas();
        try (ProgressDisplay progress = session.progress("exponents")) {
            for (int i = 0; i < count; i++) {
                SimulationSettings own = settings.withReplicas(1).withSeed(settings.seed() + i);
                double done = networks.size();
                networks.add(Requested.of(
                        () -> dynamics.lyapunov(parameters, own, request, f -> progress.advance((done + f) / count))));
            }
        }
        return new LyapunovEnsemble(networks);
    }

    private <P extends Record> Prediction predict(
            Model<P> model, P parameters, LyapunovEnsemble exponents, SimulationSettings settings) {
        boolean enough = !Double.isNaN(exponents.kaplanYorkeDimension().value());
        return model.theory().predict(parameters, request(model, settings, enough));
    }

    /** What theory is asked for, with the whole spectrum or without. */
    private Request request(Model<?> model, SimulationSettings settings, boolean spectrum) {
        Set<Quantity> quantities = new LinkedHashSet<>(
                List.of(MAX_LYAPUNOV, KY_DIMENSION, ENTROPY_RATE, UNSTABLE_FRACTION, MEAN_EXPONENT, KY_EXPONENT));
        quantities.retainAll(model.theory().quantities());
        return theory.request(quantities, settings.seed(), settings.threads())
                .withLyapunovSpectrum(spectrum ? LyapunovSpectrumDetail.CURVE : LyapunovSpectrumDetail.CLOSED_FORM);
    }

    private static Columns data(LyapunovEnsemble exponents) {
        double[] index = new double[exponents.count()];
        Arrays.setAll(index, i -> i + 1);
        Map<String, double[]> data = new LinkedHashMap<>();
        data.put("index", index);
        data.put("exponent", exponents.values());
        data.put("exponent_error", exponents.errors());
        if (exponents.networks().size() > 1) {
            exponents.networks().forEach(n -> data.put("seed_" + n.settings().seed(), n.values()));
        }
        return new Columns(data);
    }

    private static NpzArchive archive(LyapunovEnsemble exponents, Prediction prediction) {
        double[][] networks =
                exponents.networks().stream().map(LyapunovExponents::values).toArray(double[][]::new);
        LyapunovExponents first = exponents.first();
        return new NpzArchive()
                .vector("exponents.value", exponents.values())
                .vector("exponents.error", exponents.errors())
                .matrix("exponents.networks", networks)
                .vector("convergence.time", first.convergenceTime())
                .matrix("convergence.exponents", first.convergence())
                .columns(prediction.arrays());
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
