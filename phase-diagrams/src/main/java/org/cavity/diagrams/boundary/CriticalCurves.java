package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;
import org.hipparchus.exception.MathRuntimeException;

/** The critical lines of a model, traced over a plane of two parameters. */
public final class CriticalCurves {

    /** Squares along each side of the mesh on which crossings are looked for. */
    private static final int MESH = 64;

    /** Intervals on which a line that is known as a function is looked for. */
    private static final int INTERVALS = 32;

    private CriticalCurves() {}

    /** All lines, each with the pieces that cross the plane. */
    public static <P extends Record> List<NamedCurve> trace(
            List<CriticalLine<P>> lines, Plane<P> plane, Workers workers) {
        List<NamedCurve> curves = new ArrayList<>();
        for (CriticalLine<P> line : lines) {
            AtomicInteger unsolved = new AtomicInteger();
            List<Polyline> pieces = pieces(line, plane, workers, unsolved);
            curves.add(new NamedCurve(line.name(), line.label(), pieces, unsolved.get()));
        }
        return curves;
    }

    private static <P extends Record> List<Polyline> pieces(
            CriticalLine<P> line, Plane<P> plane, Workers workers, AtomicInteger unsolved) {
        ToDoubleFunction<P> overX = line.solved().get(plane.y().parameter().name());
        if (overX != null) {
            return graph(overX, plane, plane.x(), plane.y(), workers, unsolved);
        }
        ToDoubleFunction<P> overY = line.solved().get(plane.x().parameter().name());
        if (overY != null) {
            return graph(overY, plane, plane.y(), plane.x(), workers, unsolved).stream()
                    .map(CriticalCurves::transposed)
                    .toList();
        }
        return ZeroSet.trace((u, v) -> margin(line, plane, u, v, unsolved), MESH, workers).stream()
                .map(piece -> inParameters(piece, plane))
                .toList();
    }

    /** A line solved for the parameter of one axis, over the other. */
    private static <P extends Record> List<Polyline> graph(
            ToDoubleFunction<P> solved,
            Plane<P> plane,
            Axis over,
            Axis solvedFor,
            Workers workers,
            AtomicInteger unsolved) {
        DoubleUnaryOperator value = u -> {
            P parameters = plane.schema()
                    .with(
                            plane.schema().with(plane.base(), over.parameter().name(), over.at(u)),
                            solvedFor.parameter().name(),
                            solvedFor.from());
            try {
                return solved.applyAsDouble(parameters);
            } catch (IllegalStateException | MathRuntimeException unsolvable) {
                unsolved.incrementAndGet();
                return Double.NaN;
            }
        };
        return GraphOfLine.trace(value, solvedFor.from(), solvedFor.to(), INTERVALS, workers).stream()
                .map(piece -> new Polyline(piece.points().stream()
                        .map(p -> new double[] {over.at(p[0]), p[1]})
                        .toList()))
                .toList();
    }

    private static Polyline transposed(Polyline piece) {
        return new Polyline(
                piece.points().stream().map(p -> new double[] {p[1], p[0]}).toList());
    }

    /** Where the theory finds no state there is no line. */
    private static <P extends Record> double margin(
            CriticalLine<P> line, Plane<P> plane, double u, double v, AtomicInteger unsolved) {
        OptionalDouble margin =
                Margin.of(line, plane.at(plane.x().at(u), plane.y().at(v)));
        if (margin.isEmpty()) {
            unsolved.incrementAndGet();
        }
        return margin.orElse(Double.NaN);
    }

    private static Polyline inParameters(Polyline piece, Plane<?> plane) {
        return new Polyline(piece.points().stream()
                .map(p -> new double[] {plane.x().at(p[0]), plane.y().at(p[1])})
                .toList());
    }
}
