package org.cavity.diagrams.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.ValidationReport;

/**
 * A phase diagram as one JSON document. Of the cells it holds a summary; their numbers are in the files.
 *
 * @param cells theory
 * @param quantities what theory computed in each cell
 * @param curves critical lines
 * @param points simulation
 */
public record MapDocument(
        MapCells cells, Set<Quantity> quantities, List<NamedCurve> curves, List<SimulatedPoint> points) {

    /**
     * The document.
     *
     * @param parameters those that are not axes
     * @param colour name of what the colour shows
     */
    public JsonObject json(String model, Map<String, Object> parameters, String colour) {
        JsonObject document = new JsonObject();
        document.addProperty("model", model);
        document.add("parameters", Json.values(parameters));
        JsonObject axes = new JsonObject();
        axes.add("x", axis(x()));
        axes.add("y", axis(y()));
        document.add("axes", axes);
        document.addProperty("colour", colour);
        document.add("quantities", ranges());
        JsonObject counts = new JsonObject();
        MapTables.phases(cells.all()).forEach((phase, count) -> counts.addProperty(phase.label(), count));
        document.add("phases", counts);
        document.addProperty("cells", cells.all().size());
        long failed = cells.all().stream().filter(Cell::isFailed).count();
        document.addProperty(
                "unresolved", cells.all().stream().filter(Cell::isUnresolved).count());
        document.addProperty("failed", failed);
        document.addProperty("converged", failed == 0);
        document.add("boundaries", boundaries());
        if (!points.isEmpty()) {
            ValidationReport report = SimulatedPoint.report(points);
            JsonArray array = new JsonArray();
            report.comparisons().forEach(c -> array.add(Json.comparison(c)));
            document.add("simulated", array);
            document.addProperty("verdict", report.verdict().label());
            document.addProperty("false_alarm_probability", report.falseAlarmProbability());
        }
        return document;
    }

    private Axis x() {
        return cells.lattice().x();
    }

    private Axis y() {
        return cells.lattice().y();
    }

    static JsonObject axis(Axis axis) {
        JsonObject object = new JsonObject();
        object.addProperty("parameter", axis.parameter().name());
        object.addProperty("unit", axis.parameter().unit());
        object.addProperty("from", axis.from());
        object.addProperty("to", axis.to());
        object.addProperty("count", axis.count());
        object.addProperty("logarithmic", axis.logarithmic());
        return object;
    }

    /** Range of each quantity, and in how many cells it exists. */
    private JsonObject ranges() {
        JsonObject object = new JsonObject();
        for (Quantity quantity : quantities) {
            double[] values = cells.all().stream()
                    .mapToDouble(c -> c.value(quantity))
                    .filter(Double::isFinite)
                    .toArray();
            JsonObject summary = new JsonObject();
            summary.addProperty("cells", values.length);
            if (values.length > 0) {
                summary.addProperty("min", Arrays.stream(values).min().orElseThrow());
                summary.addProperty("max", Arrays.stream(values).max().orElseThrow());
            }
            summary.addProperty("unit", quantity.unit());
            object.add(quantity.name(), summary);
        }
        return object;
    }

    private JsonArray boundaries() {
        JsonArray array = new JsonArray();
        for (NamedCurve curve : curves) {
            JsonArray pieces = new JsonArray();
            for (Polyline piece : curve.pieces()) {
                JsonArray xs = new JsonArray();
                JsonArray ys = new JsonArray();
                piece.points().forEach(p -> {
                    xs.add(p[0]);
                    ys.add(p[1]);
                });
                JsonObject object = new JsonObject();
                object.add(x().parameter().name(), xs);
                object.add(y().parameter().name(), ys);
                pieces.add(object);
            }
            JsonObject line = new JsonObject();
            line.addProperty("line", curve.name());
            line.addProperty("label", curve.label());
            line.add("pieces", pieces);
            line.addProperty("unsolved", curve.unsolved());
            array.add(line);
        }
        return array;
    }
}
