package org.cavity.diagrams.output;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cavity.diagrams.UsageException;

/**
 * A folder of finished results, as its file of provenance describes it.
 *
 * @param path the folder
 * @param build of Cavity that wrote it
 * @param model model's name
 * @param command command's name
 * @param arguments everything that decided the results: {@code parameters} and {@code settings}
 * @param run what did not
 * @param hashes file name → SHA-256 of what was written
 */
public record StoredResults(
        Path path,
        String build,
        String model,
        String command,
        JsonObject arguments,
        JsonObject run,
        Map<String, String> hashes) {

    /**
     * Reads the file of provenance.
     *
     * @throws UsageException with one sentence if it is not there, cannot be read, or tells of unfinished results
     */
    public static StoredResults read(String folder) {
        Path path;
        try {
            path = Path.of(folder);
        } catch (InvalidPathException e) {
            throw new UsageException("There is no folder '" + folder + "'.");
        }
        if (!Files.isDirectory(path)) {
            throw new UsageException("There is no folder " + folder + (Files.exists(path) ? ": it is a file." : "."));
        }
        if (!Files.exists(path.resolve(Provenance.FILE))) {
            throw new UsageException(
                    "The folder " + folder + " holds no results of Cavity: it has no " + Provenance.FILE + ".");
        }
        try {
            JsonObject document = JsonParser.parseString(Files.readString(path.resolve(Provenance.FILE)))
                    .getAsJsonObject();
            if (!document.get("complete").getAsBoolean()) {
                throw new UsageException("The results in " + folder
                        + " are not complete; the command that began them finishes them when it is given again.");
            }
            JsonObject arguments = document.getAsJsonObject("arguments");
            if (!arguments.get("parameters").isJsonObject()
                    || !arguments.get("settings").isJsonObject()) {
                throw new JsonParseException("parameters and settings are no objects");
            }
            Map<String, String> hashes = new LinkedHashMap<>();
            document.getAsJsonObject("sha256")
                    .entrySet()
                    .forEach(e -> hashes.put(e.getKey(), e.getValue().getAsString()));
            return new StoredResults(
                    path,
                    Provenance.build(document),
                    document.get("model").getAsString(),
                    document.get("command").getAsString(),
                    arguments,
                    document.getAsJsonObject("run"),
                    hashes);
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException e) {
            throw new UsageException("The folder " + folder + " holds a " + Provenance.FILE + " that cannot be read.");
        }
    }

    /** Readable name → value of the parameters. */
    public Map<String, JsonElement> parameters() {
        return arguments.getAsJsonObject("parameters").asMap();
    }

    /** Name → value of the settings. */
    public Map<String, JsonElement> settings() {
        return arguments.getAsJsonObject("settings").asMap();
    }

    /** The contents of a file, empty if it is not there. */
    public Optional<byte[]> bytes(String file) throws IOException {
        Path location = path.resolve(file);
        return Files.isRegularFile(location) ? Optional.of(Files.readAllBytes(location)) : Optional.empty();
    }

    /** Whether a file is what was once written. */
    public boolean isAsWritten(String file) throws IOException {
        return bytes(file).map(Provenance::sha256).equals(Optional.ofNullable(hashes.get(file)));
    }
}
