package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.BaselineFile;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Request;
import org.cavity.validation.Comparison;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Level;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import org.cavity.validation.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cavity validate}. */
@Command(
        name = "validate",
        description = {
            "Compares theory with simulation at points designed for a model, or over those of all models.",
            "Exit status 1 if they disagree by more than chance and the theory's documented errors explain, or"
                    + " something could not be compared. A comparison is undecided if it would miss the change that it"
                    + " should see in more than one of twenty runs; that is no disagreement, and the exit status is 0."
        },
        footer = {
            "",
            "Examples:",
            "  cavity validate --level full",
            "  cavity validate additive --replicas 4 --json",
            "  cavity validate --baseline before/report.json --output after"
        })
final class ValidateCommand implements Callable<Integer> {

    /** Stands for the model where all were validated. */
    static final String ALL = "all";

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "Name of the model (default: all).")
    private String name;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "quick (default): minutes for all models; full: more points, more and larger networks.")
    private String levelName = Level.QUICK.toString();

    @Mixin
    private EnsembleOptions ensembles;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private TheoryOptions theory;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file of settings; the command line overrides it.")
    private String config;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "The data.csv or report.json of an earlier run: exit status 1 if a measurement or a prediction"
                            + " moved since, even where both moved together.")
    private String baseline;

    @Option(
            names = "--dry-run",
            fallbackValue = "true",
            description = "Print what would be done and what it would cost; write nothing.")
    private boolean dryRun;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (command.defaultValueProvider() instanceof ConfigFile file) {
            file.requireSettingsOnly(command);
        }
        Level level = Requested.named("level", levelName, Level.values());
        List<Model<?>> models = name != null
                ? List.of(session.model(name))
                : session.models().stream()
                        .filter(m -> !m.validationPoints(level).isEmpty())
                        .toList();
        if (models.stream().allMatch(m -> m.validationPoints(level).isEmpty())) {
            throw new UsageException((name != null ? name : "No model") + " has no points for validation.");
        }
        Ensembles chosen = ensembles.ensembles(level.ensembles(ensembles.seed(), threads.threads()));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("level", level.toString());
        settings.put("sizes", chosen.sizes());
        settings.put("replicas", chosen.replicas());
        settings.put("seed", chosen.seed());
        settings.put("slow_bound", theory.slowBound());
        BaselineFile earlier = null;
        if (baseline != null) {
            earlier = BaselineFile.read(baseline);
            earlier.requireOf(models, level);
            settings.put("baseline", baseline);
            settings.put("baseline_sha256", earlier.sha256());
        }
        Plan plan = new Plan(name != null ? name : ALL, "validate", Map.of(), settings, threads.threads());
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        Request means = theory.request(Set.of(), chosen.seed(), chosen.threads());
        Validator planned = new Validator(chosen, means, Progress.NONE);
        Map<Model<?>, Double> operations = new LinkedHashMap<>();
        List<SimulationRun<?>> runs = new ArrayList<>();
        for (Model<?> model : models) {
            List<? extends SimulationRun<?>> own = planned.runs(model, level);
            operations.put(
                    model, own.stream().mapToDouble(SimulationRun::operations).sum());
            runs.addAll(own);
        }
        double total =
                operations.values().stream().mapToDouble(Double::doubleValue).sum();
        runs.forEach(Memory::require);
        if (dryRun) {
            folder.checkContents();
            int points = models.stream()
                    .mapToInt(m -> m.validationPoints(level).size())
                    .sum();
            double memory =
                    runs.stream().mapToDouble(SimulationRun::memory).max().orElse(0);
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    ValidationOutput.files(),
                    List.of(new Plan.Cost(points + " points", session.seconds(total, chosen.threads()), memory)));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        ValidationOutput files = new ValidationOutput(session, output, folder, earlier);
        List<Comparison> comparisons = new ArrayList<>();
        try (ProgressDisplay progress = session.progress("validation")) {
            operations.forEach((model, own) -> {
                Validator validator = new Validator(chosen, means, f -> progress.advance(f * own / total));
                comparisons.addAll(validator.validate(model, level).comparisons());
            });
        }
        return files.give(comparisons);
    }
}
