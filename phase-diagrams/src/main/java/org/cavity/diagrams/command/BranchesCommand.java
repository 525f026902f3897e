package org.cavity.diagrams.command;

import static org.cavity.theory.model.Quantity.MAX_LYAPUNOV;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.CriticalPoint;
import org.cavity.diagrams.figure.BranchFigure;
import org.cavity.diagrams.output.BranchTables;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.output.TextTable;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Path;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity branches}. */
@Command(
        name = "branches",
        description = {
            "Follows all states of the theory over one parameter, stable and unstable ones:",
            "a table, and a picture with the critical values."
        },
        footer = {
            "",
            "Examples:",
            "  cavity branches additive --along gain=0.5:3:51",
            "  cavity branches additive gain=2 --along noise=0.001:1:61:log --quantities mean_gain,max_lyapunov"
        })
final class BranchesCommand implements Callable<Integer> {

    private static final List<String> FILES = Stream.concat(
                    Stream.of("data.csv", "boundaries.csv"),
                    Stream.concat(Results.FIGURES.stream(), Stream.of("provenance.json")))
            .toList();

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private SeedOption seed;

    @Mixin
    private TheoryOptions theory;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private OutputOptions output;

    @Option(names = "--along", paramLabel = "AXIS", description = "The parameter, name=from:to:count[:log].")
    private String along;

    @Option(
            names = "--quantities",
            paramLabel = "A,B",
            description = "Quantities shown, a panel each (default: the variance and max_lyapunov).")
    private String names;

    BranchesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        Path<P> path = path(model.theory());
        List<Quantity> shown = shown(model.theory());
        Set<Quantity> wanted = new LinkedHashSet<>();
        model.theory().quantities().stream()
                .filter(q ->
                        shown.contains(q) || model.theory().sweepQuantities().contains(q))
                .forEach(wanted::add);
        Request request = theory.request(wanted, seed.seed(), threads.threads()).withStates(true);
        Plan plan = plan(model, path, shown, request);
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        if (point.dryRun()) {
            folder.checkContents();
            double seconds = path.axis().count() * seconds(model.theory(), path, request) / threads.threads();
            return plan.print(
                    session,
                    output.json(),
                    folder.path(),
                    FILES,
                    List.of(new Plan.Cost(path.axis().count() + " solutions of the theory", seconds, 0)));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        BifurcationDiagram diagram =
                model.theory().branches(path.base(), path.axis().parameter(), path.values(), request);
        List<CriticalPoint> critical =
                CriticalPoint.along(model.theory().criticalLines(), path, new Workers(threads.threads()));
        BranchTables tables =
                new BranchTables(path.axis(), diagram, model.theory().quantities());
        String files = "";
        if (output.writesFiles()) {
            Results results = new Results()
                    .csv("data.csv", tables.states())
                    .csv("boundaries.csv", tables.boundaries(critical))
                    .figure(session, new BranchFigure(path.axis(), diagram, shown, critical));
            results.write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            JsonObject document = tables.json(plan.model(), plan.parameters(), critical);
            document.add("provenance", provenance.toJson());
            session.out().print(Json.text(document));
        } else {
            print(tables, critical, shown, files);
        }
        return diagram.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.DISAGREEMENT;
    }

    private <P extends Record> Path<P> path(Theory<P> theory) {
        if (along == null) {
            throw new UsageException("branches needs an axis: --along name=from:to:count, such as --along "
                    + theory.standardMap().x().parameter() + "="
                    + theory.standardMap().x().from() + ":"
                    + theory.standardMap().x().to() + ":"
                    + theory.standardMap().x().count() + ".");
        }
        Axis axis = Axis.parse(along, theory.schema());
        Map<String, String> given = point.given(theory.schema());
        if (given.containsKey(axis.parameter().name())) {
            throw new UsageException(
                    axis.parameter().name() + " is the axis and cannot also be fixed; choose another with --along.");
        }
        return new Path<>(theory.schema(), theory.schema().parse(given), axis);
    }

    /** What the panels show: what the user names, or how large the activity is and how fast perturbations grow. */
    private List<Quantity> shown(Theory<?> theory) {
        if (names != null) {
            return Stream.of(names.split(",", -1))
                    .map(name -> NamedQuantity.of(theory, name.trim()))
                    .distinct()
                    .toList();
        }
        List<Quantity> shown = new ArrayList<>();
        theory.quantities().stream()
                .filter(q -> q.name().startsWith(Quantity.VARIANCE.name()))
                .findFirst()
                .ifPresent(shown::add);
        theory.quantities().stream().filter(MAX_LYAPUNOV::equals).forEach(shown::add);
        return shown.isEmpty() ? theory.quantities().subList(0, 1) : shown;
    }

    private <P extends Record> Plan plan(Model<P> model, Path<P> path, List<Quantity> shown, Request request) {
        Map<String, Object> parameters =
                new LinkedHashMap<>(model.theory().schema().values(path.base()));
        parameters.remove(path.axis().parameter().name());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("along", path.axis().toString());
        settings.put("quantities", shown.stream().map(Quantity::name).toList());
        settings.put("seed", request.seed());
        settings.put("slow_bound", request.slowBound());
        return new Plan(model.name(), "branches", parameters, settings, threads.threads());
    }

    /** Seconds that the middle of the path takes; what is quick is done twice, as the first time loads the code. */
    private static <P extends Record> double seconds(Theory<P> theory, Path<P> path, Request request) {
        double seconds = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass == 0 || pass == 1 && seconds < 1; pass++) {
            long start = System.nanoTime();
            theory.predict(path.at(path.axis().at(0.5)), request);
            seconds = (System.nanoTime() - start) * 1e-9;
        }
        return seconds;
    }

    private void print(BranchTables tables, List<CriticalPoint> critical, List<Quantity> shown, String files) {
        StringBuilder text = new StringBuilder(tables.summary(shown).toString());
        String parameter = tables.axis().parameter().name();
        critical.forEach(point -> text.append(point.label())
                .append(": ")
                .append(parameter)
                .append(" = ")
                .append(TextTable.number(point.value()))
                .append('\n'));
        tables.diagram()
                .failures()
                .forEach((value, why) -> text.append("failed at ")
                        .append(parameter)
                        .append(" = ")
                        .append(TextTable.brief(value))
                        .append(": ")
                        .append(why)
                        .append('\n'));
        session.out().print(text.append(files));
    }
}
