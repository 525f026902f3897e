package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.SimulationPlan;
import org.cavity.diagrams.sweep.Sweep;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;

/**
 * A phase diagram with everything resolved.
 *
 * @param sweep theory on the plane
 * @param shown quantity shown as colour; null for the phase
 * @param contours lines of constant value to be drawn
 * @param simulation networks on the plane
 * @param plan what the files of provenance say of it
 * @param <P> the parameter record
 */
record MapJob<P extends Record>(
        Sweep<P> sweep, Quantity shown, List<ContourChoice> contours, SimulationPlan<P> simulation, Plan plan) {

    static final String COMMAND = "phase-diagram";

    private static final String PHASE = "phase";
    private static final int PROBES = 6;

    /** Seconds that a dry run may spend on the phases of the points to be simulated. */
    private static final double PATIENCE = 5;

    /** Bytes that a quantity's numbers take, objects around them included. */
    private static final double BYTES_PER_NUMBER = 100;

    /** Cells that refinement usually adds along boundaries, per column and row of the finest lattice. */
    private static final double LINES = 10;

    /**
     * Resolves it.
     *
     * @throws UsageException if it cannot be done
     */
    static <P extends Record> MapJob<P> of(Model<P> model, MapArguments arguments, int threads) {
        Plane<P> plane = new PlaneChoice<>(model.theory(), arguments.x(), arguments.y()).plane(arguments.parameters());
        Quantity shown = shown(model, arguments.colour());
        List<ContourChoice> contours =
                ContourChoice.parse(arguments.contours(), name -> NamedQuantity.of(model.theory(), name));
        Set<Quantity> quantities = new LinkedHashSet<>();
        model.theory().quantities().stream()
                .filter(q -> q.equals(shown)
                        || contours.stream().anyMatch(c -> c.quantity().equals(q))
                        || model.theory().sweepQuantities().contains(q))
                .forEach(quantities::add);
        boolean spectrum = quantities.stream()
                .filter(q -> q.equals(shown)
                        || contours.stream().anyMatch(c -> c.quantity().equals(q)))
                .anyMatch(Quantity.OF_LEADING_EXPONENTS::contains);
        if (spectrum) {
            // One solution gives them all.
            model.theory().quantities().stream()
                    .filter(Quantity.WHOLE_LYAPUNOV_SPECTRUM::contains)
                    .forEach(quantities::add);
        }
        Ensembles ensembles = arguments.ensembles();
        Request request = new Request(quantities, false)
                .withLyapunovSpectrum(spectrum ? LyapunovSpectrumDetail.INTEGRALS : LyapunovSpectrumDetail.CLOSED_FORM)
                .withSlowBound(arguments.slowBound())
                .withSeed(ensembles.seed())
                .withTasks(new Workers(threads)::forEach);
        Lattice lattice = Requested.of(() -> new Lattice(plane.x(), plane.y(), arguments.refine()));
        SimulationPlan<P> simulation = new SimulationPlan<>(
                model, plane, compared(model, shown, arguments.simulate()), arguments.simulate(), ensembles, request);
        return new MapJob<>(
                new Sweep<>(model.theory(), plane, lattice, request),
                shown,
                contours,
                simulation,
                plan(model, plane, shown, arguments, threads));
    }

    /**
     * Makes sure that it fits into memory and that the simulation can do what is asked of it.
     *
     * @throws UsageException if not
     */
    void check() {
        Plane<P> plane = sweep.plane();
        int levels = sweep.lattice().levels();
        double lines = levels == 0
                ? 0
                : LINES * (plane.x().count() + (double) plane.y().count()) * (1 << levels);
        Memory.require(
                "A map of " + plane.x().count() + " × " + plane.y().count() + " cells"
                        + (levels > 0 ? " refined " + levels + " times" : ""),
                (plane.cells() + lines)
                        * ((1.0 + 2 * sweep.request().quantities().size()) * BYTES_PER_NUMBER
                                + (double) Double.BYTES * sweep.theory().longestSequel()));
        if (plane.cells() > Integer.MAX_VALUE) {
            throw new UsageException(
                    "A map of " + plane.cells() + " cells is too large: at most " + Integer.MAX_VALUE + ".");
        }
        simulation.runs().forEach(run -> check(run, simulation.ensembles()));
    }

    /** The largest size first, which is the one that the user knows; some points simulate smaller networks only. */
    private static <P extends Record> void check(SimulationRun<P> run, Ensembles ensembles) {
        int largest = Collections.max(ensembles.sizes());
        Requested.check(run.simulation(), run.parameters(), run.settings().withSize(largest));
        Requested.check(run.simulation(), run.parameters(), run.settings());
        Memory.require(run);
    }

    /** All quantities that theory or simulation of the model may give, by name. */
    Map<String, Quantity> quantitiesByName() {
        return simulation.model().quantities().stream().collect(Collectors.toMap(Quantity::name, q -> q));
    }

    boolean simulates() {
        return simulation.points() > 0;
    }

    /** Name of what the colour shows. */
    String colour() {
        return shown == null ? PHASE : shown.name();
    }

    /** The quantity shown as colour, null for the phase. */
    private static Quantity shown(Model<?> model, String colour) {
        if (colour == null) {
            return model.theory().standardMap().colour();
        }
        if (colour.equals(PHASE)) {
            return null;
        }
        return NamedQuantity.of(model.theory(), colour, PHASE);
    }

    private static List<Quantity> compared(Model<?> model, Quantity shown, int simulate) {
        if (simulate < 0) {
            throw new UsageException("simulate = " + simulate + " is out of range: it must be at least 0.");
        }
        Set<Quantity> measurable = model.simulation().measurable();
        if (simulate > 0 && shown != null && !measurable.contains(shown)) {
            throw new UsageException("Simulation does not measure " + shown
                    + "; with --simulate the colour must be one of "
                    + measurable.stream().map(Quantity::name).sorted().collect(Collectors.joining(", ")) + ", phase.");
        }
        return shown != null
                ? List.of(shown)
                : model.theory().quantities().stream()
                        .filter(q -> measurable.contains(q)
                                && model.theory().sweepQuantities().contains(q))
                        .toList();
    }

    private static <P extends Record> Plan plan(
            Model<P> model, Plane<P> plane, Quantity shown, MapArguments arguments, int threads) {
        Map<String, Object> parameters =
                new LinkedHashMap<>(model.theory().schema().values(plane.base()));
        parameters.remove(plane.x().parameter().name());
        parameters.remove(plane.y().parameter().name());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("x", plane.x().toString());
        settings.put("y", plane.y().toString());
        settings.put("colour", shown == null ? PHASE : shown.name());
        if (!arguments.contours().isEmpty()) {
            settings.put(MapArguments.CONTOURS, arguments.contours());
        }
        settings.put(Provenance.REFINE, arguments.refine());
        settings.put("simulate", arguments.simulate());
        if (arguments.simulate() > 0) {
            settings.put("sizes", arguments.ensembles().sizes());
            settings.put("replicas", arguments.ensembles().replicas());
        }
        settings.put("seed", arguments.ensembles().seed());
        settings.put("slow_bound", arguments.slowBound());
        return new Plan(model.name(), COMMAND, parameters, settings, threads);
    }

    List<String> fileNames() {
        List<String> names = new ArrayList<>(List.of("data.csv", "boundaries.csv"));
        if (simulates()) {
            names.add("simulation.csv");
        }
        if (!contours.isEmpty()) {
            names.add("contours.csv");
        }
        names.add(Results.ARRAYS);
        names.addAll(Results.FIGURES);
        names.add("provenance.json");
        return names;
    }

    /** What it would cost on this many threads. */
    List<Plan.Cost> cost(Session session, int threads) {
        List<Plan.Cost> costs = new ArrayList<>();
        double seconds = sweep.estimateSeconds(PROBES);
        int sharing = Math.min(threads, sweep.chains());
        String more =
                sweep.lattice().levels() > 0 ? " (without refinement and critical lines)" : " (without critical lines)";
        costs.add(new Plan.Cost(sweep.plane().cells() + " cells" + more, seconds / sharing, 0));
        if (simulates()) {
            // The networks depend on the phase, which is worth knowing if the answer comes soon.
            boolean soon = simulation.points() * seconds / sweep.plane().cells() < PATIENCE;
            List<SimulationRun<P>> runs = soon ? simulation.runs(sweep::cell) : simulation.runs();
            double operations =
                    runs.stream().mapToDouble(SimulationRun::operations).sum();
            costs.add(new Plan.Cost(
                    simulation.points() + " simulated points",
                    session.seconds(operations, threads),
                    runs.stream().mapToDouble(SimulationRun::memory).max().orElse(0)));
        }
        return costs;
    }
}
