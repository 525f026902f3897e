package org.cavity.diagrams.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.cavity.validation.Baseline;
import org.cavity.validation.Comparison;
import org.cavity.validation.Movement;
import org.cavity.validation.SizedSample;
import org.cavity.validation.ValidationReport;

/**
 * A validation as one JSON document. It holds the value in each network, so that a later run can be set beside it.
 *
 * @param report the comparisons
 * @param baseline the same beside an earlier run; null if there is none
 */
public record ValidationDocument(ValidationReport report, Baseline baseline) {

    /** The document. */
    public JsonObject json() {
        JsonArray array = new JsonArray();
        report.comparisons().forEach(c -> array.add(comparison(c)));
        JsonObject document = new JsonObject();
        document.addProperty("verdict", report.verdict().label());
        document.addProperty("false_alarm_probability", report.falseAlarmProbability());
        document.add("comparisons", array);
        if (baseline != null) {
            document.add("baseline", movements());
        }
        return document;
    }

    private static JsonObject comparison(Comparison c) {
        JsonObject object = Json.comparison(c);
        if (c.prediction().sampling().degreesOfFreedom() > 0) {
            JsonObject theory = object.getAsJsonObject("theory");
            theory.addProperty("standard_error", c.prediction().sampling().standardError());
            theory.addProperty("degrees_of_freedom", c.prediction().sampling().degreesOfFreedom());
        }
        if (!c.isFailed()) {
            object.addProperty("difference", c.difference());
            object.addProperty("allowed_difference", c.allowedDifference());
            object.addProperty("demanded_change", c.demandedChange());
        }
        object.addProperty("reproduction", c.reproduction());
        JsonArray sizes = new JsonArray();
        for (SizedSample s : c.samples()) {
            JsonObject size = new JsonObject();
            size.addProperty("size", s.size());
            size.addProperty("seed", s.settings().seed());
            size.add("values", Json.array(s.sample().values()));
            sizes.add(size);
        }
        object.add("networks", sizes);
        return object;
    }

    private JsonObject movements() {
        JsonArray moved = new JsonArray();
        for (Movement m : baseline.movements()) {
            if (m.moved() || m.changed()) {
                JsonObject object = new JsonObject();
                object.addProperty("model", m.now().key().model());
                object.addProperty("point", m.now().key().point());
                object.addProperty("quantity", m.now().key().quantity());
                object.addProperty("simulation_moved", m.measurementMoved());
                object.addProperty("theory_moved", m.predictionMoved());
                object.addProperty("message", m.message());
                moved.add(object);
            }
        }
        JsonObject object = new JsonObject();
        object.addProperty("moved", baseline.moved());
        object.addProperty("compared", baseline.movements().size());
        object.add("differences", moved);
        object.add(
                "gone",
                Json.texts(baseline.gone().stream().map(Object::toString).toList()));
        object.add(
                "added",
                Json.texts(baseline.added().stream().map(Object::toString).toList()));
        return object;
    }
}
