package org.cavity.diagrams.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.journal.StorageFailure;
import org.cavity.diagrams.journal.SweepStore;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.Suggestion;
import org.cavity.validation.Model;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line over any list of models. */
public final class CavityCommandLine {

    private final List<Model<?>> models;
    private final Supplier<String> kernel;
    private final DoubleSupplier rate;
    private final boolean terminal;

    /**
     * A command line.
     *
     * @param models the models it knows
     * @param kernel which kernels do the numerical work of simulations, for the files of provenance
     * @param rate operations of a simulation that one thread does in a second, for estimates of what it costs
     * @param terminal whether standard error is a terminal, so that progress may be shown
     */
    public CavityCommandLine(List<Model<?>> models, Supplier<String> kernel, DoubleSupplier rate, boolean terminal) {
        this.models = List.copyOf(models);
        this.kernel = kernel;
        this.rate = rate;
        this.terminal = terminal;
    }

    /**
     * Runs one command.
     *
     * @param out standard output
     * @param err standard error
     * @return the exit status, see {@link ExitStatus}
     */
    public int execute(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return build(out, err, List.of(arguments)).execute(arguments);
        } catch (UsageException e) {
            return refuse(err, e.getMessage());
        } catch (OutOfMemoryError e) {
            err.println("cavity: Out of memory; a smaller --size or grid needs less. No file was written.");
            return ExitStatus.FAILURE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private CommandLine build(PrintWriter out, PrintWriter err, List<String> arguments) {
        Session session = new Session(models, kernel, rate, out, err, terminal, arguments);
        CavityCommand root = new CavityCommand();
        CommandLine line = new CommandLine(root);
        List.of(
                        new BranchesCommand(session),
                        new LyapunovCommand(session),
                        new MergeCommand(session),
                        new ModelsCommand(session),
                        new PhaseDiagramCommand(session),
                        new PlotCommand(session),
                        new RerunCommand(session, this),
                        new ResponseCommand(session),
                        new SimulateCommand(session),
                        new SolveCommand(session),
                        new SpectrumCommand(session),
                        new ValidateCommand(session))
                .forEach(line::addSubcommand);
        line.setOut(out);
        line.setErr(err);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setDefaultValueProvider(ConfigFile.among(arguments));
        line.setParameterExceptionHandler((e, args) -> refuse(err, sentence(e)));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, err, root.debug()));
        return line;
    }

    private static int failed(Exception e, PrintWriter err, boolean debug) {
        if (e instanceof UsageException || e instanceof ParameterException) {
            return refuse(err, e.getMessage());
        }
        if (e instanceof StorageFailure s) {
            err.println("cavity: What was computed could not be stored: "
                    + s.getCause().getMessage() + "; " + s.cells() + " cells are in " + s.folder()
                    + ", and the same command continues from there.");
            return ExitStatus.FAILURE;
        }
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        err.println("cavity: Unexpected failure: " + cause.toString().replaceAll("\\s+", " ")
                + (e instanceof WriteFailure w ? whatIsLeft(w) : "; no file was written")
                + " (--debug shows where it happened).");
        if (debug) {
            e.printStackTrace(err);
        }
        return ExitStatus.FAILURE;
    }

    private static String whatIsLeft(WriteFailure failure) {
        String folder = failure.folder();
        return Files.isDirectory(Path.of(folder, SweepStore.FOLDER))
                ? "; all that was computed is stored in " + folder + ", and the same command continues from there"
                : "; files finished before it are in " + folder;
    }

    private static int refuse(PrintWriter err, String sentence) {
        err.println("cavity: " + sentence);
        return ExitStatus.USAGE;
    }

    /** Picocli's message as one sentence, with what the user may have meant. */
    private static String sentence(CommandLine.ParameterException e) {
        String message = e.getMessage().strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            String word = "'" + typed + "'";
            // For commands picocli's measure of likeness finds 'plot' nearer to 'slove' than 'solve'.
            Optional<String> suggestion = unmatched.isUnknownOption()
                    ? unmatched.getSuggestions().stream().findFirst()
                    : Suggestion.nearest(
                            typed, e.getCommandLine().getSubcommands().keySet());
            String command = e.getCommandLine().getCommandName();
            String what = unmatched.isUnknownOption()
                    ? command + " has no option " + word
                    : command.equals("cavity")
                            ? "There is no command " + word
                            : "The argument " + word + " is not understood";
            return what
                    + suggestion
                            .map(s -> "; did you mean '" + s + "'?")
                            .orElse("; '" + e.getCommandLine().getCommandSpec().qualifiedName()
                                    + " --help' lists what there is.");
        }
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }
}
