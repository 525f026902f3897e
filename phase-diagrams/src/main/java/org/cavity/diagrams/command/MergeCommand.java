package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cavity merge}. */
@Command(
        name = "merge",
        description = {
            "Joins the shards of a phase diagram and finishes it: refinement, critical lines, tables and pictures, the same",
            "to the byte as those of one run. Names what is missing, with exit status 1, if a shard is not done."
        },
        footer = {"", "Examples:", "  cavity merge map", "  cavity merge map copied-from-node-1 copied-from-node-2"})
final class MergeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "Folder of the phase diagram.")
    private String folder;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FROM",
            description = "Other folders with shards of the same phase diagram.")
    private List<String> from = new ArrayList<>();

    @Mixin
    private ThreadOptions threads;

    @Option(
            names = "--max-time",
            paramLabel = "T",
            description =
                    "Begin no further work after this time, such as 90m, 45s or 2h; exit status 4 then says that the"
                            + " same command continues.")
    private String maxTime;

    @Option(names = "--json", fallbackValue = "true", description = "Print one JSON document instead of tables.")
    private boolean json;

    MergeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (folder == null) {
            throw new UsageException("The folder of a phase diagram is missing.");
        }
        TimeLimit limit = TimeLimit.parse(maxTime);
        Path into = path(folder);
        List<Path> others = from.stream().map(MergeCommand::path).toList();
        // A new folder takes its arguments from the first of the others.
        Path source = Files.exists(into) || others.isEmpty() ? into : others.get(0);
        JsonObject document = Provenance.read(source);
        String command = document.get("command").getAsString();
        if (!command.equals(MapJob.COMMAND)) {
            throw new UsageException(
                    "The folder " + source + " holds results of " + command + ", which has no shards.");
        }
        return merge(
                session.model(document.get("model").getAsString()),
                document.getAsJsonObject("arguments"),
                into,
                others,
                limit);
    }

    private <P extends Record> int merge(
            Model<P> model, JsonObject arguments, Path into, List<Path> others, TimeLimit limit) {
        Ensembles usual = Ensembles.quick(1, threads.threads());
        MapJob<P> job = MapJob.of(model, MapArguments.of(arguments, usual), threads.threads());
        job.check();
        Provenance provenance = job.plan().provenance(session).withShard("all, merged");
        ResultFolder results = new ResultFolder(into, provenance);
        results.checkContents();
        for (Path other : others) {
            Provenance.read(other);
            new ResultFolder(other, provenance).checkContents();
        }
        return new MapRun<>(session, job, results, limit, json).merge(others);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("The folder '" + text + "' cannot be used: " + e.getReason() + ".");
        }
    }
}
