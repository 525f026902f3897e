package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.LyapunovEnsemble;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;

/**
 * What {@code cavity lyapunov} says.
 *
 * @param plan what was asked
 * @param exponents of the networks
 * @param growth growth rate of adjoint vectors, if they were followed
 * @param prediction theory
 */
record LyapunovReport(Plan plan, LyapunovEnsemble exponents, Optional<Average> growth, Prediction prediction) {

    /** Relative error below which a number of theory is as good as exact. */
    private static final double EXACT = 1e-5;

    /** Theory's largest exponent; NaN if it is not known. */
    double largest() {
        Estimate estimate = prediction.quantities().get(MAX_LYAPUNOV);
        return estimate == null || estimate.isFailed() ? Double.NaN : estimate.value();
    }

    JsonObject json(Provenance provenance) {
        JsonObject quantities = new JsonObject();
        addKnown(quantities, MAX_LYAPUNOV, exponents.exponent(0));
        addKnown(quantities, KY_DIMENSION, exponents.kaplanYorkeDimension());
        addKnown(quantities, ENTROPY_RATE, exponents.entropyRate());
        addKnown(quantities, UNSTABLE_FRACTION, exponents.unstableFraction());
        // The trace rule, where it is known, gives the mean of all exponents without computing them all.
        double mean = Double.isNaN(exponents.traceRule()) ? exponents.mean() : exponents.traceRule();
        addKnown(quantities, MEAN_EXPONENT, new Average(mean, Double.NaN));
        Columns values = Columns.of("value", exponents.values(), "error", exponents.errors());
        Columns spectrum = prediction.arrays().get("spectrum");
        JsonObject document = Json.measurement(
                plan.model(),
                plan.parameters(),
                quantities,
                prediction,
                exponents.warnings(),
                spectrum == null ? Map.of("exponents", values) : Map.of("exponents", values, "spectrum", spectrum));
        growth.ifPresent(a -> document.add("adjoint_growth", Json.number(a.value(), a.error(), MAX_LYAPUNOV.unit())));
        document.add("provenance", provenance.toJson());
        return document;
    }

    String table() {
        TextTable table = new TextTable("i", "exponent (1/tau)", "std. error");
        for (int i = 0; i < exponents.count(); i++) {
            Average exponent = exponents.exponent(i);
            table.row(Integer.toString(i + 1), TextTable.brief(exponent.value()), TextTable.error(exponent.error()));
        }
        TextTable summary = new TextTable("", "simulation", "theory");
        summary.row("largest exponent", known(exponents.exponent(0)), theory(MAX_LYAPUNOV));
        growth.ifPresent(a -> summary.row("largest exponent, from adjoint vectors", known(a), theory(MAX_LYAPUNOV)));
        summary.row("Kaplan-Yorke dimension / N", known(exponents.kaplanYorkeDimension()), theory(KY_DIMENSION));
        summary.row("entropy rate / N (1/tau)", known(exponents.entropyRate()), theory(ENTROPY_RATE));
        summary.row("positive exponents / N", known(exponents.unstableFraction()), theory(UNSTABLE_FRACTION));
        summary.row(
                "mean of all exponents, from the trace (1/tau)",
                Double.isNaN(exponents.traceRule()) ? "-" : TextTable.brief(exponents.traceRule()),
                theory(MEAN_EXPONENT));
        if (!Double.isNaN(exponents.mean())) {
            summary.row("mean of all exponents, from the exponents (1/tau)", TextTable.brief(exponents.mean()), "");
        }
        return heading() + "\n\n" + table + "\n" + summary;
    }

    private String heading() {
        SimulationSettings settings = exponents.first().settings();
        int networks = exponents.networks().size();
        double[] time = exponents.first().convergenceTime();
        String seeds = networks == 1
                ? "seed " + settings.seed()
                : networks + " networks, seeds " + settings.seed() + " to " + (settings.seed() + networks - 1);
        return "N = " + exponents.size() + ", " + seeds + ", time " + TextTable.brief(time[time.length - 1])
                + " tau; theory for N → ∞: " + prediction.phase().label();
    }

    private String theory(Quantity quantity) {
        Estimate estimate = prediction.quantities().get(quantity);
        if (estimate == null) {
            return "-";
        }
        if (estimate.isFailed()) {
            // The note below the tables says why.
            return estimate.unresolved() ? "unresolved" : "failed";
        }
        // The error of sampled theory is worth knowing beside that of a simulation.
        boolean sampled = estimate.error() > EXACT * Math.abs(estimate.value());
        return TextTable.brief(estimate.value()) + (sampled ? " " + TextTable.error(estimate.error()) : "");
    }

    private static void addKnown(JsonObject quantities, Quantity quantity, Average value) {
        if (!Double.isNaN(value.value())) {
            quantities.add(quantity.name(), Json.number(value.value(), value.error(), quantity.unit()));
        }
    }

    private static String known(Average value) {
        if (Double.isNaN(value.value())) {
            return "needs a larger --count";
        }
        return TextTable.brief(value.value()) + " " + TextTable.error(value.error());
    }
}
