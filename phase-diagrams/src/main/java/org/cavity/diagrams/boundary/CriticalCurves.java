package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
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
            List<Polyline> pieces = ZeroSet.trace((u, v) -> margin(line, plane, u, v), MESH, workers).stream()
                    .map(piece -> inParameters(piece, plane))
                    .toList();
            curves.add(new NamedCurve(line.name(), line.label(), pieces));
        }
        return curves;
    }

    /** Where the margin cannot be computed there is no line. */
    private static <P extends Record> double margin(CriticalLine<P> line, Plane<P> plane, double u, double v) {
        try {
            return line.margin().applyAsDouble(plane.at(plane.x().at(u), plane.y().at(v)));
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static Polyline inParameters(Polyline piece, Plane<?> plane) {
        return new Polyline(piece.points().stream()
                .map(p -> new double[] {plane.x().at(p[0]), plane.y().at(p[1])})
                .toList());
    }
}
