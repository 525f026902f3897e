package org.cavity.diagrams.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** Numbers and texts in JSON, from which the same bits are read again. JSON has no NaN, which becomes a text. */
final class Numbers {

    private Numbers() {}

    static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    static JsonArray array(double... values) {
        JsonArray array = new JsonArray(values.length);
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    static double[] array(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsDouble();
        }
        return values;
    }

    static JsonArray texts(List<String> values) {
        JsonArray array = new JsonArray(values.size());
        values.forEach(array::add);
        return array;
    }

    static List<String> texts(JsonElement element) {
        List<String> values = new ArrayList<>();
        element.getAsJsonArray().forEach(e -> values.add(e.getAsString()));
        return values;
    }
}
