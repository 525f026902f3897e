package org.cavity.diagrams.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.OptionalDouble;
import org.cavity.diagrams.boundary.LinePoint;

/** Values of the functions that define critical lines as JSON and back. */
final class LineRecords {

    private static final String VALUE = "value";

    private LineRecords() {}

    static JsonObject write(LinePoint point, OptionalDouble value) {
        JsonObject object = new JsonObject();
        object.addProperty("solved", point.solved());
        object.add("at", Numbers.array(point.x(), point.y()));
        value.ifPresent(number -> object.add(VALUE, Numbers.number(number)));
        return object;
    }

    static LinePoint point(String line, JsonObject object) {
        double[] at = Numbers.array(object.get("at"));
        return new LinePoint(line, object.get("solved").getAsString(), at[0], at[1]);
    }

    static OptionalDouble value(JsonObject object) {
        JsonElement value = object.get(VALUE);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.getAsDouble());
    }
}
