package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.State;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity solve}. */
@Command(
        name = "solve",
        description = "Solves the theory at one point: the phase, every quantity, all states and fixed points.",
        footer = {
            "",
            "Examples:",
            "  cavity solve additive gain=2",
            "  cavity solve additive g=2 noise=0.1 --json",
            "  cavity solve additive gain=2 --lags 0,5,10 --output point",
            "  cavity solve additive gain=2 --seed 3 --threads 2",
            "  cavity solve additive gain=5 step=0.5 --lyapunov-spectrum",
            "  cavity solve additive gain=5 step=0.5 --lyapunov-spectrum=integrals",
            "  cavity solve gated gain=1.9 reset_gain=8.5",
            "  cavity solve gated gain=1.9 reset_gain=7.8 bias=0.01 --json",
            "  cavity solve adapting-population q=[6,1.5] tau_a=[30,150] mu=18"
        })
final class SolveCommand implements Callable<Integer> {

    private static final List<String> FILES = List.of("data.csv", Results.ARRAYS, "provenance.json");

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private LagOptions lagOptions;

    @Mixin
    private SeedOption seed;

    @Mixin
    private TheoryOptions theory;

    @Mixin
    private ThreadOptions threads;

    @Option(
            names = "--lyapunov-spectrum",
            paramLabel = "DETAIL",
            arity = "0..1",
            fallbackValue = SpectrumDetail.CURVE,
            converter = SpectrumDetail.class,
            preprocessor = SpectrumDetail.class,
            description =
                    "Also the whole Lyapunov spectrum where it has no closed form: 'integrals' (dimension, entropy"
                            + " rate, unstable fraction; seconds) or 'curve' (these and the fraction F(s) of exponents below s;"
                            + " several times as long, and meant if no DETAIL is given). Near the onset of chaos and of gated"
                            + " networks both take minutes; --dry-run estimates it.")
    private LyapunovSpectrumDetail lyapunovSpectrum = LyapunovSpectrumDetail.CLOSED_FORM;

    @Option(names = "--json", fallbackValue = "true", description = "Print one JSON document instead of tables.")
    private boolean json;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Folder for a table of the quantities and the arrays (default: no files are written). Other results"
                            + " in it are never overwritten.")
    private String output;

    SolveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        double[] lags = lagOptions.lags();
        if (lyapunovSpectrum != LyapunovSpectrumDetail.CLOSED_FORM
                && !model.theory().quantities().contains(Quantity.KY_DIMENSION)) {
            throw new UsageException("lyapunov-spectrum is out of place: " + model.name()
                    + " has no theory of the whole Lyapunov spectrum.");
        }
        P parameters = point.parameters(model.theory().schema());
        Map<String, Object> values = model.theory().schema().values(parameters);
        Request request = theory.request(
                        new LinkedHashSet<>(model.theory().quantities()), seed.seed(), threads.threads(), lags)
                .withStates(true)
                .withSpectrum(true)
                .withLyapunovSpectrum(lyapunovSpectrum);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("seed", request.seed());
        settings.put("slow_bound", request.slowBound());
        settings.put("lyapunov_spectrum", SpectrumDetail.name(lyapunovSpectrum));
        if (lags.length > 0) {
            settings.put("lags", Arrays.stream(lags).boxed().toList());
        }
        Plan plan = new Plan(model.name(), "solve", values, settings, threads.threads());
        Provenance provenance = plan.provenance(session);
        Optional<ResultFolder> folder = Optional.ofNullable(output).map(given -> ResultFolder.of(given, provenance));
        if (point.dryRun()) {
            folder.ifPresent(ResultFolder::checkContents);
            return plan.print(
                    session,
                    json,
                    folder.map(ResultFolder::path).orElse(null),
                    folder.isPresent() ? FILES : List.of(),
                    costs(model, parameters, request));
        }
        folder.ifPresent(ResultFolder::check);
        Prediction prediction = model.theory().predict(parameters, request);
        if (json) {
            JsonObject document = Json.prediction(model.name(), values, prediction);
            document.add("provenance", provenance.toJson());
            session.out().print(Json.text(document));
        } else {
            print(prediction);
        }
        folder.ifPresent(chosen -> {
            Results results = new Results()
                    .csv("data.csv", numbers(prediction))
                    .arrays(new NpzArchive().columns(prediction.arrays()));
            results.write(session, chosen);
            if (!json) {
                session.out().print("\n" + results.summary(chosen));
            }
        });
        boolean lacks = prediction.quantities().values().stream().anyMatch(Estimate::isFailed);
        return prediction.converged() && !lacks ? ExitStatus.DONE : ExitStatus.DISAGREEMENT;
    }

    private <P extends Record> List<Plan.Cost> costs(Model<P> model, P parameters, Request request) {
        Plan.Cost one = new Plan.Cost("one solution of the theory", 1, 0);
        double operations = model.theory().lyapunovSpectrumOperations(parameters, request);
        return operations == 0
                ? List.of(one)
                : List.of(
                        one,
                        new Plan.Cost(
                                "its whole Lyapunov spectrum",
                                Session.theorySeconds(operations, threads.threads()),
                                0));
    }

    private static CsvTable numbers(Prediction prediction) {
        CsvTable table = new CsvTable(List.of("quantity", "unit", "value", "error", "unresolved", "failed"));
        prediction.quantities().forEach((quantity, estimate) -> {
            boolean known = !estimate.isFailed();
            table.cell(quantity.name()).cell(quantity.unit());
            table.cell(known ? estimate.value() : Double.NaN).cell(known ? estimate.error() : Double.NaN);
            table.cell(estimate.unresolved() ? estimate.failure() : "")
                    .cell(known || estimate.unresolved() ? "" : estimate.failure())
                    .endRow();
        });
        return table;
    }

    private void print(Prediction prediction) {
        TextTable table = new TextTable("quantity", "symbol", "value", "error", "unit");
        rows(table, prediction.quantities(), prediction.note());
        StringBuilder text = new StringBuilder();
        text.append("phase: ").append(prediction.phase().label());
        text.append(prediction.converged() ? "" : " (not converged)").append('\n');
        text.append(prediction.note().isEmpty() ? "" : "note: " + prediction.note() + "\n");
        text.append('\n').append(table);
        for (State state : prediction.states()) {
            if (prediction.isAttractor(state)) {
                continue;
            }
            TextTable inner = new TextTable("quantity", "symbol", "value", "error", "unit");
            rows(inner, state.quantities(), prediction.note());
            text.append("\nother state: ")
                    .append(state.stable() ? "stable " : "unstable ")
                    .append(state.kind())
                    .append('\n');
            text.append(state.quantities().isEmpty() ? "" : inner.toString());
        }
        if (!prediction.fixedPoints().isEmpty()) {
            text.append("\nfixed points\n").append(fixedPoints(prediction.fixedPoints()));
        }
        Columns autocorrelation = prediction.arrays().get("autocorrelation");
        if (autocorrelation != null) {
            TextTable inner = new TextTable("lag", "autocorrelation");
            for (int i = 0; i < autocorrelation.get("lag").length; i++) {
                inner.row(
                        TextTable.number(autocorrelation.get("lag")[i]),
                        TextTable.number(autocorrelation.get("value")[i]));
            }
            text.append('\n').append(inner);
        }
        Columns exponents = prediction.arrays().get("spectrum");
        if (exponents != null) {
            TextTable inner = new TextTable("s", "F(s), fraction of exponents below s");
            for (int i = 0; i < exponents.get("s").length; i++) {
                inner.row(
                        TextTable.brief(exponents.get("s")[i]),
                        TextTable.brief(exponents.get("F")[i]));
            }
            text.append('\n').append(inner);
        }
        session.out().print(text);
    }

    /** A reason that the note gives is not said again in each row. */
    private static void rows(TextTable table, Map<Quantity, Estimate> quantities, String note) {
        quantities.forEach((quantity, estimate) -> table.row(
                quantity.name(),
                quantity.symbol(),
                estimate.isFailed()
                        ? (estimate.unresolved() ? "unresolved" : "failed")
                                + (note.contains(estimate.failure()) ? "" : ": " + estimate.failure())
                        : TextTable.number(estimate.value()),
                estimate.isFailed() ? "" : TextTable.error(estimate.error()),
                TextTable.unit(quantity.unit())));
    }

    private static TextTable fixedPoints(List<FixedPoint> points) {
        TextTable table =
                new TextTable("mean", "variance", "rate variance", "K", "slope", "abscissa", "outlier", "stable");
        for (FixedPoint p : points) {
            table.row(
                    TextTable.brief(p.mean()),
                    TextTable.brief(p.variance()),
                    TextTable.brief(p.rateVariance()),
                    TextTable.brief(p.staticStability()),
                    TextTable.brief(p.slope()),
                    TextTable.brief(p.spectralAbscissa()),
                    TextTable.brief(p.outlier().orElse(Double.NaN)),
                    (p.stable() ? "yes" : "no") + (p.gapless() ? ", gapless" : ""));
        }
        return table;
    }
}
