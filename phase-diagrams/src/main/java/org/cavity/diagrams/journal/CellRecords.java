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
        object.addProperty("unresolved", cell.unresolved());
        object.add("quantities", write(cell.quantities()));
        object.add("sequel", Numbers.array(solved.sequel()));
        return object;
    }

    SolvedCell read(JsonObject object) {
        Cell cell = new Cell(
                Phase.valueOf(object.get("phase").getAsString()),
                object.get("converged").getAsBoolean(),
                object.get("failure").getAsString(),
                object.get("unresolved").getAsString(),
                Map.copyOf(estimates(object.getAsJsonObject("quantities"))));
        return new SolvedCell(cell, Numbers.array(object.get("sequel")));
    }

    /** Name → value and error, or why there is none, in an object if it is unresolved. */
    JsonObject write(Map<Quantity, Estimate> estimates) {
        JsonObject object = new JsonObject();
        estimates.forEach((quantity, estimate) -> object.add(quantity.name(), write(estimate)));
        return object;
    }

    private static JsonElement write(Estimate estimate) {
        if (estimate.unresolved()) {
            JsonObject reason = new JsonObject();
            reason.addProperty("unresolved", estimate.failure());
            return reason;
        }
        return estimate.isFailed() ? new JsonPrimitive(estimate.failure()) : numbers(estimate);
    }

    /** Value and error; the standard error behind it and its degrees of freedom where the value was sampled. */
    private static JsonArray numbers(Estimate estimate) {
        Estimate.Sampling sampling = estimate.sampling();
        return sampling.degreesOfFreedom() == 0
                ? Numbers.array(estimate.value(), estimate.error())
                : Numbers.array(
                        estimate.value(), estimate.error(), sampling.standardError(), sampling.degreesOfFreedom());
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
        if (value instanceof JsonArray numbers) {
            Estimate.Sampling sampling = numbers.size() == 2
                    ? Estimate.Sampling.NONE
                    : new Estimate.Sampling(
                            numbers.get(2).getAsDouble(), numbers.get(3).getAsInt());
            return new Estimate(numbers.get(0).getAsDouble(), numbers.get(1).getAsDouble(), sampling, null);
        }
        return value instanceof JsonObject reason
                ? Estimate.unresolved(reason.get("unresolved").getAsString())
                : Estimate.failed(value.getAsString());
    }
}
