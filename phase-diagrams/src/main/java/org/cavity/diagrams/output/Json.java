package org.cavity.diagrams.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.cavity.numerics.model.Measurement;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.State;
import org.cavity.validation.Comparison;

/**
 * The JSON that users' scripts read. NaN never appears: a number that does not exist is absent, one that failed says
 * why.
 */
public final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    /** The document as text, ended by a newline. */
    public static String text(JsonElement document) {
        return GSON.toJson(document) + "\n";
    }

    /** What theory says of a point. */
    public static JsonObject prediction(String model, Map<String, Object> parameters, Prediction prediction) {
        JsonObject document = new JsonObject();
        document.addProperty("model", model);
        document.add("parameters", values(parameters));
        document.add("quantities", estimates(prediction.quantities()));
        document.addProperty("phase", prediction.phase().label());
        document.addProperty("converged", prediction.converged());
        if (!prediction.note().isEmpty()) {
            document.addProperty("note", prediction.note());
        }
        document.add("states", states(prediction.states()));
        document.add("fixed_points", fixedPoints(prediction.fixedPoints()));
        document.add("arrays", arrays(prediction.arrays()));
        return document;
    }

    /**
     * What simulated networks say of a point, theory beside it.
     *
     * @param quantities measured numbers
     * @param warnings of the simulation
     */
    public static JsonObject measurement(
            String model,
            Map<String, Object> parameters,
            JsonObject quantities,
            Prediction prediction,
            List<String> warnings,
            Map<String, Columns> arrays) {
        JsonObject document = new JsonObject();
        document.addProperty("model", model);
        document.add("parameters", values(parameters));
        document.add("quantities", quantities);
        document.add("theory", estimates(prediction.quantities()));
        document.addProperty("phase", prediction.phase().label());
        document.addProperty("converged", prediction.converged() && warnings.isEmpty());
        if (!prediction.note().isEmpty()) {
            document.addProperty("note", prediction.note());
        }
        document.add("warnings", texts(warnings));
        document.add("arrays", arrays(arrays));
        return document;
    }

    /** Measured quantities; the error is the standard error. */
    public static JsonObject samples(Measurement measurement) {
        JsonObject object = new JsonObject();
        measurement
                .quantities()
                .forEach((quantity, sample) ->
                        object.add(quantity.name(), number(sample.mean(), sample.standardError(), quantity.unit())));
        return object;
    }

    /** Predicted quantities; the error is numerical. */
    public static JsonObject estimates(Map<Quantity, Estimate> quantities) {
        JsonObject object = new JsonObject();
        quantities.forEach((quantity, estimate) -> {
            if (estimate.isFailed()) {
                JsonObject failed = new JsonObject();
                failed.addProperty(estimate.unresolved() ? "unresolved" : "failed", estimate.failure());
                object.add(quantity.name(), failed);
            } else {
                object.add(quantity.name(), number(estimate.value(), estimate.error(), quantity.unit()));
            }
        });
        return object;
    }

    /** A comparison of theory with simulation. */
    public static JsonObject comparison(Comparison c) {
        JsonObject object = new JsonObject();
        object.addProperty("model", c.model());
        object.addProperty("point", c.point());
        object.add("parameters", values(c.parameters()));
        object.addProperty("quantity", c.quantity().name());
        object.add(
                "theory",
                estimates(Map.of(c.quantity(), c.prediction())).get(c.quantity().name()));
        if (!c.isFailed()) {
            object.add(
                    "simulation",
                    number(c.measured(), c.measuredError(), c.quantity().unit()));
            if (Double.isFinite(c.zScore())) {
                object.addProperty("z", c.zScore());
            }
            if (Double.isFinite(c.detectableChange())) {
                object.addProperty("detectable_change", c.detectableChange());
            }
        }
        object.addProperty("verdict", c.verdict().label());
        if (c.isFailed()) {
            object.addProperty("failed", c.failure());
        }
        object.add("flags", texts(c.flags()));
        return object;
    }

    /** A number with its error and unit; an error that is not known is absent. */
    public static JsonObject number(double value, double error, String unit) {
        JsonObject object = new JsonObject();
        if (!Double.isFinite(value)) {
            object.addProperty("failed", "the computation gave " + value);
            return object;
        }
        object.addProperty("value", value);
        if (Double.isFinite(error)) {
            object.addProperty("error", error);
        }
        object.addProperty("unit", unit);
        return object;
    }

    /** Name → number or text. */
    public static JsonObject values(Map<String, ?> values) {
        JsonObject object = new JsonObject();
        values.forEach((name, value) -> object.add(name, value(value)));
        return object;
    }

    /** Named arrays; a value that is not a number is null in its place. */
    public static JsonObject arrays(Map<String, Columns> arrays) {
        JsonObject object = new JsonObject();
        arrays.forEach((name, columns) -> {
            JsonObject inner = new JsonObject();
            columns.columns().forEach((column, values) -> inner.add(column, array(values)));
            object.add(name, inner);
        });
        return object;
    }

    /** Texts as an array. */
    public static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** Numbers as an array; one that is not a number is null in its place. */
    static JsonArray array(double[] values) {
        JsonArray array = new JsonArray(values.length);
        for (double v : values) {
            array.add(Double.isFinite(v) ? v : null);
        }
        return array;
    }

    private static JsonElement value(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof List<?> list
                ? list.stream().map(Json::value).collect(JsonArray::new, JsonArray::add, JsonArray::addAll)
                : new JsonPrimitive(value.toString());
    }

    private static JsonArray states(List<State> states) {
        JsonArray array = new JsonArray();
        for (State state : states) {
            JsonObject object = new JsonObject();
            object.addProperty("kind", state.kind());
            object.addProperty("stable", state.stable());
            object.add("quantities", estimates(state.quantities()));
            array.add(object);
        }
        return array;
    }

    private static JsonArray fixedPoints(List<FixedPoint> points) {
        JsonArray array = new JsonArray();
        for (FixedPoint point : points) {
            JsonObject object = new JsonObject();
            finite(object, "mean", point.mean());
            finite(object, "variance", point.variance());
            finite(object, "rate_variance", point.rateVariance());
            finite(object, "static_stability", point.staticStability());
            finite(object, "slope", point.slope());
            finite(object, "spectral_abscissa", point.spectralAbscissa());
            point.outlier().ifPresent(value -> finite(object, "outlier", value));
            object.addProperty("stable", point.stable());
            object.addProperty("gapless", point.gapless());
            array.add(object);
        }
        return array;
    }

    private static void finite(JsonObject object, String name, double value) {
        if (Double.isFinite(value)) {
            object.addProperty(name, value);
        }
    }
}
