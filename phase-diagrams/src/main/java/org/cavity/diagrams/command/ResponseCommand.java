package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.numerics.model.ResponseSimulation;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Request;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity response}. */
@Command(
        name = "response",
        description = {
            "How the rate of a population of spiking neurons follows its input: steps,",
            "sinusoids and any time series of the input's mean and of its deviation over",
            "neurons, or the linear filters of both; theory, with --simulate the simulation",
            "beside it."
        },
        footer = {
            "",
            "Examples:",
            "  cavity response adapting-population preset=single --step mean=18:20",
            "  cavity response adapting-population --step variance=2:6 --simulate",
            "  cavity response adapting-population --sine mean=1@10 --simulate --size 1e5",
            "  cavity response adapting-population --input current.csv --bin 5",
            "  cavity response adapting-population --filters --frequencies 2.5,5,10,20,40",
            "",
            "With --json 'step' holds 'theory' and 'simulation', each with baseline, log_peak",
            "(ln of peak over baseline), half_time (to half of log_peak), peak_time, plateau,",
            "read off bins averaged by threes; 'sine' baseline, mean, gain and phase of the",
            "modulation of ln A; 'input' baseline, mean and of theory minimum and maximum.",
            "Beside them stand 'relative_difference', the rms of simulation less theory and",
            "what noise makes of it, and in 'arrays' the courses. 'filters' holds 'mean' and",
            "'deviation', each with 'theory' and 'simulation': frequency (Hz), gain (per unit",
            "of the input), phase (rad, a lag is negative) and their errors."
        })
final class ResponseCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private StimulusOptions stimulus;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--simulate",
            fallbackValue = "true",
            description = "Simulate populations, too, of --size neurons each.")
    private boolean simulate;

    ResponseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        ResponseExperiment.Subject<P> subject = subject(model);
        ResponseExperiment experiment = stimulus.experiment(subject);
        Plan plan = new Plan(
                model.name(),
                "response",
                model.theory().schema().values(subject.parameters()),
                experiment.settings(),
                threads.threads());
        ResultFolder folder = output.folder(plan.provenance(session));
        subject.networks().ifPresent(networks -> {
            Requested.check(networks.simulation(), subject.parameters(), networks.settings());
            experiment.cost().ifPresent(Memory::require);
        });
        if (point.dryRun()) {
            folder.checkContents();
            return plan.print(session, output.json(), folder.path(), files(experiment), costs(experiment));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        ResponseExperiment.Report report;
        try (ProgressDisplay progress = session.progress(simulate ? "simulation" : "theory")) {
            report = experiment.run(progress);
        }
        String files = "";
        if (output.writesFiles()) {
            Results results = report.files(session);
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            JsonObject document = new JsonObject();
            document.addProperty("model", plan.model());
            document.add("parameters", Json.values(plan.parameters()));
            report.addTo(document);
            document.addProperty("converged", report.warnings().isEmpty());
            document.add("warnings", Json.texts(report.warnings()));
            document.add("provenance", folder.provenance().toJson());
            session.out().print(Json.text(document));
        } else {
            session.out().print(report.text());
            session.warn("", true, report.warnings());
            session.out().print("\n" + files);
        }
        return ExitStatus.ofConvergence(true, report.warnings());
    }

    private <P extends Record> ResponseExperiment.Subject<P> subject(Model<P> model) {
        var theory = session.response(model);
        P parameters = point.parameters(model.theory().schema());
        return new ResponseExperiment.Subject<>(
                theory, parameters, model.theory().timeUnit(), networks(model, parameters));
    }

    private <P extends Record> Optional<ResponseExperiment.Networks<P>> networks(Model<P> model, P parameters) {
        if (!simulate) {
            network.refuse("without --simulate");
            return Optional.empty();
        }
        if (network.hasTime() && !stimulus.areFilters()) {
            throw new UsageException("time = " + network.given().get("time")
                    + " is out of place: the time that is simulated follows from --duration.");
        }
        ResponseSimulation<P> response = model.simulation()
                .response()
                .orElseThrow(() -> new UsageException("The model " + model.name()
                        + " has no simulation whose input can change; leave out --simulate."));
        SimulationSettings suggested = network.suggested(model.simulation(), parameters);
        SimulationSettings settings =
                network.over(suggested, suggested.replicas(), threads.threads(), 1, Scheme.DEFAULT, Request.SLOW_BOUND);
        PopulationActivity.requireUsual(settings);
        return Optional.of(new ResponseExperiment.Networks<>(model.simulation(), response, settings));
    }

    private static List<String> files(ResponseExperiment experiment) {
        List<String> files = new ArrayList<>(experiment.tables());
        files.addAll(Results.FIGURES);
        files.add("provenance.json");
        return files;
    }

    private List<Plan.Cost> costs(ResponseExperiment experiment) {
        List<Plan.Cost> costs = new ArrayList<>(List.of(new Plan.Cost(experiment.theoryWork(), 1, 0)));
        experiment.cost().ifPresent(run -> costs.add(cost(run)));
        return costs;
    }

    private Plan.Cost cost(SimulationRun<?> run) {
        SimulationSettings settings = run.settings();
        return new Plan.Cost(
                Plan.count(settings.replicas(), "population"),
                session.seconds(run.operations(), settings.threads()),
                run.memory());
    }
}
