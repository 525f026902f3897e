package org.cavity.diagrams.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.boundary.CriticalPoint;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.StartedNetworks;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Branch;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/**
 * The tables of the states over one parameter.
 *
 * @param axis the parameter
 * @param diagram the branches
 * @param quantities the quantities that the states may have, in the order of display
 * @param critical critical values of the parameter
 * @param networks simulated networks
 */
public record BranchTables(
        Axis axis,
        BifurcationDiagram diagram,
        List<Quantity> quantities,
        List<CriticalPoint> critical,
        List<StartedNetworks> networks) {

    /** Keeps the quantities that some state has. */
    public BranchTables {
        BifurcationDiagram all = diagram;
        quantities = quantities.stream()
                .filter(quantity -> all.branches().stream()
                        .flatMap(branch -> branch.points().stream())
                        .anyMatch(point -> point.quantities().containsKey(quantity)))
                .toList();
    }

    /** One row per state, along its branch; values where theory failed come last, without a branch. */
    public CsvTable states() {
        List<String> header = new ArrayList<>(
                List.of("branch", "kind", "stable", axis.parameter().name()));
        quantities.forEach(q -> header.addAll(List.of(q.name(), q.name() + "_error")));
        header.add("failed");
        CsvTable table = new CsvTable(header);
        for (Branch branch : diagram.branches()) {
            for (Branch.Point point : branch.points()) {
                table.cell(branch.name()).cell(branch.kind()).cell(Boolean.toString(branch.stable()));
                table.cell(point.parameter());
                quantities.forEach(q -> table.cell(point.value(q)).cell(point.error(q)));
                table.cell(failure(point)).endRow();
            }
        }
        diagram.failures().forEach((value, why) -> {
            table.cell("").cell("").cell("").cell(value);
            quantities.forEach(q -> table.cell("").cell(""));
            table.cell(why).endRow();
        });
        return table;
    }

    private static String failure(Branch.Point point) {
        List<String> failed = new ArrayList<>();
        point.quantities().forEach((quantity, estimate) -> {
            if (estimate.isFailed()) {
                failed.add(quantity.name() + ": " + estimate.failure());
            }
        });
        return String.join("; ", failed);
    }

    /** One row per critical value. */
    public CsvTable boundaries() {
        CsvTable table = new CsvTable(List.of("line", axis.parameter().name()));
        critical.forEach(point -> table.cell(point.name()).cell(point.value()).endRow());
        return table;
    }

    /** One row per value and kind of start. */
    public CsvTable simulation() {
        List<Quantity> measured = measured();
        List<String> header = new ArrayList<>(List.of(axis.parameter().name(), "initial_scale"));
        measured.forEach(q -> header.addAll(List.of(q.name(), q.name() + "_error")));
        header.addAll(List.of("size", "replicas", "seed", "notes"));
        CsvTable table = new CsvTable(header);
        for (StartedNetworks started : networks) {
            Measurement measurement = started.measurement();
            table.cell(started.parameter()).cell(measurement.settings().initialScale());
            for (Quantity quantity : measured) {
                Sample sample = measurement.quantities().get(quantity);
                table.cell(sample == null ? Double.NaN : sample.mean());
                table.cell(sample == null ? Double.NaN : sample.standardError());
            }
            table.cell(measurement.settings().size())
                    .cell(measurement.settings().replicas());
            table.cell(Long.toString(measurement.settings().seed()));
            table.cell(String.join("; ", measurement.warnings(Phase.UNRESOLVED)))
                    .endRow();
        }
        return table;
    }

    /** The networks for people. */
    public TextTable networks(List<Quantity> shown) {
        List<Quantity> measured = shown.stream().filter(measured()::contains).toList();
        List<String> header = new ArrayList<>(List.of(axis.parameter().name(), "start"));
        measured.forEach(q -> header.addAll(List.of(q.name(), "std. error")));
        header.add("warnings");
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (StartedNetworks started : networks) {
            List<String> row = new ArrayList<>(
                    List.of(TextTable.brief(started.parameter()), started.isSmall() ? "small" : "large"));
            for (Quantity quantity : measured) {
                Sample sample = started.measurement().quantities().get(quantity);
                row.add(sample == null ? "-" : TextTable.brief(sample.mean()));
                row.add(sample == null ? "" : TextTable.error(sample.standardError()));
            }
            row.add(String.join("; ", started.measurement().warnings(Phase.UNRESOLVED)));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private List<Quantity> measured() {
        return networks.stream()
                .flatMap(n -> n.measurement().quantities().keySet().stream())
                .distinct()
                .toList();
    }

    /** The branches for people: where each begins and ends, and the shown quantities there. */
    public TextTable summary(List<Quantity> shown) {
        List<String> header = new ArrayList<>(List.of("branch", axis.parameter().name()));
        shown.forEach(q -> header.add(q.name()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (Branch branch : diagram.branches()) {
            Branch.Point first = branch.points().get(0);
            Branch.Point last = branch.points().get(branch.points().size() - 1);
            List<String> row = new ArrayList<>(List.of(branch.name(), span(first.parameter(), last.parameter())));
            shown.forEach(q -> row.add(span(first.value(q), last.value(q))));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private static String span(double from, double to) {
        String first = TextTable.brief(from);
        String last = TextTable.brief(to);
        return first.equals(last) ? first : first + " to " + last;
    }

    /**
     * The document.
     *
     * @param parameters those that do not vary
     */
    public JsonObject json(String model, Map<String, Object> parameters) {
        JsonObject document = new JsonObject();
        document.addProperty("model", model);
        document.add("parameters", Json.values(parameters));
        document.add("along", MapDocument.axis(axis));
        JsonArray branches = new JsonArray();
        diagram.branches().forEach(branch -> branches.add(json(branch)));
        document.add("branches", branches);
        JsonArray boundaries = new JsonArray();
        for (CriticalPoint point : critical) {
            JsonObject object = new JsonObject();
            object.addProperty("line", point.name());
            object.addProperty("label", point.label());
            object.addProperty(axis.parameter().name(), point.value());
            boundaries.add(object);
        }
        document.add("boundaries", boundaries);
        JsonArray failures = new JsonArray();
        diagram.failures().forEach((value, why) -> {
            JsonObject object = new JsonObject();
            object.addProperty(axis.parameter().name(), value);
            object.addProperty("failed", why);
            failures.add(object);
        });
        document.add("failures", failures);
        if (!networks.isEmpty()) {
            JsonArray simulated = new JsonArray();
            networks.forEach(started -> simulated.add(json(started)));
            document.add("simulated", simulated);
        }
        document.addProperty("converged", diagram.failures().isEmpty());
        return document;
    }

    private JsonObject json(StartedNetworks started) {
        SimulationSettings settings = started.measurement().settings();
        JsonObject object = new JsonObject();
        object.addProperty(axis.parameter().name(), started.parameter());
        object.addProperty("initial_scale", settings.initialScale());
        object.addProperty("size", settings.size());
        object.addProperty("replicas", settings.replicas());
        object.addProperty("seed", settings.seed());
        object.add("quantities", Json.samples(started.measurement()));
        object.add("warnings", Json.texts(started.measurement().warnings(Phase.UNRESOLVED)));
        return object;
    }

    /** A branch; a value that does not exist is null in its place. */
    private JsonObject json(Branch branch) {
        JsonObject object = new JsonObject();
        object.addProperty("branch", branch.name());
        object.addProperty("kind", branch.kind());
        object.addProperty("stable", branch.stable());
        object.add(axis.parameter().name(), Json.array(branch.parameters()));
        JsonObject columns = new JsonObject();
        for (Quantity quantity : quantities) {
            JsonObject column = new JsonObject();
            column.add("value", Json.array(branch.values(quantity)));
            column.add("error", Json.array(branch.errors(quantity)));
            column.addProperty("unit", quantity.unit());
            columns.add(quantity.name(), column);
        }
        object.add("quantities", columns);
        return object;
    }
}
