package org.cavity.diagrams.boundary;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.CriticalLine;

/** The critical lines of a model, traced over a plane of two parameters. */
public final class CriticalCurves {

    /** Squares along each side of the mesh on which crossings are looked for. */
    private static final int MESH = 64;

    /** Intervals of the axis over which a line known as a function is drawn; it is refined where it bends. */
    private static final int INTERVALS = 32;

    private CriticalCurves() {}

    /** One line with the pieces that cross the plane. */
    public static <P extends Record> NamedCurve trace(CriticalLine<P> line, Plane<P> plane, Workers workers) {
        AtomicInteger unsolved = new AtomicInteger();
        List<Polyline> pieces = pieces(line, plane, unsolved, workers);
        return new NamedCurve(line.name(), line.label(), pieces, unsolved.get());
    }

    /** A line known as a function of one axis over the other is drawn; others are searched for. */
    private static <P extends Record> List<Polyline> pieces(
            CriticalLine<P> line, Plane<P> plane, AtomicInteger unsolved, Workers workers) {
        Axis x = plane.x();
        Axis y = plane.y();
        if (line.solved().containsKey(y.parameter().name())) {
            return GraphOfLine.trace(
                            u -> counted(Margin.solved(line, y.parameter(), plane.at(x.at(u), y.from())), unsolved),
                            y.from(),
                            y.to(),
                            INTERVALS,
                            workers)
                    .stream()
                    .map(piece -> mapped(piece, p -> new double[] {x.at(p[0]), p[1]}))
                    .toList();
        }
        if (line.solved().containsKey(x.parameter().name())) {
            return GraphOfLine.trace(
                            v -> counted(Margin.solved(line, x.parameter(), plane.at(x.from(), y.at(v))), unsolved),
                            x.from(),
                            x.to(),
                            INTERVALS,
                            workers)
                    .stream()
                    .map(piece -> mapped(piece, p -> new double[] {p[1], y.at(p[0])}))
                    .toList();
        }
        return ZeroSet.trace((u, v) -> counted(Margin.of(line, plane.at(x.at(u), y.at(v))), unsolved), MESH, workers)
                .stream()
                .map(piece -> mapped(piece, p -> new double[] {x.at(p[0]), y.at(p[1])}))
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
