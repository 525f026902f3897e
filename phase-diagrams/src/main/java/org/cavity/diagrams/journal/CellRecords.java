package org.cavity.diagrams.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.SolvedCell;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/**
 * Cells as JSON and back.
 *
 * @param quantities by name, those that may occur
 */
record CellRecords(Map<String, Quantity> quantities) {

    JsonObject write(SolvedCell solved) {
        Cell cell = solved.cell();
        JsonObject object = new JsonObject();
        object.addProperty("phase", cell.phase().name());
        object.addProperty("converged", cell.converged());
        object.addProperty("failure", cell.failure());
        object.add("quantities", write(cell.quantities()));
        object.add("sequel", Numbers.array(solved.sequel()));
        return object;
    }

    SolvedCell read(JsonObject object) {
        Cell cell = new Cell(
                Phase.valueOf(object.get("phase").getAsString()),
                object.get("converged").getAsBoolean(),
                object.get("failure").getAsString(),
                Map.copyOf(estimates(object.getAsJsonObject("quantities"))));
        return new SolvedCell(cell, Numbers.array(object.get("sequel")));
    }

    /** Name → value and error, or why there is none. */
    JsonObject write(Map<Quantity, Estimate> estimates) {
        JsonObject object = new JsonObject();
        estimates.forEach((quantity, estimate) -> object.add(
                quantity.name(),
                estimate.isFailed()
                        ? new JsonPrimitive(estimate.failure())
                        : Numbers.array(estimate.value(), estimate.error())));
        return object;
    }

    Map<Quantity, Estimate> estimates(JsonObject object) {
        Map<Quantity, Estimate> estimates = new LinkedHashMap<>();
        object.asMap().forEach((name, value) -> estimates.put(quantity(name), estimate(value)));
        return estimates;
    }

    Quantity quantity(String name) {
        return Objects.requireNonNull(quantities.get(name), name);
    }

    private static Estimate estimate(JsonElement value) {
        if (value instanceof JsonArray pair) {
            return new Estimate(pair.get(0).getAsDouble(), pair.get(1).getAsDouble(), null);
        }
        return Estimate.failed(value.getAsString());
    }
}
