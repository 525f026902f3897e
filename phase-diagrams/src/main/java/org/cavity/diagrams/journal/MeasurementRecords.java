package org.cavity.diagrams.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cavity.diagrams.sweep.MeasuredPoint;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.PointPrediction;
import org.cavity.validation.SizedMeasurement;

/**
 * Simulated points as JSON and back.
 *
 * @param cells for what theory says
 */
record MeasurementRecords(CellRecords cells) {

    JsonObject write(MeasuredPoint point) {
        JsonObject object = new JsonObject();
        object.add("prediction", write(point.prediction()));
        JsonArray sizes = new JsonArray();
        point.sizes().forEach(size -> sizes.add(write(size)));
        object.add("sizes", sizes);
        return object;
    }

    MeasuredPoint read(JsonObject object) {
        List<SizedMeasurement> sizes = new ArrayList<>();
        for (JsonElement size : object.getAsJsonArray("sizes")) {
            sizes.add(size(size.getAsJsonObject()));
        }
        return new MeasuredPoint(prediction(object.getAsJsonObject("prediction")), sizes);
    }

    private JsonObject write(PointPrediction prediction) {
        JsonObject object = new JsonObject();
        object.addProperty("phase", prediction.phase().name());
        object.add("quantities", cells.write(prediction.quantities()));
        object.addProperty("absence", prediction.absence());
        object.add("warnings", Numbers.texts(prediction.warnings()));
        return object;
    }

    private PointPrediction prediction(JsonObject object) {
        return new PointPrediction(
                Phase.valueOf(object.get("phase").getAsString()),
                cells.estimates(object.getAsJsonObject("quantities")),
                object.get("absence").getAsString(),
                Numbers.texts(object.get("warnings")));
    }

    private static JsonObject write(SizedMeasurement size) {
        JsonObject object = new JsonObject();
        object.addProperty("size", size.size());
        object.addProperty("breakdown", size.breakdown());
        size.measurement().ifPresent(measurement -> object.add("measurement", write(measurement)));
        return object;
    }

    private SizedMeasurement size(JsonObject object) {
        return new SizedMeasurement(
                object.get("size").getAsInt(),
                Optional.ofNullable(object.getAsJsonObject("measurement")).map(this::measurement),
                object.get("breakdown").getAsString());
    }

    private static JsonObject write(Measurement measurement) {
        JsonObject object = new JsonObject();
        object.add("settings", write(measurement.settings()));
        JsonObject samples = new JsonObject();
        measurement.quantities().forEach((quantity, sample) -> samples.add(quantity.name(), write(sample)));
        object.add("quantities", samples);
        object.add("warnings", Numbers.texts(measurement.warnings()));
        object.addProperty("death", measurement.death());
        return object;
    }

    private Measurement measurement(JsonObject object) {
        Map<Quantity, Sample> samples = new LinkedHashMap<>();
        object.getAsJsonObject("quantities")
                .asMap()
                .forEach((name, sample) -> samples.put(cells.quantity(name), sample(sample.getAsJsonObject())));
        return new Measurement(
                settings(object.getAsJsonObject("settings")),
                samples,
                Numbers.texts(object.get("warnings")),
                object.get("death").getAsString());
    }

    private static JsonObject write(Sample sample) {
        JsonObject object = new JsonObject();
        object.add("mean", Numbers.number(sample.mean()));
        object.add("error", Numbers.number(sample.standardError()));
        object.add("values", Numbers.array(sample.values()));
        return object;
    }

    private static Sample sample(JsonObject object) {
        return new Sample(
                object.get("mean").getAsDouble(),
                object.get("error").getAsDouble(),
                Numbers.array(object.get("values")));
    }

    private static JsonObject write(SimulationSettings settings) {
        JsonObject object = new JsonObject();
        object.addProperty("size", settings.size());
        object.addProperty("replicas", settings.replicas());
        object.addProperty("seed", settings.seed());
        object.addProperty("transient", settings.transientTime());
        object.addProperty("time", settings.time());
        object.addProperty("dt", settings.timeStep());
        object.addProperty("threads", settings.threads());
        object.addProperty("trajectories", settings.trajectories());
        object.addProperty("integrator", settings.scheme().integrator().name());
        object.addProperty("precision", settings.scheme().precision().name());
        object.addProperty("coarse_tangents", settings.scheme().coarseTangents());
        object.addProperty("initial_scale", settings.initialScale());
        object.addProperty("slow_bound", settings.slowBound());
        return object;
    }

    private static SimulationSettings settings(JsonObject object) {
        return new SimulationSettings(
                object.get("size").getAsInt(),
                object.get("replicas").getAsInt(),
                object.get("seed").getAsLong(),
                object.get("transient").getAsDouble(),
                object.get("time").getAsDouble(),
                object.get("dt").getAsDouble(),
                object.get("threads").getAsInt(),
                object.get("trajectories").getAsInt(),
                new Scheme(
                        Integrator.valueOf(object.get("integrator").getAsString()),
                        Precision.valueOf(object.get("precision").getAsString()),
                        object.get("coarse_tangents").getAsBoolean()),
                object.get("initial_scale").getAsDouble(),
                object.get("slow_bound").getAsDouble());
    }
}
