package org.cavity.diagrams.output;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.Estimate;
import org.cavity.validation.Baseline;
import org.cavity.validation.Level;
import org.cavity.validation.Model;
import org.cavity.validation.Recorded;
import org.cavity.validation.ValidationPoint;

/**
 * What an earlier {@code validate} stored: its {@code data.csv}, its {@code report.json} or the folder of both.
 *
 * @param path the file
 * @param sha256 of its contents
 * @param comparisons what it holds
 */
public record BaselineFile(Path path, String sha256, List<Recorded> comparisons) {

    /**
     * Reads the file.
     *
     * @throws UsageException with one sentence, if it is not there or no such file
     */
    public static BaselineFile read(String name) {
        try {
            Path path = Path.of(name);
            Path file = Files.isDirectory(path) ? path.resolve("report.json") : path;
            if (!Files.isRegularFile(file)) {
                throw new UsageException("baseline = " + name + " is not there: it must be the data.csv or report.json"
                        + " of an earlier validate.");
            }
            String text = Files.readString(file);
            String sha256 = Provenance.sha256(text.getBytes(StandardCharsets.UTF_8));
            return new BaselineFile(file, sha256, text.stripLeading().startsWith("{") ? json(text) : csv(text));
        } catch (UsageException e) {
            throw e;
        } catch (InvalidPathException e) {
            throw new UsageException("baseline = " + name + " cannot be used: " + e.getReason() + ".");
        } catch (IOException
                | UncheckedIOException
                | JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException e) {
            throw new UsageException("baseline = " + name + " cannot be read: it must be the data.csv or report.json"
                    + " of an earlier validate.");
        }
    }

    /**
     * Makes sure that it is of what is going to be compared.
     *
     * @throws UsageException if it is of other models or other points
     */
    public void requireOf(List<Model<?>> models, Level level) {
        Set<Recorded.Key> keys = new HashSet<>();
        for (Model<?> model : models) {
            for (ValidationPoint<?> point : model.validationPoints(level)) {
                point.checks()
                        .forEach(check -> keys.add(new Recorded.Key(
                                model.name(), point.label(), check.quantity().name())));
            }
        }
        try {
            Baseline.requireComparable(comparisons, keys);
        } catch (IllegalArgumentException e) {
            throw new UsageException("baseline = " + path + " " + e.getMessage());
        }
    }

    private static List<Recorded> json(String text) {
        List<Recorded> all = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("comparisons")) {
            JsonObject c = element.getAsJsonObject();
            JsonObject simulation = c.getAsJsonObject("simulation");
            List<Recorded.Sized> sizes = new ArrayList<>();
            for (JsonElement networks : c.getAsJsonArray("networks")) {
                JsonObject size = networks.getAsJsonObject();
                sizes.add(new Recorded.Sized(
                        size.get("size").getAsInt(),
                        size.get("seed").getAsLong(),
                        size.getAsJsonArray("values").asList().stream()
                                .mapToDouble(v -> v.isJsonNull() ? Double.NaN : v.getAsDouble())
                                .toArray()));
            }
            all.add(new Recorded(
                    new Recorded.Key(
                            c.get("model").getAsString(),
                            c.get("point").getAsString(),
                            c.get("quantity").getAsString()),
                    estimate(c.getAsJsonObject("theory")),
                    number(simulation, "value"),
                    number(simulation, "error"),
                    sizes));
        }
        return all;
    }

    private static Estimate estimate(JsonObject theory) {
        if (theory.has("unresolved")) {
            return Estimate.unresolved(theory.get("unresolved").getAsString());
        }
        if (theory.has("failed")) {
            return Estimate.failed(theory.get("failed").getAsString());
        }
        Estimate.Sampling sampling = theory.has("standard_error")
                ? new Estimate.Sampling(
                        number(theory, "standard_error"),
                        theory.get("degrees_of_freedom").getAsInt())
                : Estimate.Sampling.NONE;
        return new Estimate(number(theory, "value"), number(theory, "error"), sampling, null);
    }

    private static double number(JsonObject object, String name) {
        return object != null && object.has(name) ? object.get(name).getAsDouble() : Double.NaN;
    }

    private static List<Recorded> csv(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Recorded> all = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                String[] sizes = split(row.get("sizes"), ";");
                String[] seeds = split(row.get("seeds"), ";");
                String[] values = split(row.get("values"), ";");
                List<Recorded.Sized> sized = new ArrayList<>();
                for (int i = 0; i < sizes.length; i++) {
                    sized.add(new Recorded.Sized(
                            Integer.parseInt(sizes[i]),
                            Long.parseLong(seeds[i]),
                            Arrays.stream(values[i].split(" "))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
                }
                all.add(new Recorded(
                        new Recorded.Key(row.get("model"), row.get("point"), row.get("quantity")),
                        estimate(row),
                        number(row, "simulation"),
                        number(row, "simulation_error"),
                        sized));
            }
        }
        return all;
    }

    private static Estimate estimate(CSVRecord row) {
        if (row.get("theory").isEmpty()) {
            return Estimate.failed(row.get("notes"));
        }
        Estimate.Sampling sampling = row.get("theory_degrees_of_freedom").isEmpty()
                ? Estimate.Sampling.NONE
                : new Estimate.Sampling(
                        number(row, "theory_standard_error"), Integer.parseInt(row.get("theory_degrees_of_freedom")));
        return new Estimate(number(row, "theory"), number(row, "theory_error"), sampling, null);
    }

    private static double number(CSVRecord row, String column) {
        return row.get(column).isEmpty() ? Double.NaN : Double.parseDouble(row.get(column));
    }

    private static String[] split(String text, String separator) {
        return text.isEmpty() ? new String[0] : text.split(separator);
    }
}
