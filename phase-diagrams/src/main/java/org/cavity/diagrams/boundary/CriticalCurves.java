package org.cavity.diagrams.boundary;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.ParameterSpec;

/** The critical lines of a model, traced over a plane of two parameters. */
public final class CriticalCurves {

    /** Squares along each side of the mesh on which crossings are looked for. */
    private static final int MESH = 32;

    /** Intervals of an axis at whose ends a line known as a function is solved for. */
    private static final int SOLVED = 16;

    /** Intervals of an axis over which a line known as a function alone is drawn; it is refined where it bends. */
    private static final int INTERVALS = 32;

    private CriticalCurves() {}

    /**
     * One line with the pieces that cross the plane.
     *
     * @param values where the values of the line's functions come from
     */
    public static <P extends Record> NamedCurve trace(
            CriticalLine<P> line, Plane<P> plane, LineValues values, Workers workers) {
        AtomicInteger unsolved = new AtomicInteger();
        List<Polyline> pieces = pieces(line, plane, values, unsolved, workers);
        return new NamedCurve(line.name(), line.label(), pieces, unsolved.get());
    }

    private static <P extends Record> List<Polyline> pieces(
            CriticalLine<P> line, Plane<P> plane, LineValues values, AtomicInteger unsolved, Workers workers) {
        Axis x = plane.x();
        Axis y = plane.y();
        DoubleBinaryOperator margin = (u, v) -> {
            LinePoint point = new LinePoint(line.name(), "", x.at(u), y.at(v));
            return counted(values.value(point, () -> Margin.of(line, plane.at(point.x(), point.y()))), unsolved);
        };
        if (line.solved().containsKey(y.parameter().name())) {
            DoubleUnaryOperator solved =
                    u -> y.fraction(solved(line, y.parameter(), plane, x.at(u), y.from(), values, unsolved));
            return mapped(graph(margin, solved, workers), p -> new double[] {x.at(p[0]), y.at(p[1])});
        }
        if (line.solved().containsKey(x.parameter().name())) {
            DoubleUnaryOperator solved =
                    v -> x.fraction(solved(line, x.parameter(), plane, x.from(), y.at(v), values, unsolved));
            DoubleBinaryOperator turned = (v, u) -> margin.applyAsDouble(u, v);
            return mapped(graph(turned, solved, workers), p -> new double[] {x.at(p[1]), y.at(p[0])});
        }
        return mapped(ZeroSet.trace(margin, MESH, workers), p -> new double[] {x.at(p[0]), y.at(p[1])});
    }

    /** The value on the line of the parameter of an axis; the point's own value of it does not matter. */
    private static <P extends Record> double solved(
            CriticalLine<P> line,
            ParameterSpec parameter,
            Plane<P> plane,
            double x,
            double y,
            LineValues values,
            AtomicInteger unsolved) {
        LinePoint point = new LinePoint(line.name(), parameter.name(), x, y);
        return counted(values.value(point, () -> Margin.solved(line, parameter, plane.at(x, y))), unsolved);
    }

    /**
     * A line known as a function of one axis over the other is not searched for. Its margin leads from the known points on,
     * past folds where the function ends; where that is no guide the function's graph is drawn.
     */
    private static List<Polyline> graph(DoubleBinaryOperator margin, DoubleUnaryOperator solved, Workers workers) {
        return ZeroSet.through(margin, solved, SOLVED, workers)
                .orElseGet(() -> GraphOfLine.trace(solved, INTERVALS, workers));
    }

    /** Where the theory finds no state there is no line. */
    private static double counted(OptionalDouble value, AtomicInteger unsolved) {
        if (value.isEmpty()) {
            unsolved.incrementAndGet();
        }
        return value.orElse(Double.NaN);
    }

    private static List<Polyline> mapped(List<Polyline> pieces, UnaryOperator<double[]> inParameters) {
        return pieces.stream()
                .map(piece ->
                        new Polyline(piece.points().stream().map(inParameters).toList()))
                .toList();
    }
}
