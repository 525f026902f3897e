package org.cavity.diagrams;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cavity.diagrams.boundary.CriticalPoint;
import org.cavity.diagrams.figure.BranchFigure;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.output.TextTable;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Path;
import org.cavity.diagrams.sweep.StartedNetworks;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Model;
import org.cavity.validation.Models;

/**
 * All states over one parameter, stable and unstable, with the critical values, for programs and notebooks; and, where
 * they are asked for, networks that start far from rest and near it.
 *
 * <pre>{@code
 * Branches.of(GatedNetwork.of(1.9, 3), "reset_gain=3:12:46", Quantity.VARIANCE_H).simulate(300, 6.5, 10).image();
 * }</pre>
 *
 * @param <P> the parameter record
 */
public final class Branches<P extends Record> {

    /** Size of the small initial states relative to the usual ones, as on the command line. */
    private static final double SMALL = 0.01;

    private static final Workers WORKERS = new Workers(Runtime.getRuntime().availableProcessors());

    private final Model<P> model;
    private final Path<P> path;
    private final List<Quantity> shown;
    private final BifurcationDiagram diagram;
    private final List<CriticalPoint> critical;
    private final List<StartedNetworks> networks;

    private Branches(
            Model<P> model,
            Path<P> path,
            List<Quantity> shown,
            BifurcationDiagram diagram,
            List<CriticalPoint> critical,
            List<StartedNetworks> networks) {
        this.model = model;
        this.path = path;
        this.shown = shown;
        this.diagram = diagram;
        this.critical = critical;
        this.networks = networks;
    }

    /**
     * Follows the states on all processors; the result does not depend on their number.
     *
     * @param base the parameters that stay, of any of Cavity's models
     * @param along the parameter, {@code name=from:to:count} or {@code name=from:to:count:log}
     * @param shown quantities that the picture shows, a panel each; at least one
     * @throws UsageException if the axis or a quantity is not of the model
     */
    public static <P extends Record> Branches<P> of(P base, String along, Quantity... shown) {
        Model<P> model = Models.of(base);
        List<Quantity> quantities = List.of(shown);
        if (quantities.isEmpty() || !model.theory().quantities().containsAll(quantities)) {
            throw new UsageException("The quantities " + quantities + " cannot be shown: " + model.name()
                    + " needs one or more of " + model.theory().quantities() + ".");
        }
        Path<P> path = new Path<>(
                model.theory().schema(), base, Axis.parse(along, model.theory().schema()));
        Request request = new Request(new LinkedHashSet<>(quantities), true).withTasks(WORKERS::forEach);
        return new Branches<>(
                model,
                path,
                quantities,
                model.theory().branches(base, path.axis().parameter(), path.values(), request),
                CriticalPoint.along(model.theory().criticalLines(), path, WORKERS),
                List.of());
    }

    /**
     * The same states with networks simulated at some values of the parameter, in place of any simulated before: started
     * far from rest, and near it.
     *
     * @param size units of each network; settings are the suggested ones
     * @param values values of the parameter
     */
    public Branches<P> simulate(int size, double... values) {
        return simulate(
                parameters ->
                        model.simulation().suggestedSettings(parameters, size).withThreads(WORKERS.threads()),
                values);
    }

    /** The same with settings of one's own. */
    public Branches<P> simulate(SimulationSettings settings, double... values) {
        return simulate(parameters -> settings, values);
    }

    private Branches<P> simulate(Function<P, SimulationSettings> chosen, double... values) {
        Set<Quantity> measured = new LinkedHashSet<>(shown);
        measured.retainAll(model.simulation().measurable());
        List<StartedNetworks> all = new ArrayList<>();
        for (double value : values) {
            P parameters = path.at(value);
            SimulationSettings settings = chosen.apply(parameters);
            for (double scale : new double[] {1, SMALL}) {
                all.add(new StartedNetworks(
                        value,
                        model.simulation()
                                .measure(
                                        parameters,
                                        settings.withInitialScale(scale),
                                        measured.toArray(Quantity[]::new))));
            }
        }
        return new Branches<>(model, path, shown, diagram, critical, List.copyOf(all));
    }

    /** The states. */
    public BifurcationDiagram diagram() {
        return diagram;
    }

    /** Where critical lines cross the axis. */
    public List<CriticalPoint> critical() {
        return critical;
    }

    /** The branches with critical values and simulated networks, a panel for each quantity. */
    public Figure figure() {
        return new BranchFigure(path.axis(), diagram, shown, critical, networks);
    }

    /** {@link #figure} in pixels, as notebooks show it. */
    public BufferedImage image() {
        return figure().image();
    }

    /** The critical values, one line each. */
    @Override
    public String toString() {
        return critical.stream()
                .map(point ->
                        point.label() + ": " + path.axis().parameter().name() + " = " + TextTable.number(point.value()))
                .collect(Collectors.joining("\n"));
    }
}
