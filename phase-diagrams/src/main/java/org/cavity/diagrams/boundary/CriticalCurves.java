package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;

/** The critical lines of a model, traced over a plane of two parameters. */
public final class CriticalCurves {

    /** Squares along each side of the mesh on which crossings are looked for. */
    private static final int MESH = 64;

    private CriticalCurves() {}

    /** All lines, each with the pieces that cross the plane. */
    public static <P extends Record> List<NamedCurve> trace(
            List<CriticalLine<P>> lines, Plane<P> plane, Workers workers) {
        List<NamedCurve> curves = new ArrayList<>();
        for (CriticalLine<P> line : lines) {
            AtomicInteger unsolved = new AtomicInteger();
            List<Polyline> pieces = pieces(line, plane, unsolved, workers);
            curves.add(new NamedCurve(line.name(), line.label(), pieces, unsolved.get()));
        }
        return curves;
    }

    private static <P extends Record> List<Polyline> pieces(
            CriticalLine<P> line, Plane<P> plane, AtomicInteger unsolved, Workers workers) {
        Axis x = plane.x();
        Axis y = plane.y();
        if (line.solved().containsKey(y.parameter().name())) {
            return graph(line, plane, x, y, workers, unsolved);
        }
        if (line.solved().containsKey(x.parameter().name())) {
            return graph(line, plane, y, x, workers, unsolved).stream()
                    .map(piece -> mapped(piece, p -> new double[] {p[1], p[0]}))
                    .toList();
        }
        return ZeroSet.trace((u, v) -> counted(Margin.of(line, plane.at(x.at(u), y.at(v))), unsolved), MESH, workers)
                .stream()
                .map(piece -> mapped(piece, p -> new double[] {x.at(p[0]), y.at(p[1])}))
                .toList();
    }

    /** A line solved for the parameter of one axis, over the other. */
    private static <P extends Record> List<Polyline> graph(
            CriticalLine<P> line, Plane<P> plane, Axis over, Axis solvedFor, Workers workers, AtomicInteger unsolved) {
        DoubleUnaryOperator value = u -> {
            P parameters = plane.schema().with(plane.base(), over.parameter().name(), over.at(u));
            P inside = plane.schema().with(parameters, solvedFor.parameter().name(), solvedFor.from());
            return counted(Margin.solved(line, solvedFor.parameter(), inside), unsolved);
        };
        return GraphOfLine.trace(value, solvedFor.from(), solvedFor.to(), MESH, workers).stream()
                .map(piece -> mapped(piece, p -> new double[] {over.at(p[0]), p[1]}))
                .toList();
    }

    /** Where the theory finds no state there is no line. */
    private static double counted(OptionalDouble value, AtomicInteger unsolved) {
        if (value.isEmpty()) {
            unsolved.incrementAndGet();
        }
        return value.orElse(Double.NaN);
    }

    private static Polyline mapped(Polyline piece, UnaryOperator<double[]> inParameters) {
        return new Polyline(piece.points().stream().map(inParameters).toList());
    }
}
