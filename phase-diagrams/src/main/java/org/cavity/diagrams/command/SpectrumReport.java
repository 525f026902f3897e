package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.OUTLIER;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.boundary.SpectralRegion;
import org.cavity.diagrams.figure.PointFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/**
 * Eigenvalues of one network and what theory says of them, as files, text and JSON.
 *
 * @param state whose spectrum it is
 * @param eigenvalues the eigenvalues
 * @param measurement what was measured
 * @param prediction what theory says
 */
record SpectrumReport(
        SpectrumState<?> state,
        JacobianEigenvalues eigenvalues,
        Measurement measurement,
        PredictedSpectrum prediction) {

    static final List<String> FILES = List.of(
            "data.csv", "boundaries.csv", Results.ARRAYS, "figure.png", "figure.svg", "figure.pdf", "provenance.json");

    Results files(Session session) {
        Estimate outlier = prediction.quantities().get(OUTLIER);
        return new Results()
                .csv("data.csv", CsvTable.of(points()))
                .csv("boundaries.csv", boundaries())
                .arrays(archive())
                .figure(
                        session,
                        new PointFigures(state.theory().timeUnit())
                                .spectrum(
                                        eigenvalues,
                                        prediction.boundary(),
                                        outlier == null || outlier.isFailed()
                                                ? new double[0]
                                                : new double[] {outlier.value()},
                                        radial(),
                                        prediction.radial().orElse(null)));
    }

    JsonObject json(Plan plan) {
        JsonObject document = new JsonObject();
        document.addProperty("model", plan.model());
        document.add("parameters", Json.values(plan.parameters()));
        document.add("quantities", Json.samples(measurement));
        document.add("theory", Json.estimates(prediction.quantities()));
        if (!state.isAttractor()) {
            document.addProperty("fixed_point", state.fixedPoint());
        }
        document.addProperty(state.criterion(), prediction.state());
        document.addProperty(
                "converged",
                prediction.converged()
                        && measurement.warnings(prediction.phase()).isEmpty());
        if (!prediction.note().isEmpty()) {
            document.addProperty("note", prediction.note());
        }
        document.add("warnings", Json.texts(measurement.warnings(prediction.phase())));
        document.add("arrays", Json.arrays(measured()));
        document.addProperty("largest_real_part", largestRealPart());
        document.addProperty("mean_abscissa", eigenvalues.law().meanAbscissa());
        addFraction(document, "fraction_outside", region());
        addFraction(document, "fraction_outside_snapshot", snapshot());
        return document;
    }

    private Map<String, Columns> measured() {
        Map<String, Columns> arrays = new LinkedHashMap<>();
        arrays.put("eigenvalues", points());
        arrays.put("radial_cdf", radial());
        return arrays;
    }

    private NpzArchive archive() {
        NpzArchive archive = new NpzArchive().columns(measured());
        prediction.radial().ifPresent(law -> archive.columns(Map.of("theory_radial_cdf", law)));
        prediction.boundary().forEach((name, curve) -> archive.columns(Map.of("boundary." + name, curve)));
        eigenvalues.law().boundary().forEach((name, curve) -> archive.columns(Map.of("snapshot." + name, curve)));
        return archive;
    }

    private void addFraction(JsonObject document, String name, SpectralRegion region) {
        if (!region.isEmpty()) {
            document.addProperty(name, region.fractionOutside(eigenvalues.re(), eigenvalues.im()));
        }
    }

    void print(Session session) {
        TextTable table = new TextTable("quantity", "simulation", "std. error", "theory", "unit");
        for (Quantity quantity : SpectrumFamily.QUANTITIES) {
            Estimate estimate = prediction.quantities().get(quantity);
            Sample sample = measurement.quantities().get(quantity);
            if (estimate == null && sample == null) {
                continue;
            }
            table.row(
                    quantity.name(),
                    sample == null ? "-" : TextTable.brief(sample.mean()),
                    sample == null ? "" : TextTable.error(sample.standardError()),
                    estimate == null || estimate.isFailed() ? "-" : TextTable.brief(estimate.value()),
                    TextTable.unit(quantity.unit()));
        }
        session.out()
                .print("N = " + eigenvalues.settings().size() + ", seed "
                        + eigenvalues.settings().seed() + ", "
                        + (state.isAttractor() ? "phase " : "planted fixed point " + state.fixedPoint() + ", ")
                        + prediction.state() + "\n\n" + table + "\n" + abscissa()
                        + (region().isEmpty()
                                ? "theory predicts no boundary here\n"
                                : outside("the predicted boundary", region()))
                        + (snapshot().isEmpty() ? "" : outside("that of this network's own averages", snapshot())));
        session.warn(prediction.note(), prediction.converged(), measurement.warnings(prediction.phase()));
    }

    /** What the picture shows, and in what the abscissa in the table, made to be compared with N → ∞, is another. */
    private String abscissa() {
        double mean = eigenvalues.law().meanAbscissa();
        String shown = "largest real part of the eigenvalues: " + TextTable.brief(largestRealPart());
        if (!state.isAttractor() || !measurement.quantities().containsKey(Quantity.SPECTRAL_ABSCISSA)) {
            return shown + "\n";
        }
        String divided = mean == 1
                ? ""
                : " and of couplings divided by " + TextTable.brief(mean)
                        + ", the mean abscissa of random couplings of this size";
        return shown + ", as they are at the end of the transient\nspectral_abscissa: that at the end of the run"
                + divided + "\n";
    }

    private double largestRealPart() {
        return Arrays.stream(eigenvalues.re()).max().orElseThrow();
    }

    int exitStatus() {
        return region().isEmpty()
                ? ExitStatus.DISAGREEMENT
                : ExitStatus.ofConvergence(prediction.converged(), measurement.warnings(prediction.phase()));
    }

    private SpectralRegion region() {
        return new SpectralRegion(prediction.boundary());
    }

    private SpectralRegion snapshot() {
        return new SpectralRegion(eigenvalues.law().boundary());
    }

    private Columns points() {
        return Columns.of("re", eigenvalues.re(), "im", eigenvalues.im());
    }

    private Columns radial() {
        return region().radialDistribution(eigenvalues.re(), eigenvalues.im());
    }

    private String outside(String boundary, SpectralRegion region) {
        int count = eigenvalues.re().length;
        return "eigenvalues outside " + boundary + ": "
                + Math.round(region.fractionOutside(eigenvalues.re(), eigenvalues.im()) * count) + " of " + count
                + "\n";
    }

    private CsvTable boundaries() {
        CsvTable table = new CsvTable(List.of("line", "re", "im"));
        prediction.boundary().forEach((name, curve) -> append(table, name, curve));
        eigenvalues.law().boundary().forEach((name, curve) -> append(table, "snapshot_" + name, curve));
        return table;
    }

    private static void append(CsvTable table, String name, Columns curve) {
        for (int i = 0; i < curve.get("re").length; i++) {
            table.cell(name).cell(curve.get("re")[i]).cell(curve.get("im")[i]).endRow();
        }
    }
}
