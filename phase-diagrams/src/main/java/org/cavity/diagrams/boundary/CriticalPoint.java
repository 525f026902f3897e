package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Path;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Where a critical line crosses a path through the space of parameters.
 *
 * @param name key in files
 * @param label legend entry
 * @param value the path's parameter there
 */
public record CriticalPoint(String name, String label, double value) {

    /** Intervals of the path in which one crossing each is looked for. */
    private static final int MESH = 64;

    private static final int MAX_EVALUATIONS = 200;

    /** All crossings of all lines, in the order of the lines and along the path. */
    public static <P extends Record> List<CriticalPoint> along(
            List<CriticalLine<P>> lines, Path<P> path, Workers workers) {
        List<CriticalPoint> points = new ArrayList<>();
        for (CriticalLine<P> line : lines) {
            if (line.solved().containsKey(path.axis().parameter().name())) {
                solved(line, path).ifPresent(points::add);
                continue;
            }
            DoubleUnaryOperator margin =
                    u -> Margin.of(line, path.at(path.axis().at(u))).orElse(Double.NaN);
            double[] values = new double[MESH + 1];
            workers.forEach(values.length, i -> values[i] = margin.applyAsDouble((double) i / MESH));
            for (int i = 0; i < MESH; i++) {
                boolean crosses = SignChange.between(values[i], values[i + 1]);
                double u = crosses ? root(margin, (double) i / MESH, (i + 1.0) / MESH) : Double.NaN;
                if (!Double.isNaN(u)) {
                    points.add(new CriticalPoint(
                            line.name(), line.label(), path.axis().at(u)));
                }
            }
        }
        return points;
    }

    /** The crossing of a line that is known as a function of the other parameters, if it is on the path. */
    private static <P extends Record> Optional<CriticalPoint> solved(CriticalLine<P> line, Path<P> path) {
        Axis axis = path.axis();
        double value = Margin.solved(line, axis.parameter(), path.base()).orElse(Double.NaN);
        return value >= axis.from() && value <= axis.to()
                ? Optional.of(new CriticalPoint(line.name(), line.label(), value))
                : Optional.empty();
    }

    /** The root between two points; NaN if the margin cannot be followed from one to the other. */
    private static double root(DoubleUnaryOperator margin, double from, double to) {
        try {
            return new BracketingNthOrderBrentSolver(0, ZeroSet.ROOT_TOLERANCE, 0, 5)
                    .solve(MAX_EVALUATIONS, margin::applyAsDouble, from, to);
        } catch (MathRuntimeException noRoot) {
            return Double.NaN;
        }
    }
}
