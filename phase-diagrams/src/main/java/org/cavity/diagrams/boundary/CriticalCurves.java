package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
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
            List<Polyline> pieces = ZeroSet.trace((u, v) -> margin(line, plane, u, v, unsolved), MESH, workers).stream()
                    .map(piece -> inParameters(piece, plane))
                    .toList();
            curves.add(new NamedCurve(line.name(), line.label(), pieces, unsolved.get()));
        }
        return curves;
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
