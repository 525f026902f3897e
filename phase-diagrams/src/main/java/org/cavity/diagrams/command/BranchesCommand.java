package org.cavity.diagrams.command;

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
import org.cavity.diagrams.sweep.StartedNetworks;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity branches}. */
@Command(
        name = "branches",
        description = {
            "Follows all states of the theory over one parameter, stable and unstable ones:",
            "a table, and a picture with the critical values; simulated networks over it where asked for."
        },
        footer = {
            "",
            "Examples:",
            "  cavity branches additive --along gain=0.5:3:51",
            "  cavity branches additive gain=2 --along noise=0.001:1:61:log --quantities mean_gain,max_lyapunov",
            "  cavity branches additive --along gain=0.5:3:51 --simulate 5 --size 300"
        })
final class BranchesCommand implements Callable<Integer> {

    /** Networks at each simulated value, for an error bar. */
    private static final int REPLICAS = 4;

    /** Initial states near rest relative to the usual ones, unless the user says otherwise. */
    private static final double SMALL = 0.01;

    /** What is shown unless the user says otherwise, where the model has it. */
    private static final List<Quantity> SHOWN =
            List.of(Quantity.VARIANCE, Quantity.VARIANCE_H, Quantity.RATE, Quantity.MAX_LYAPUNOV);

    /** Distance between the seeds of neighbouring values. */
    private static final long SEEDS_PER_VALUE = 1000;

    private final Session session;

    @Mixin
    private PointOptions point;

    @Mixin
    private NetworkOptions network;

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
            description = "Quantities shown, a panel each (default: variance and max_lyapunov, or the rate).")
    private String names;

    @Option(
            names = "--simulate",
            paramLabel = "M",
            converter = WholeNumber.class,
            description = "Simulate networks at M values, started far from rest and near it; --initial-scale is then"
                    + " that of the latter (default: 0.01).")
    private int simulate;

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
        Request request = theory.request(wanted, network.seed(Request.SEED), threads.threads())
                .withStates(true);
        List<SimulationRun<P>> runs = runs(model, path, shown);
        Plan plan = plan(model, path, shown, request);
        Provenance provenance = plan.provenance(session);
        ResultFolder folder = output.folder(provenance);
        runs.forEach(run -> {
            Requested.check(run.simulation(), run.parameters(), run.settings());
            Memory.require(run);
        });
        if (point.dryRun()) {
            folder.checkContents();
            return plan.print(
                    session, output.json(), folder.path(), files(), cost(model.theory(), path, request, runs));
        }
        if (output.writesFiles()) {
            folder.check();
        }
        BifurcationDiagram diagram =
                model.theory().branches(path.base(), path.axis().parameter(), path.values(), request);
        List<CriticalPoint> critical =
                CriticalPoint.along(model.theory().criticalLines(), path, new Workers(threads.threads()));
        List<StartedNetworks> networks = simulated(runs, path);
        BranchTables tables =
                new BranchTables(path.axis(), diagram, model.theory().quantities(), critical, networks);
        String files = "";
        if (output.writesFiles()) {
            Results results = new Results().csv("data.csv", tables.states()).csv("boundaries.csv", tables.boundaries());
            if (simulate > 0) {
                results.csv("simulation.csv", tables.simulation());
            }
            results.figure(session, new BranchFigure(path.axis(), diagram, shown, critical, networks))
                    .write(session, folder);
            files = results.summary(folder);
        }
        if (output.json()) {
            JsonObject document = tables.json(plan.model(), plan.parameters());
            document.add("provenance", provenance.toJson());
            session.out().print(Json.text(document));
        } else {
            print(tables, shown, files);
        }
        // That the activity died out is what networks started near rest are to show, and no warning.
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
        List<Quantity> shown =
                SHOWN.stream().filter(theory.quantities()::contains).toList();
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
        settings.put("simulate", simulate);
        if (simulate > 0) {
            // What is not given suits the parameters, and so differs from value to value.
            settings.put("replicas", REPLICAS);
            settings.put("initial_scale", SMALL);
            settings.putAll(network.given());
        }
        return new Plan(model.name(), "branches", parameters, settings, threads.threads());
    }

    /** The networks at each of the values: started far from rest first, then near it. */
    private <P extends Record> List<SimulationRun<P>> runs(Model<P> model, Path<P> path, List<Quantity> shown) {
        if (simulate < 0) {
            throw new UsageException("simulate = " + simulate + " is out of range: it must be at least 0.");
        }
        if (simulate == 0) {
            network.refuse("without --simulate");
            return List.of();
        }
        Set<Quantity> measured = new LinkedHashSet<>(shown);
        measured.retainAll(model.simulation().measurable());
        if (measured.isEmpty()) {
            throw new UsageException("Simulation measures none of " + shown + "; choose others with --quantities.");
        }
        if (network.initialScale(SMALL) >= 1) {
            throw new UsageException("initial_scale = " + network.initialScale(SMALL)
                    + " is out of range: it must be less than 1, the scale of the other networks.");
        }
        List<SimulationRun<P>> runs = new ArrayList<>();
        for (int i = 0; i < simulate; i++) {
            P parameters = path.at(path.axis().at((i + 0.5) / simulate));
            SimulationSettings suggested = network.suggested(model.simulation(), parameters);
            SimulationSettings settings =
                    network.over(suggested, REPLICAS, threads.threads(), 1, Scheme.DEFAULT, theory.slowBound());
            SimulationSettings own = settings.withSeed(network.seed(Request.SEED) + i * SEEDS_PER_VALUE);
            for (double scale : new double[] {1, network.initialScale(SMALL)}) {
                runs.add(new SimulationRun<>(model.simulation(), parameters, own.withInitialScale(scale), measured));
            }
        }
        return runs;
    }

    private <P extends Record> List<StartedNetworks> simulated(List<SimulationRun<P>> runs, Path<P> path) {
        if (runs.isEmpty()) {
            return List.of();
        }
        try (ProgressDisplay progress = session.progress("simulation")) {
            return runs.stream()
                    .map(run -> new StartedNetworks(
                            path.schema()
                                    .get(
                                            run.parameters(),
                                            path.axis().parameter().name()),
                            run.measure(f -> progress.advance(f / runs.size()))))
                    .toList();
        }
    }

    private List<String> files() {
        List<String> files = new ArrayList<>(List.of("data.csv", "boundaries.csv"));
        if (simulate > 0) {
            files.add("simulation.csv");
        }
        files.addAll(Results.FIGURES);
        files.add("provenance.json");
        return files;
    }

    private <P extends Record> List<Plan.Cost> cost(
            Theory<P> theory, Path<P> path, Request request, List<SimulationRun<P>> runs) {
        int count = path.axis().count();
        List<Plan.Cost> costs = new ArrayList<>();
        costs.add(new Plan.Cost(
                count + " solutions of the theory", count * seconds(theory, path, request) / threads.threads(), 0));
        if (!runs.isEmpty()) {
            double operations =
                    runs.stream().mapToDouble(SimulationRun::operations).sum();
            costs.add(new Plan.Cost(
                    simulate + " simulated values",
                    session.seconds(operations, threads.threads()),
                    runs.stream().mapToDouble(SimulationRun::memory).max().orElse(0)));
        }
        return costs;
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

    private void print(BranchTables tables, List<Quantity> shown, String files) {
        StringBuilder text = new StringBuilder(tables.summary(shown).toString());
        String parameter = tables.axis().parameter().name();
        tables.critical()
                .forEach(point -> text.append(point.label())
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
        if (simulate > 0) {
            text.append('\n').append(tables.networks(shown));
        }
        session.out().print(text.append(files));
    }
}
