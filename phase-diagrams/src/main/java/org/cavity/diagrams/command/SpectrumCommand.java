package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.OUTLIER;
import static org.cavity.theory.model.Quantity.SLOW_FRACTION;
import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;
import static org.cavity.theory.model.Quantity.SPECTRAL_RADIUS;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cavity.diagrams.boundary.SpectralRegion;
import org.cavity.diagrams.figure.PointFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity spectrum}. */
@Command(
        name = "spectrum",
        description = {
            "Eigenvalues of the Jacobian of one network, and the boundary that theory predicts for them;",
            "with --family the boundaries at several values of a parameter, without a network."
        },
        footer = {
            "",
            "Examples:",
            "  cavity spectrum additive gain=2",
            "  cavity spectrum additive gain=0.8 mean_coupling=1.5 --size 1000 --seed 3",
            "  cavity spectrum additive gain=2 --size 512 --coupling orthogonal",
            "  cavity spectrum additive --family gain=0.5,1,1.5,2,3"
        })
final class SpectrumCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private SchemeOptions scheme;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private OutputOptions output;

    @Mixin
    private TheoryOptions theory;

    @Option(
            names = "--family",
            paramLabel = "name=A,B,...",
            description = "Draw the boundaries that theory predicts at these values of a parameter; simulate nothing.")
    private String family;

    SpectrumCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        if (family != null) {
            network.refuse("with --family");
            Request means = theory.request(Set.of(), network.seed(Request.SEED), threads.threads());
            return SpectrumFamily.parse(
                            model.theory(), point.given(model.theory().schema()), family, means)
                    .run(session, output, point.dryRun(), threads.threads());
        }
        P parameters = point.parameters(model.theory().schema());
        SimulationSettings settings = network.over(
                network.suggested(model.simulation(), parameters),
                1,
                threads.threads(),
                1,
                scheme.scheme(false),
                theory.slowBound());
        Plan plan = new Plan(
                model.name(),
                "spectrum",
                model.theory().schema().values(parameters),
                Plan.settings(settings),
                settings.threads());
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        Set<Quantity> quantities =
                new LinkedHashSet<>(List.of(SPECTRAL_RADIUS, SPECTRAL_ABSCISSA, OUTLIER, SLOW_FRACTION));
        quantities.retainAll(model.simulation().measurable());
        SimulationRun<P> run = new SimulationRun<>(model.simulation(), parameters, settings, quantities);
        Requested.check(run.simulation(), parameters, settings);
        Memory.require(run);
        if (point.dryRun()) {
            folder.checkContents();
            double operations = run.operations() + model.simulation().eigenvaluesCost(parameters, settings);
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    List.of("data.csv", "boundaries.csv", "figure.png", "figure.svg", "figure.pdf", "provenance.json"),
                    List.of(new Plan.Cost(
                            Plan.networks(settings.replicas()), Plan.seconds(operations, 1), run.memory())));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        JacobianEigenvalues eigenvalues;
        Measurement measurement;
        try (ProgressDisplay progress = session.progress("eigenvalues")) {
            eigenvalues = Requested.of(() ->
                    model.simulation().eigenvalues(parameters, settings.withReplicas(1), f -> progress.advance(f / 2)));
            measurement = Requested.of(
                    () -> model.simulation().measure(parameters, settings, quantities, f -> progress.advance(f / 2)));
        }
        Request request = theory.request(quantities, settings.seed(), settings.threads());
        Prediction prediction = model.theory().predict(parameters, request.withStates(true));
        SpectralRegion region = new SpectralRegion(model.theory().spectralBoundary(parameters, request));
        SpectralRegion snapshot = new SpectralRegion(eigenvalues.law().boundary());
        Columns radial = region.radialDistribution(eigenvalues.re(), eigenvalues.im());
        String files = "";
        if (output.writesFiles()) {
            Estimate outlier = prediction.quantities().get(OUTLIER);
            Results results = new Results()
                    .csv("data.csv", CsvTable.of(Columns.of("re", eigenvalues.re(), "im", eigenvalues.im())))
                    .csv("boundaries.csv", boundaries(region.boundary(), snapshot.boundary()))
                    .figure(
                            session,
                            PointFigures.spectrum(
                                    eigenvalues,
                                    region.boundary(),
                                    outlier == null || outlier.isFailed()
                                            ? new double[0]
                                            : new double[] {outlier.value()},
                                    radial,
                                    prediction.arrays().get("radial_cdf")));
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            Map<String, Columns> arrays = new LinkedHashMap<>();
            arrays.put("eigenvalues", Columns.of("re", eigenvalues.re(), "im", eigenvalues.im()));
            arrays.put("radial_cdf", radial);
            JsonObject document = Json.measurement(
                    model.name(),
                    plan.parameters(),
                    Json.samples(measurement),
                    prediction,
                    measurement.warnings(),
                    arrays);
            if (!region.isEmpty()) {
                document.addProperty("fraction_outside", region.fractionOutside(eigenvalues.re(), eigenvalues.im()));
            }
            if (!snapshot.isEmpty()) {
                document.addProperty(
                        "fraction_outside_snapshot", snapshot.fractionOutside(eigenvalues.re(), eigenvalues.im()));
            }
            document.add("provenance", provenance.toJson());
            session.out().print(Json.text(document));
        } else {
            TextTable table = new TextTable("quantity", "simulation", "std. error", "theory", "unit");
            for (Quantity quantity : quantities) {
                Estimate estimate = prediction.quantities().get(quantity);
                Sample sample = measurement.quantities().get(quantity);
                table.row(
                        quantity.name(),
                        sample == null ? "-" : TextTable.brief(sample.mean()),
                        sample == null ? "" : TextTable.error(sample.standardError()),
                        estimate == null || estimate.isFailed() ? "-" : TextTable.brief(estimate.value()),
                        TextTable.unit(quantity.unit()));
            }
            session.out()
                    .print("N = " + settings.size() + ", seed " + settings.seed() + ", phase "
                            + prediction.phase().label() + "\n\n" + table
                            + "\n"
                            + (region.isEmpty()
                                    ? "theory predicts no boundary here\n"
                                    : outside("the predicted boundary", region, eigenvalues))
                            + (snapshot.isEmpty()
                                    ? ""
                                    : outside("that of this network's own averages", snapshot, eigenvalues)));
            session.warn(prediction, measurement.warnings());
            session.out().print(files);
        }
        return region.isEmpty()
                ? ExitStatus.DISAGREEMENT
                : ExitStatus.ofConvergence(prediction, measurement.warnings());
    }

    private static String outside(String boundary, SpectralRegion region, JacobianEigenvalues eigenvalues) {
        int count = eigenvalues.re().length;
        return "eigenvalues outside " + boundary + ": "
                + Math.round(region.fractionOutside(eigenvalues.re(), eigenvalues.im()) * count) + " of " + count
                + "\n";
    }

    private static CsvTable boundaries(Map<String, Columns> boundary, Map<String, Columns> snapshot) {
        CsvTable table = new CsvTable(List.of("line", "re", "im"));
        boundary.forEach((name, curve) -> append(table, name, curve));
        snapshot.forEach((name, curve) -> append(table, "snapshot_" + name, curve));
        return table;
    }

    private static void append(CsvTable table, String name, Columns curve) {
        for (int i = 0; i < curve.get("re").length; i++) {
            table.cell(name).cell(curve.get("re")[i]).cell(curve.get("im")[i]).endRow();
        }
    }
}
