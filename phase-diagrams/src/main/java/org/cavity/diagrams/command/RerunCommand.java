package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.FolderComparison;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.StoredResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cavity rerun}. */
@Command(
        name = "rerun",
        description = {
            "Runs again what gave the results in a folder, from its provenance.json alone, and",
            "compares file by file.",
            "Exit status 1 if a file differs from what was once written, or was changed since."
        },
        footer = {"", "Examples:", "  cavity rerun cavity-additive-phase-diagram", "  cavity rerun figure3 --threads 2"
        })
final class RerunCommand implements Callable<Integer> {

    /** What the folder of the second results is called beside that of the first. */
    private static final String AGAIN = "-again";

    private final Session session;
    private final CavityCommandLine commandLine;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FOLDER", description = "Folder of the results.")
    private String folder;

    @Mixin
    private ThreadOptions threads;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder for the files of this run (default: a temporary one, removed at the end).")
    private String output;

    @Option(names = "--json", fallbackValue = "true", description = "Print one JSON document instead of a table.")
    private boolean json;

    @Option(
            names = "--dry-run",
            fallbackValue = "true",
            description = "Print the command that would be run; compute and write nothing.")
    private boolean dryRun;

    /**
     * The command.
     *
     * @param commandLine runs what is to be run again
     */
    RerunCommand(Session session, CavityCommandLine commandLine) {
        this.session = session;
        this.commandLine = commandLine;
    }

    @Override
    public Integer call() throws IOException {
        if (folder == null) {
            throw new UsageException("The folder whose results are to be computed again is missing.");
        }
        StoredResults stored = StoredResults.read(folder);
        CommandSpec again = command.parent().subcommands().values().stream()
                .map(line -> line.getCommandSpec())
                .filter(spec -> spec.name().equals(stored.command()))
                .findFirst()
                .orElseThrow(() -> new UsageException("The results in " + folder + " are of a command '"
                        + stored.command() + "', which is not known."));
        List<String> words = new ArrayList<>(new StoredCommand(stored).words(again));
        if (dryRun) {
            session.out().print("cavity " + String.join(" ", words) + "\n");
            return ExitStatus.DONE;
        }
        words.add("--threads=" + threads.threads());
        Path chosen = output == null ? beside(stored.path()) : Path.of(output);
        if (Files.exists(chosen) && Files.isSameFile(chosen, stored.path())) {
            throw new UsageException("output = " + output + " is the folder of the results; choose another.");
        }
        int status = run(stored, words, chosen);
        if (output == null && (status == ExitStatus.DONE || status == ExitStatus.DISAGREEMENT)) {
            remove(chosen);
        }
        return status;
    }

    /** A folder that the same command finds again, so that it can go on after an interruption. */
    private static Path beside(Path results) {
        Path folder = results.toAbsolutePath().normalize();
        Path parent = folder.getParent();
        String name = folder.getFileName() + AGAIN;
        return parent != null && Files.isWritable(parent)
                ? parent.resolve(name)
                : Path.of(System.getProperty("java.io.tmpdir"), name);
    }

    private int run(StoredResults stored, List<String> words, Path target) throws IOException {
        words.add("--output=" + target);
        // Its tables are in the files; what it has to say on standard error is for the user.
        int status =
                commandLine.execute(new PrintWriter(Writer.nullWriter()), session.err(), words.toArray(String[]::new));
        if (status != ExitStatus.DONE && status != ExitStatus.DISAGREEMENT) {
            session.err().println("cavity: The results in " + folder + " could not be computed again.");
            return status;
        }
        FolderComparison comparison = FolderComparison.of(stored, StoredResults.read(target.toString()));
        if (json) {
            JsonObject document = comparison.json();
            document.addProperty("folder", folder);
            session.out().print(Json.text(document));
        } else {
            session.out().print(comparison.text());
        }
        return comparison.same() ? ExitStatus.DONE : ExitStatus.DISAGREEMENT;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
