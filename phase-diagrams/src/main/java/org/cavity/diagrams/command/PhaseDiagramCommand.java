package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.CriticalCurves;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.figure.MapFigure;
import org.cavity.diagrams.figure.MapLayer;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.MapDocument;
import org.cavity.diagrams.output.MapTables;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.CellStore;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.diagrams.sweep.SimulationPlan;
import org.cavity.diagrams.sweep.SolvedCell;
import org.cavity.diagrams.sweep.Sweep;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavity phase-diagram}. */
@Command(
        name = "phase-diagram",
        description = {
            "Draws the map over two parameters: theory as colour, critical lines over it, simulated points as markers.",
            "Without --x and --y it is the model's standard map."
        },
        footer = {
            "",
            "Examples:",
            "  cavity phase-diagram additive --simulate 12",
            "  cavity phase-diagram additive --x gain=0.5:3:80 --y noise=0.001:1:60:log --colour phase",
            "  cavity phase-diagram additive bias=0.5 --colour variance --output biased",
            "  cavity phase-diagram adapting-population --y \"q[1]=0:8:40\" --colour rate"
        })
final class PhaseDiagramCommand implements Callable<Integer> {

    private static final String PHASE = "phase";
    private static final int PROBES = 6;

    /** Seconds that a dry run may spend on the phases of the points to be simulated. */
    private static final double PATIENCE = 5;

    /** Bytes that a cell's numbers take, objects around them included. */
    private static final double BYTES_PER_NUMBER = 100;

    private final Session session;

    /** Networks of each size at a simulated point: few quantities are compared, and each must be seen sharply. */
    private static final int REPLICAS = 12;

    @Mixin
    private PointOptions point;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private EnsembleOptions ensembles;

    @Mixin
    private TheoryOptions theory;

    @Mixin
    private OutputOptions output;

    @Option(names = "--x", paramLabel = "AXIS", description = "Horizontal axis, name=from:to:count[:log].")
    private String x;

    @Option(names = "--y", paramLabel = "AXIS", description = "Vertical axis, name=from:to:count[:log].")
    private String y;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "QUANTITY",
            description = "Quantity shown as colour, or 'phase'.")
    private String colour;

    @Option(
            names = "--simulate",
            paramLabel = "M",
            converter = WholeNumber.class,
            description = "Simulate networks at M points of the map and compare them with theory.")
    private int simulate;

    PhaseDiagramCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return run(session.model(point.model()));
    }

    private <P extends Record> int run(Model<P> model) {
        Plane<P> plane = new PlaneChoice<>(model.theory(), x, y)
                .plane(point.given(model.theory().schema()));
        Quantity shown = shown(model);
        Set<Quantity> quantities = new LinkedHashSet<>();
        model.theory().quantities().stream()
                .filter(q -> q.equals(shown) || model.theory().sweepQuantities().contains(q))
                .forEach(quantities::add);
        Ensembles chosen = ensembles.ensembles(threads.threads(), REPLICAS);
        Request request = theory.request(quantities, chosen.seed(), threads.threads());
        SimulationPlan<P> simulation = simulation(model, plane, shown, chosen, request);
        Plan plan = plan(model, plane, shown, simulation);
        ResultFolder folder = output.folder(plan.provenance(session));
        Memory.require(
                "A map of " + plane.x().count() + " × " + plane.y().count() + " cells",
                plane.cells() * (1.0 + 2 * quantities.size()) * BYTES_PER_NUMBER);
        if (plane.cells() > Integer.MAX_VALUE) {
            throw new UsageException(
                    "A map of " + plane.cells() + " cells is too large: at most " + Integer.MAX_VALUE + ".");
        }
        Sweep<P> sweep = new Sweep<>(model.theory(), plane, request);
        simulation.runs().forEach(run -> check(run, simulation.ensembles()));
        if (point.dryRun()) {
            folder.checkContents();
            return plan.print(session, output.json(), folder.path(), fileNames(), cost(sweep, simulation));
        }
        folder.check();
        return execute(plan, sweep, simulation, shown, folder);
    }

    private <P extends Record> int execute(
            Plan plan, Sweep<P> sweep, SimulationPlan<P> simulation, Quantity shown, ResultFolder folder) {
        Workers workers = new Workers(threads.threads());
        Plane<P> plane = sweep.plane();
        Cell[] cells;
        try (ProgressDisplay progress = session.progress("theory")) {
            cells = cells(sweep, workers, progress);
        }
        List<NamedCurve> curves = CriticalCurves.trace(sweep.theory().criticalLines(), plane, workers);
        List<SimulatedPoint> points = List.of();
        if (simulate > 0) {
            try (ProgressDisplay progress = session.progress("simulation")) {
                points = simulation.run(cells, progress);
            }
        }
        MapCells drawn = MapCells.of(plane.x(), plane.y(), cells);
        MapLayer layer = shown == null ? MapLayer.phases(drawn) : MapLayer.of(shown, drawn);
        MapFigure figure = new MapFigure(
                drawn,
                layer,
                curves,
                points.stream().map(p -> SimulatedMarkers.marker(p, shown)).toList());
        MapTables tables = new MapTables(plane.x(), plane.y());
        Results results = new Results()
                .csv("data.csv", tables.cells(cells, List.copyOf(sweep.request().quantities())))
                .csv("boundaries.csv", tables.boundaries(curves));
        if (simulate > 0) {
            results.csv("simulation.csv", tables.simulation(points));
        }
        results.figure(session, figure).write(session, folder);
        if (output.json()) {
            JsonObject document = new MapDocument(
                            plane.x(), plane.y(), cells, sweep.request().quantities(), curves, points)
                    .json(plan.model(), plan.parameters(), name(shown));
            document.add("provenance", folder.provenance().toJson());
            document.add("files", results.json(folder));
            session.out().print(Json.text(document));
        } else {
            print(plane, cells, curves, points, results.summary(folder));
        }
        // Of many correct comparisons a few exceed three standard errors; only more than chance explains is a
        // disagreement.
        Verdict verdict = new ValidationReport(
                        points.stream().flatMap(p -> p.comparisons().stream()).toList())
                .verdict();
        boolean disagrees = simulate > 0 && (verdict == Verdict.DISAGREES || verdict == Verdict.FAILED);
        boolean failed = Arrays.stream(cells).anyMatch(Cell::isFailed);
        return disagrees || failed ? ExitStatus.DISAGREEMENT : ExitStatus.DONE;
    }

    private static Cell[] cells(Sweep<?> sweep, Workers workers, ProgressDisplay progress) {
        Map<Long, SolvedCell> solved = new ConcurrentHashMap<>();
        CellStore store = new CellStore() {
            @Override
            public Optional<SolvedCell> cell(long index) {
                return Optional.ofNullable(solved.get(index));
            }

            @Override
            public void put(long index, SolvedCell cell) {
                solved.put(index, cell);
            }
        };
        sweep.run(store, Shard.WHOLE, workers, () -> false, progress, index -> {});
        return sweep.cells(Shard.WHOLE)
                .mapToObj(cell -> solved.get(sweep.index(cell)).cell())
                .toArray(Cell[]::new);
    }

    /** The largest size first, which is the one that the user knows; some points simulate smaller networks only. */
    private static <P extends Record> void check(SimulationRun<P> run, Ensembles ensembles) {
        int largest = Collections.max(ensembles.sizes());
        Requested.check(run.simulation(), run.parameters(), run.settings().withSize(largest));
        Requested.check(run.simulation(), run.parameters(), run.settings());
        Memory.require(run);
    }

    /** The quantity shown as colour, null for the phase. */
    private Quantity shown(Model<?> model) {
        if (colour == null) {
            return model.theory().standardMap().colour();
        }
        if (colour.equals(PHASE)) {
            return null;
        }
        return NamedQuantity.of(model.theory(), colour, PHASE);
    }

    private static String name(Quantity shown) {
        return shown == null ? PHASE : shown.name();
    }

    private <P extends Record> SimulationPlan<P> simulation(
            Model<P> model, Plane<P> plane, Quantity shown, Ensembles chosen, Request request) {
        if (simulate < 0) {
            throw new UsageException("simulate = " + simulate + " is out of range: it must be at least 0.");
        }
        Set<Quantity> measurable = model.simulation().measurable();
        if (simulate > 0 && shown != null && !measurable.contains(shown)) {
            throw new UsageException("Simulation does not measure " + shown
                    + "; with --simulate the colour must be one of "
                    + measurable.stream().map(Quantity::name).sorted().collect(Collectors.joining(", ")) + ", phase.");
        }
        List<Quantity> compared = shown != null
                ? List.of(shown)
                : model.theory().quantities().stream()
                        .filter(q -> measurable.contains(q)
                                && model.theory().sweepQuantities().contains(q))
                        .toList();
        return new SimulationPlan<>(model, plane, compared, simulate, chosen, request);
    }

    private <P extends Record> Plan plan(Model<P> model, Plane<P> plane, Quantity shown, SimulationPlan<P> simulation) {
        Map<String, Object> parameters =
                new LinkedHashMap<>(model.theory().schema().values(plane.base()));
        parameters.remove(plane.x().parameter().name());
        parameters.remove(plane.y().parameter().name());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("x", plane.x().toString());
        settings.put("y", plane.y().toString());
        settings.put("colour", name(shown));
        settings.put("simulate", simulate);
        if (simulate > 0) {
            settings.put("sizes", simulation.ensembles().sizes());
            settings.put("replicas", simulation.ensembles().replicas());
        }
        settings.put("seed", simulation.ensembles().seed());
        settings.put("slow_bound", theory.slowBound());
        return new Plan(model.name(), "phase-diagram", parameters, settings, threads.threads());
    }

    private List<String> fileNames() {
        List<String> names = new ArrayList<>(List.of("data.csv", "boundaries.csv"));
        if (simulate > 0) {
            names.add("simulation.csv");
        }
        names.addAll(Results.FIGURES);
        names.add("provenance.json");
        return names;
    }

    private <P extends Record> List<Plan.Cost> cost(Sweep<P> sweep, SimulationPlan<P> simulation) {
        List<Plan.Cost> costs = new ArrayList<>();
        double seconds = sweep.estimateSeconds(PROBES);
        int sharing = Math.min(threads.threads(), sweep.plane().y().count());
        costs.add(new Plan.Cost(sweep.plane().cells() + " cells", seconds / sharing, 0));
        if (simulate > 0) {
            // The networks depend on the phase, which is worth knowing if the answer comes soon.
            boolean soon = simulate * seconds / sweep.plane().cells() < PATIENCE;
            List<SimulationRun<P>> runs = soon ? simulation.runs(sweep::cell) : simulation.runs();
            double operations =
                    runs.stream().mapToDouble(SimulationRun::operations).sum();
            costs.add(new Plan.Cost(
                    simulate + " simulated points",
                    Plan.seconds(operations, threads.threads()),
                    runs.stream().mapToDouble(SimulationRun::memory).max().orElse(0)));
        }
        return costs;
    }

    private void print(
            Plane<?> plane, Cell[] cells, List<NamedCurve> curves, List<SimulatedPoint> points, String files) {
        StringBuilder text = new StringBuilder();
        if (!points.isEmpty()) {
            text.append(new MapTables(plane.x(), plane.y()).summary(points)).append('\n');
        }
        text.append(MapTables.counts(cells));
        curves.stream()
                .filter(curve -> curve.unsolved() > 0)
                .forEach(curve -> text.append(curve.label())
                        .append(": no state to judge at ")
                        .append(curve.unsolved())
                        .append(" points looked at\n"));
        session.out().print(text.append(files));
    }
}
