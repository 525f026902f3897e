package org.cavity.diagrams;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cavity.diagrams.boundary.CriticalCurves;
import org.cavity.diagrams.boundary.LineValues;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.figure.ColourScale;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.figure.MapFigure;
import org.cavity.diagrams.figure.MapLayer;
import org.cavity.diagrams.figure.SimulatedMarkers;
import org.cavity.diagrams.output.MapTables;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.CellStore;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.MeasuredPoint;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Shard;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.diagrams.sweep.SimulationPlan;
import org.cavity.diagrams.sweep.SolvedCell;
import org.cavity.diagrams.sweep.Sweep;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.cavity.validation.ValidationReport;

/**
 * A phase diagram made in memory, for programs and notebooks: theory in every cell of a plane of two parameters, critical
 * lines, and simulated networks compared with theory where they are asked for.
 *
 * <pre>{@code
 * var map = PhaseDiagram.of(AdditiveNetwork.tanh(1), "gain=0.5:3:61", "input_variance=0:2:41");
 * map.image();
 * map.simulate(6, 250, 500).report();
 * }</pre>
 *
 * What takes long is better made by the command line, which stores each piece.
 *
 * @param <P> the parameter record
 */
public final class PhaseDiagram<P extends Record> {

    /** Independent networks of each size at a simulated point, as on the command line. */
    private static final int REPLICAS = 12;

    private static final Workers WORKERS = new Workers(Runtime.getRuntime().availableProcessors());

    private final Model<P> model;
    private final Sweep<P> sweep;
    private final Quantity shown;
    private final MapCells cells;
    private final List<NamedCurve> curves;
    private final List<SimulatedPoint> points;

    private PhaseDiagram(
            Model<P> model,
            Sweep<P> sweep,
            Quantity shown,
            MapCells cells,
            List<NamedCurve> curves,
            List<SimulatedPoint> points) {
        this.model = model;
        this.sweep = sweep;
        this.shown = shown;
        this.cells = cells;
        this.curves = curves;
        this.points = points;
    }

    /** Solves a map that shows the quantity of the model's standard map. */
    public static <P extends Record> PhaseDiagram<P> of(P base, String x, String y) {
        return of(base, x, y, Models.of(base).theory().standardMap().colour());
    }

    /**
     * Solves a map on all processors; the result does not depend on their number.
     *
     * @param base the parameters that stay, of any of Cavity's models
     * @param x horizontal axis, {@code name=from:to:count} or {@code name=from:to:count:log}, by readable name or symbol
     * @param y vertical axis
     * @param shown quantity that the colour shows
     * @throws UsageException if an axis or the quantity is not of the model
     */
    public static <P extends Record> PhaseDiagram<P> of(P base, String x, String y, Quantity shown) {
        Model<P> model = Models.of(base);
        if (!model.theory().quantities().contains(shown)) {
            throw new UsageException(model.name() + " does not predict " + shown + ": the quantity must be one of "
                    + model.theory().quantities() + ".");
        }
        var schema = model.theory().schema();
        Plane<P> plane = new Plane<>(schema, base, Axis.parse(x, schema), Axis.parse(y, schema));
        Set<Quantity> quantities = new LinkedHashSet<>();
        model.theory().quantities().stream()
                .filter(q -> q.equals(shown) || model.theory().sweepQuantities().contains(q))
                .forEach(quantities::add);
        Sweep<P> sweep = new Sweep<>(model.theory(), plane, new Request(quantities, false));
        Memory memory = new Memory(new ConcurrentHashMap<>());
        sweep.run(memory, Shard.WHOLE, WORKERS, () -> false, Progress.NONE, cell -> {});
        List<NamedCurve> curves = model.theory().criticalLines().stream()
                .map(line -> CriticalCurves.trace(line, plane, LineValues.COMPUTED, WORKERS))
                .toList();
        return new PhaseDiagram<>(
                model, sweep, shown, MapCells.of(plane.x(), plane.y(), memory.inOrder()), curves, List.of());
    }

    private record Memory(Map<Long, SolvedCell> cells) implements CellStore {

        @Override
        public Optional<SolvedCell> cell(long index) {
            return Optional.ofNullable(cells.get(index));
        }

        @Override
        public void put(long index, SolvedCell cell) {
            cells.put(index, cell);
        }

        /** The cells of a grid that is not refined. */
        Cell[] inOrder() {
            Cell[] all = new Cell[cells.size()];
            Arrays.setAll(all, i -> cells.get((long) i).cell());
            return all;
        }
    }

    /**
     * The same map with networks simulated at points spread evenly over it, in place of any simulated before. The quantity
     * shown is compared with theory at each.
     *
     * @param count how many points
     * @param sizes network sizes, two or more for the finite-size term
     */
    public PhaseDiagram<P> simulate(int count, int... sizes) {
        if (!model.simulation().measurable().contains(shown)) {
            throw new UsageException("Simulation does not measure " + shown + "; choose another quantity to show.");
        }
        Ensembles ensembles =
                new Ensembles(Arrays.stream(sizes).boxed().toList(), REPLICAS, Request.SEED, WORKERS.threads());
        SimulationPlan<P> plan =
                new SimulationPlan<>(model, sweep.plane(), List.of(shown), count, ensembles, sweep.request());
        Cell[] theory = cells.all().toArray(Cell[]::new);
        List<MeasuredPoint> measured = new ArrayList<>();
        for (int cell : plan.cells()) {
            measured.add(plan.measure(measured.size(), theory[cell], Progress.NONE));
        }
        return new PhaseDiagram<>(model, sweep, shown, cells, curves, plan.compare(theory, measured));
    }

    /** The cells, by which every number of the map can be read. */
    public MapCells cells() {
        return cells;
    }

    /** The critical lines. */
    public List<NamedCurve> curves() {
        return curves;
    }

    /** All comparisons of simulation with theory, judged together. */
    public ValidationReport report() {
        return SimulatedPoint.report(points);
    }

    /** The map with critical lines and simulated markers. */
    public Figure figure() {
        return new MapFigure(
                cells,
                MapLayer.of(shown, cells, ColourScale.Choice.AUTOMATIC),
                curves,
                points.stream().map(p -> SimulatedMarkers.marker(p, shown)).toList());
    }

    /** {@link #figure} in pixels, as notebooks show it. */
    public BufferedImage image() {
        return figure().image();
    }

    /** How many cells there are of each phase. */
    @Override
    public String toString() {
        return MapTables.counts(cells.all()).stripTrailing();
    }
}
