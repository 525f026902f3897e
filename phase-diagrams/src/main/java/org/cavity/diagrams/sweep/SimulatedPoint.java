package org.cavity.diagrams.sweep;

import java.util.Iterator;
import java.util.List;
import org.cavity.validation.Comparison;
import org.cavity.validation.ValidationReport;

/**
 * Simulation against theory in one cell of a plane.
 *
 * @param x parameter on the horizontal axis
 * @param y parameter on the vertical axis
 * @param comparisons one per quantity
 */
public record SimulatedPoint(double x, double y, List<Comparison> comparisons) {

    /** The comparisons at all points of a map, judged among one another. */
    public static ValidationReport report(List<SimulatedPoint> points) {
        return ValidationReport.ofUndesigned(
                points.stream().flatMap(p -> p.comparisons().stream()).toList());
    }

    /** The same points with their comparisons judged among one another, as markers and tables show them. */
    static List<SimulatedPoint> judged(List<SimulatedPoint> points) {
        Iterator<Comparison> judged = report(points).comparisons().iterator();
        return points.stream()
                .map(p -> new SimulatedPoint(
                        p.x, p.y, p.comparisons.stream().map(c -> judged.next()).toList()))
                .toList();
    }
}
