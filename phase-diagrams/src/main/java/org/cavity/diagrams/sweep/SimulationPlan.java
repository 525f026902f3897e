package org.cavity.diagrams.sweep;

import static org.cavity.theory.model.Quantity.SPECTRAL_ABSCISSA;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Ensembles;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.Model;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.SimulationRun;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.Validator;

/**
 * Where on a plane networks are simulated, and how they are compared with theory.
 *
 * @param model the model
 * @param plane the plane
 * @param quantities quantities compared at each point
 * @param points how many points
 * @param ensembles networks simulated at each point; each point has seeds of its own, as in {@link Validator#validate}
 * @param means with what means theory is solved there
 * @param <P> the parameter record
 */
public record SimulationPlan<P extends Record>(
        Model<P> model, Plane<P> plane, List<Quantity> quantities, int points, Ensembles ensembles, Request means) {

    /** A comparison must be able to see this part of the range that the quantity takes in the phase of its point … */
    private static final double RESOLUTION_OF_PHASE = 0.2;

    /** … or a quarter of the prediction where that is more … */
    private static final double RELATIVE_RESOLUTION = 0.25;

    /** … and need not see less than this part of the range over the map, where a phase knows one value only. */
    private static final double RESOLUTION_OF_MAP = 0.01;

    /**
     * No disagreement is claimed below a thousandth of the range over the map: integration steps and transients leave
     * that much.
     */
    private static final double SIMULATION_ERROR_OF_MAP = 1e-3;

    /** A fixed point whose bulk comes nearer to instability than this relaxes slowly and differs between networks. */
    private static final double SOFT = -0.15;

    /** Additive recurrence of the plastic number (Roberts 2018), whose points keep their distance for every length. */
    private static final double STEP_X = 0.7548776662466927;

    private static final double STEP_Y = 0.5698402909980532;

    /** Points stay this fraction of the plane's side away from its rim, so that their markers are whole. */
    private static final double RIM = 0.04;

    /** The chosen cells, spread evenly over the plane. */
    public List<Integer> cells() {
        Set<Integer> cells = new LinkedHashSet<>();
        long most = Math.min(points, plane.cells());
        for (int k = 0; cells.size() < most; k++) {
            // Small planes are filled up in order when the sequence no longer finds new cells.
            cells.add(k < 100 * most ? spread(k) : (int) (k - 100 * most));
        }
        return List.copyOf(cells);
    }

    private int spread(int k) {
        int column = snap(0.5 + k * STEP_X, plane.x().count());
        int row = snap(0.5 + k * STEP_Y, plane.y().count());
        return row * plane.x().count() + column;
    }

    private static int snap(double position, int count) {
        double fraction = RIM + (1 - 2 * RIM) * (position - Math.floor(position));
        return (int) Math.round(fraction * (count - 1));
    }

    /**
     * Solves theory and simulates networks at point i.
     *
     * @param theory what the map says there
     */
    public MeasuredPoint measure(int i, Cell theory, Progress progress) {
        Validator validator = new Validator(at(i, theory), means, progress);
        ValidationPoint<P> point = point(cells().get(i), unchecked());
        return new MeasuredPoint(validator.predict(model, point), validator.measure(model, point));
    }

    /**
     * Compares at all points; the comparisons are judged among one another.
     *
     * @param theory the grid of the map, whose ranges decide what a comparison must be able to see
     * @param measured what {@link #measure} gave at each point
     */
    public List<SimulatedPoint> compare(Cell[] theory, List<MeasuredPoint> measured) {
        List<Integer> chosen = cells();
        List<SimulatedPoint> result = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            int cell = chosen.get(i);
            ValidationPoint<P> point = point(cell, checks(theory, cell));
            result.add(new SimulatedPoint(
                    x(cell),
                    y(cell),
                    Validator.compare(
                            model,
                            point,
                            measured.get(i).prediction(),
                            measured.get(i).sizes())));
        }
        return SimulatedPoint.judged(result);
    }

    /** The largest networks that {@link #measure} may simulate, whatever the phases. */
    public List<SimulationRun<P>> runs() {
        return runs(cell -> Cell.failed("not solved"));
    }

    /**
     * What {@link #measure} simulates, for the estimate of its cost.
     *
     * @param theory what theory says in a cell, asked of the chosen cells only
     */
    public List<SimulationRun<P>> runs(IntFunction<Cell> theory) {
        List<Integer> chosen = cells();
        List<SimulationRun<P>> runs = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            int cell = chosen.get(i);
            runs.addAll(new Validator(at(i, theory.apply(cell)), means, Progress.NONE)
                    .runs(model, point(cell, unchecked())));
        }
        return runs;
    }

    private ValidationPoint<P> point(int cell, List<QuantityCheck> checks) {
        String label = plane.x().parameter().name() + " = " + plane.x().text(plane.column(cell)) + ", "
                + plane.y().parameter().name() + " = " + plane.y().text(plane.row(cell));
        return ValidationPoint.of(label, plane.cell(cell), checks);
    }

    /** What is measured, before it is known how sharply it must be seen. */
    private List<QuantityCheck> unchecked() {
        return quantities.stream().map(q -> QuantityCheck.of(q, 0, 0)).toList();
    }

    private double x(int cell) {
        return plane.x().value(plane.column(cell));
    }

    private double y(int cell) {
        return plane.y().value(plane.row(cell));
    }

    /**
     * The networks of point i. At a fixed point the exponent is the edge of a spectrum, whose finite-size term falls
     * off slowly and whose eigenvalues cost N³: sizes far apart pay, and small ones do where the state is not soft.
     * Small chaotic networks often turn periodic and would mislead.
     */
    private Ensembles at(int i, Cell theory) {
        Ensembles own = ensembles.forPoint(i);
        int largest = own.sizes().stream().mapToInt(n -> n).max().orElseThrow();
        if (!FiniteSizePower.isStill(theory.phase()) || largest < 32) {
            return own;
        }
        boolean soft = theory.value(SPECTRAL_ABSCISSA) > SOFT;
        return own.withSizes(soft ? List.of(largest / 4, largest) : List.of(largest / 8, largest / 2));
    }

    private List<QuantityCheck> checks(Cell[] theory, int cell) {
        Cell here = theory[cell];
        return quantities.stream()
                .map(quantity -> {
                    double whole = range(quantity, Arrays.stream(theory));
                    double own = range(quantity, Arrays.stream(theory).filter(c -> c.phase() == here.phase()));
                    double absolute = Math.max(RESOLUTION_OF_PHASE * own, RESOLUTION_OF_MAP * whole);
                    return QuantityCheck.of(quantity, RELATIVE_RESOLUTION, absolute)
                            .withSimulationError(SIMULATION_ERROR_OF_MAP * whole)
                            .withFiniteSizePower(FiniteSizePower.of(quantity, here.phase(), here.quantities()));
                })
                .toList();
    }

    /** Largest less smallest value of a quantity; 0 where it does not exist. */
    private static double range(Quantity quantity, Stream<Cell> cells) {
        DoubleSummaryStatistics values = cells.mapToDouble(c -> c.value(quantity))
                .filter(Double::isFinite)
                .summaryStatistics();
        return values.getCount() == 0 ? 0 : values.getMax() - values.getMin();
    }
}
