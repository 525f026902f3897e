package org.cavity.diagrams.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.TextTable;
import org.cavity.numerics.model.SimulationSettings;

/**
 * A command with everything resolved.
 *
 * @param model model's name
 * @param command command's name
 * @param parameters readable name → value
 * @param settings everything else that decides the results
 * @param threads number of threads, which does not
 */
record Plan(String model, String command, Map<String, Object> parameters, Map<String, Object> settings, int threads) {

    /** The settings of a simulated network of smooth units by the names of their options. */
    static Map<String, Object> settings(SimulationSettings s) {
        Map<String, Object> map = populationSettings(s);
        map.put("trajectories", s.trajectories());
        map.put("integrator", s.scheme().integrator().toString());
        map.put("precision", s.scheme().precision().toString());
        map.put("coarse_tangents", s.scheme().coarseTangents());
        map.put("initial_scale", s.initialScale());
        map.put("slow_bound", s.slowBound());
        return map;
    }

    /** Those of them that a population of spiking neurons has. */
    static Map<String, Object> populationSettings(SimulationSettings s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("size", s.size());
        map.put("replicas", s.replicas());
        map.put("seed", s.seed());
        map.put("transient", s.transientTime());
        map.put("time", s.time());
        map.put("dt", s.timeStep());
        return map;
    }

    /** A number of networks in words. */
    static String networks(int count) {
        return count(count, "network");
    }

    /** A number of things in words. */
    static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    Provenance provenance(Session session) {
        // Theory alone has no use for the kernels, and loading them takes a while.
        String kernel = settings.containsKey("replicas") ? session.kernel().get() : "";
        JsonObject arguments = new JsonObject();
        arguments.add("parameters", Json.values(parameters));
        arguments.add("settings", Json.values(settings));
        return new Provenance(model, command, arguments, session.arguments(), threads, kernel, "");
    }

    /**
     * Part of what a command would do.
     *
     * @param work what it is, such as {@code 806 cells}
     * @param seconds how long it would take, roughly
     * @param bytes memory it would need; 0 if not worth mentioning
     */
    record Cost(String work, double seconds, double bytes) {

        @Override
        public String toString() {
            return work + ", about " + TextTable.brief(Math.ceil(seconds)) + " s"
                    + (bytes > 0 ? " and " + Memory.text(bytes) : "");
        }

        private JsonObject json() {
            JsonObject object = new JsonObject();
            object.addProperty("work", work);
            object.addProperty("seconds", seconds);
            if (bytes > 0) {
                object.addProperty("bytes", bytes);
            }
            return object;
        }
    }

    /**
     * Prints what would be done, as text or as one JSON document.
     *
     * @param output folder of the files; null if there are none
     */
    int print(Session session, boolean json, Path output, List<String> files, List<Cost> costs) {
        session.out().print(json ? Json.text(document(output, files, costs)) : text(output, files, costs));
        return ExitStatus.DONE;
    }

    private JsonObject document(Path output, List<String> files, List<Cost> costs) {
        JsonObject document = new JsonObject();
        document.addProperty("model", model);
        document.addProperty("command", command);
        document.add("parameters", Json.values(parameters));
        document.add("settings", Json.values(settings));
        document.addProperty("threads", threads);
        if (output != null) {
            document.addProperty("output", output.toString());
        }
        document.add("files", Json.texts(files));
        JsonArray cost = new JsonArray();
        costs.forEach(c -> cost.add(c.json()));
        document.add("cost", cost);
        document.addProperty("dry_run", true);
        return document;
    }

    private String text(Path output, List<String> files, List<Cost> costs) {
        StringBuilder text = new StringBuilder();
        text.append("model       ").append(model).append('\n');
        section(text, "parameters", parameters);
        section(text, "settings", settings);
        text.append("threads     ").append(threads).append('\n');
        text.append("output      ")
                .append(output == null ? "standard output" : output)
                .append('\n');
        if (!files.isEmpty()) {
            text.append("files       ").append(String.join(", ", files)).append('\n');
        }
        text.append("cost        ")
                .append(costs.stream().map(Cost::toString).collect(Collectors.joining("; ")))
                .append(" (estimated)\n");
        return text.append("Nothing was computed or written (--dry-run).\n").toString();
    }

    private static void section(StringBuilder text, String name, Map<String, Object> values) {
        String margin = String.format("%-12s", name);
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            text.append(margin)
                    .append(entry.getKey())
                    .append(" = ")
                    .append(entry.getValue())
                    .append('\n');
            margin = " ".repeat(12);
        }
    }
}
