package org.cavity.diagrams.output;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;

/**
 * The folder that holds the results of one command. Results of other arguments are never overwritten; a file is either
 * whole or not there.
 *
 * @param path the folder, which need not exist yet
 * @param provenance where the results will come from
 */
public record ResultFolder(Path path, Provenance provenance) {

    private static final String TEMPORARY_PREFIX = ".cavity";
    private static final String TEMPORARY_SUFFIX = ".tmp";

    private static final int ATTEMPTS = 20;

    /**
     * Names the folder.
     *
     * @param given the user's choice, or null for {@code cavity-MODEL-COMMAND} in the working folder
     * @throws UsageException if no file can have this name
     */
    public static ResultFolder of(String given, Provenance provenance) {
        if (given != null && given.isBlank()) {
            throw new UsageException("The folder '" + given + "' cannot be used: its name is empty.");
        }
        try {
            return new ResultFolder(
                    Path.of(given != null ? given : "cavity-" + provenance.model() + "-" + provenance.command()),
                    provenance);
        } catch (InvalidPathException e) {
            throw new UsageException("The folder '" + given + "' cannot be used: " + e.getReason() + ".");
        }
    }

    /**
     * Makes sure before any work that the results may be written. Leaves nothing behind.
     *
     * @throws UsageException if the folder holds other results or other files, or cannot be written
     */
    public void check() {
        checkContents();
        Deque<Path> created = new ArrayDeque<>();
        try {
            for (Path p = path.toAbsolutePath(); p != null && !Files.exists(p); p = p.getParent()) {
                created.push(p);
            }
            Files.delete(temporaryFile(path));
        } catch (IOException e) {
            throw new UsageException("The folder " + path + " cannot be written" + reason(e) + ".");
        } finally {
            removeEmpty(created);
        }
    }

    /**
     * Refuses a folder that holds results of other arguments or files that are not results.
     *
     * @throws UsageException naming the first difference
     */
    public void checkContents() {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new UsageException("The folder " + path + " cannot be written: it is a file.");
        }
        try {
            if (Files.exists(path.resolve(Provenance.FILE))) {
                Optional<String> difference = provenance.difference(path.resolve(Provenance.FILE));
                if (difference.isPresent()) {
                    throw new UsageException("The folder " + path + " holds results with " + difference.get()
                            + "; choose another with --output or remove it.");
                }
                return;
            }
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.anyMatch(entry -> !isTemporary(entry))) {
                    throw new UsageException("The folder " + path + " holds files that are not results of Cavity (no "
                            + Provenance.FILE + "); choose another with --output.");
                }
            }
        } catch (IOException e) {
            throw new UsageException("The folder " + path + " cannot be read" + reason(e) + ".");
        }
    }

    /**
     * Makes the folder and lets it tell whose results it is going to hold, unless it does so already. Many processes may
     * do this at the same time.
     */
    public void begin() throws IOException {
        if (!Files.exists(path.resolve(Provenance.FILE))) {
            writeProvenance(provenance.unfinished());
        }
    }

    /**
     * Lets a folder that holds a map tell that it is going to be refined further by somebody else, who reads it there.
     *
     * @throws UsageException if it cannot be written
     */
    public void announce() {
        try {
            if (Files.exists(path.resolve(Provenance.FILE))
                    && !JsonParser.parseString(provenance.arguments().toString())
                            .equals(Provenance.read(path).get("arguments"))) {
                writeProvenance(provenance.unfinished());
            }
        } catch (IOException e) {
            throw new UsageException("The folder " + path + " cannot be written" + reason(e) + ".");
        }
    }

    /**
     * Writes the files, each under a temporary name first. Their provenance comes first and says that they are not
     * complete; with their hashes it comes again at the end. Whenever the program is killed, the folder thus tells
     * whose results it holds, and the same command may write it again.
     *
     * @param files name → contents
     */
    public void write(Map<String, byte[]> files) throws IOException {
        writeProvenance(provenance.unfinished());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            writeAtomically(path.resolve(file.getKey()), file.getValue());
        }
        writeProvenance(provenance.toJson(files));
    }

    private void writeProvenance(JsonObject document) throws IOException {
        writeAtomically(path.resolve(Provenance.FILE), Json.text(document).getBytes(StandardCharsets.UTF_8));
    }

    private static void writeAtomically(Path target, byte[] bytes) throws IOException {
        Path temporary = temporaryFile(target.getParent());
        try {
            Files.write(temporary, bytes);
            makeReadable(temporary);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Another process that makes sure of a folder may remove it again, while it is empty, just before it is used. */
    private static Path temporaryFile(Path parent) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Files.createDirectories(parent);
            try {
                return Files.createTempFile(parent, TEMPORARY_PREFIX, TEMPORARY_SUFFIX);
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Whether a run that was killed left this file. */
    private static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(TEMPORARY_PREFIX) && name.endsWith(TEMPORARY_SUFFIX);
    }

    /** Temporary files are private by default; results are as readable as any file the user makes. */
    private static void makeReadable(Path file) {
        file.toFile().setReadable(true, false);
    }

    /** Why a folder cannot be used, to be put behind a sentence that says so. */
    public static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return ": part of its path is a file";
        }
        if (e instanceof AccessDeniedException) {
            return ": permission denied";
        }
        String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return why == null ? "" : ": " + why.toLowerCase(Locale.ROOT);
    }

    private static void removeEmpty(Deque<Path> created) {
        while (!created.isEmpty()) {
            try {
                Files.deleteIfExists(created.pollLast());
            } catch (IOException e) {
                // Somebody else began to use the folder meanwhile; it is theirs now.
                return;
            }
        }
    }
}
