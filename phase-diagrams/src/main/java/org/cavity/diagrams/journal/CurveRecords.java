package org.cavity.diagrams.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.boundary.Polyline;

/** Critical curves as JSON and back. */
final class CurveRecords {

    private CurveRecords() {}

    static JsonObject write(NamedCurve curve) {
        JsonObject object = new JsonObject();
        object.addProperty("label", curve.label());
        object.addProperty("unsolved", curve.unsolved());
        JsonArray pieces = new JsonArray();
        for (Polyline piece : curve.pieces()) {
            JsonArray points = new JsonArray();
            piece.points().forEach(point -> points.add(Numbers.array(point)));
            pieces.add(points);
        }
        object.add("pieces", pieces);
        return object;
    }

    static NamedCurve read(String name, JsonObject object) {
        List<Polyline> pieces = new ArrayList<>();
        for (JsonElement piece : object.getAsJsonArray("pieces")) {
            List<double[]> points = new ArrayList<>();
            piece.getAsJsonArray().forEach(point -> points.add(Numbers.array(point)));
            pieces.add(new Polyline(List.copyOf(points)));
        }
        return new NamedCurve(
                name,
                object.get("label").getAsString(),
                List.copyOf(pieces),
                object.get("unsolved").getAsInt());
    }
}
