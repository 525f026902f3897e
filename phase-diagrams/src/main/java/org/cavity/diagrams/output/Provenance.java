package org.cavity.diagrams.output;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.numerics.spectrum.EigenvalueSolver;

/**
 * Where results come from. {@code arguments} is everything that decides the results and nothing else; {@code run} is
 * what may differ between two runs with equal results: the command as typed, threads, part of a sweep, times, host, Java
 * and processor, what solved the run's eigenproblems if there were any.
 *
 * @param model model's name
 * @param command command's name
 * @param arguments resolved arguments: parameters, axes, settings, seeds
 * @param commandLine the command as typed
 * @param threads number of threads
 * @param kernel which kernels do the numerical work of the simulation; empty without simulation
 * @param shard which part of a sweep it computed; empty for commands that have no parts
 */
public record Provenance(
        String model,
        String command,
        JsonObject arguments,
        List<String> commandLine,
        int threads,
        String kernel,
        String shard) {

    /** Setting that tells how far a map is refined. */
    public static final String REFINE = "refine";

    static final String FILE = "provenance.json";

    private static final String VERSION = "cavity";
    private static final String REVISION = "revision";
    private static final String UNKNOWN = "unknown";

    /** The same, of a part of a sweep. */
    public Provenance withShard(String part) {
        return new Provenance(model, command, arguments, commandLine, threads, kernel, part);
    }

    /** What every stored piece of these results must agree on: all that decides them, save how far a map is refined. */
    public JsonObject identity() {
        JsonObject identity = new JsonObject();
        identity.addProperty("model", model);
        identity.addProperty("command", command);
        JsonObject decisive = arguments.deepCopy();
        if (decisive.get("settings") instanceof JsonObject settings) {
            settings.remove(REFINE);
        }
        identity.add("arguments", decisive);
        return identity;
    }

    /** Version of Cavity. */
    private static String version() {
        return Objects.requireNonNullElse(Provenance.class.getPackage().getImplementationVersion(), "development");
    }

    /**
     * The commit that this build of Cavity was made from, as git abbreviates it, with {@code -dirty} behind it if files
     * differed from those of the commit; {@code "unknown"} if it was made outside a repository.
     */
    private static String revision() {
        try (InputStream file = Provenance.class.getResourceAsStream("revision.txt")) {
            String text = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? UNKNOWN : text;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** Version and revision of Cavity as one phrase. Two builds that differ in it may give different results. */
    public static String build() {
        return build(version(), revision());
    }

    /** The same of the build that gave stored results; the first builds did not tell their revision. */
    static String build(JsonObject document) {
        return build(
                document.get(VERSION).getAsString(),
                document.has(REVISION) ? document.get(REVISION).getAsString() : UNKNOWN);
    }

    private static String build(String version, String revision) {
        return version + " (revision " + revision + ")";
    }

    /**
     * The document in a folder of results.
     *
     * @throws UsageException if there is none
     */
    public static JsonObject read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + folder + (Files.exists(folder) ? ": it is a file." : "."));
        }
        try {
            return JsonParser.parseString(Files.readString(folder.resolve(FILE)))
                    .getAsJsonObject();
        } catch (NoSuchFileException e) {
            throw new UsageException("The folder " + folder + " holds no results of Cavity (no " + FILE + ").");
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new UsageException("The folder " + folder + " holds a " + FILE + " that cannot be read.");
        }
    }

    /** The document without hashes of files, as part of a point's JSON. */
    public JsonObject toJson() {
        JsonObject document = new JsonObject();
        document.addProperty(VERSION, version());
        document.addProperty(REVISION, revision());
        document.addProperty("model", model);
        document.addProperty("command", command);
        document.add("arguments", arguments);
        document.add("run", run());
        return document;
    }

    /** The document for a folder whose files are still being written. */
    JsonObject unfinished() {
        JsonObject document = toJson();
        document.addProperty("complete", false);
        return document;
    }

    /** The document for the folder that holds these files. */
    JsonObject toJson(Map<String, byte[]> files) {
        JsonObject document = toJson();
        JsonObject hashes = new JsonObject();
        files.forEach((name, bytes) -> hashes.addProperty(name, sha256(bytes)));
        document.addProperty("complete", true);
        document.add("sha256", hashes);
        return document;
    }

    /**
     * How results in a file of provenance differ from those this run would give.
     *
     * @return the first difference as a phrase, empty if there is none
     */
    Optional<String> difference(Path file) throws IOException {
        JsonObject old;
        try {
            old = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            JsonObject now = toJson();
            for (String key : List.of("model", "command")) {
                if (!now.get(key).equals(old.get(key))) {
                    return Optional.of(key + " " + old.get(key) + " instead of " + now.get(key));
                }
            }
            JsonObject theirs = old.getAsJsonObject("arguments");
            // Through text, so that numbers read from the file compare with numbers never written.
            JsonObject ours = JsonParser.parseString(arguments.toString()).getAsJsonObject();
            return difference(ours, theirs);
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
            return Optional.of("a " + FILE + " that cannot be read");
        }
    }

    /** The first difference of two objects as a phrase, empty if there is none. */
    public static Optional<String> difference(JsonObject ours, JsonObject theirs) {
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            if (ours.get(name) instanceof JsonObject a && theirs.get(name) instanceof JsonObject b) {
                Optional<String> inner = difference(a, b);
                if (inner.isPresent()) {
                    return inner;
                }
            } else if (!Objects.equals(ours.get(name), theirs.get(name)) && !goesOn(name, ours, theirs)) {
                return Optional.of(name + " = " + text(theirs, name) + " instead of " + text(ours, name));
            }
        }
        return Optional.empty();
    }

    /** A map may be refined further in its folder: the cells that there are stay what they are. */
    private static boolean goesOn(String name, JsonObject ours, JsonObject theirs) {
        return name.equals(REFINE)
                && ours.has(name)
                && theirs.has(name)
                && ours.get(name).getAsInt() > theirs.get(name).getAsInt();
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).toString().replace("\"", "") : "nothing";
    }

    private JsonObject run() {
        JsonObject run = new JsonObject();
        run.addProperty("command_line", "cavity " + String.join(" ", commandLine));
        run.addProperty("threads", threads);
        if (!shard.isEmpty()) {
            run.addProperty("shard", shard);
        }
        ProcessHandle.current().info().startInstant().ifPresent(start -> run.addProperty("started", start.toString()));
        run.addProperty("time", Instant.now().toString());
        run.addProperty("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
        host().ifPresent(name -> run.addProperty("host", name));
        run.addProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (!kernel.isEmpty()) {
            run.addProperty("kernel", kernel);
        }
        EigenvalueSolver.nameInUse().ifPresent(solver -> run.addProperty("eigenvalue_solver", solver));
        return run;
    }

    /**
     * The machine's name: asking the network for it may take long, and a variable of the shell may be unknown to its
     * programs, or be that of the machine where a job was submitted.
     */
    private static Optional<String> host() {
        try {
            return Optional.of(
                    Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        } catch (IOException e) {
            return Stream.of("SLURMD_NODENAME", "HOSTNAME", "COMPUTERNAME")
                    .map(System::getenv)
                    .filter(Objects::nonNull)
                    .findFirst();
        }
    }

    /** SHA-256 of a file, in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
