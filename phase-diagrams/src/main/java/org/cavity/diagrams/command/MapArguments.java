package org.cavity.diagrams.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cavity.diagrams.output.Provenance;
import org.cavity.validation.Ensembles;

/**
 * Everything that decides a phase diagram, as a user or a file of provenance names it.
 *
 * @param parameters values of the parameters that stay, by readable name; others keep their defaults
 * @param x horizontal axis; null for that of the model's standard map
 * @param y vertical axis; null for that of the model's standard map
 * @param colour quantity shown as colour, {@code "phase"}, or null for that of the standard map
 * @param contours lines of constant value, {@code QUANTITY=V,V,...}; empty for none
 * @param refine levels of refinement
 * @param simulate number of simulated points
 * @param ensembles networks at each of them; their seed is that of sampled theory, too
 * @param slowBound modulus below which eigenvalues count as slow
 */
record MapArguments(
        Map<String, String> parameters,
        String x,
        String y,
        String colour,
        String contours,
        int refine,
        int simulate,
        Ensembles ensembles,
        double slowBound) {

    /** The setting of this name; absent if there are none. */
    static final String CONTOURS = "contours";

    /** Copies the map, in order. */
    MapArguments {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Those of a stored map.
     *
     * @param arguments the member of this name of its provenance
     * @param usual networks at simulated points where there were none
     */
    static MapArguments of(JsonObject arguments, Ensembles usual) {
        Map<String, String> parameters = new LinkedHashMap<>();
        arguments.getAsJsonObject("parameters").asMap().forEach((name, value) -> parameters.put(name, text(value)));
        JsonObject settings = arguments.getAsJsonObject("settings");
        long seed = settings.get("seed").getAsLong();
        int simulate = settings.get("simulate").getAsInt();
        List<Integer> sizes = simulate == 0
                ? usual.sizes()
                : StreamSupport.stream(settings.getAsJsonArray("sizes").spliterator(), false)
                        .map(JsonElement::getAsInt)
                        .toList();
        int replicas =
                simulate == 0 ? usual.replicas() : settings.get("replicas").getAsInt();
        return new MapArguments(
                parameters,
                settings.get("x").getAsString(),
                settings.get("y").getAsString(),
                settings.get("colour").getAsString(),
                settings.has(CONTOURS) ? settings.get(CONTOURS).getAsString() : "",
                settings.get(Provenance.REFINE).getAsInt(),
                simulate,
                new Ensembles(sizes, replicas, seed, usual.threads()),
                settings.get("slow_bound").getAsDouble());
    }

    /** As it is typed. */
    private static String text(JsonElement value) {
        return value.isJsonArray()
                ? StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining(",", "[", "]"))
                : value.getAsString();
    }
}
