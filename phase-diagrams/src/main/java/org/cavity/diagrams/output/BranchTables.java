package org.cavity.diagrams.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.boundary.CriticalPoint;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Branch;
import org.cavity.theory.model.Quantity;

/**
 * The tables of the states over one parameter.
 *
 * @param axis the parameter
 * @param diagram the branches
 * @param quantities the quantities that the states may have, in the order of display
 */
public record BranchTables(Axis axis, BifurcationDiagram diagram, List<Quantity> quantities) {

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
    public CsvTable boundaries(List<CriticalPoint> points) {
        CsvTable table = new CsvTable(List.of("line", axis.parameter().name()));
        points.forEach(point -> table.cell(point.name()).cell(point.value()).endRow());
        return table;
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
     * @param critical critical values of the parameter
     */
    public JsonObject json(String model, Map<String, Object> parameters, List<CriticalPoint> critical) {
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
        document.addProperty("converged", diagram.failures().isEmpty());
        return document;
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
