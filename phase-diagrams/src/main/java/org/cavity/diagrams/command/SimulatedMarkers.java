package org.cavity.diagrams.command;

import org.cavity.diagrams.figure.MapMarker;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Comparison;

/** How a simulated point is shown on a map. */
final class SimulatedMarkers {

    private SimulatedMarkers() {}

    /**
     * The marker of a point.
     *
     * @param shown quantity shown as colour, or null if the map shows phases
     */
    static MapMarker marker(SimulatedPoint point, Quantity shown) {
        double measured = shown == null ? Double.NaN : point.comparison(shown).map(Comparison::measured).orElse(Double.NaN);
        return new MapMarker(point.x(), point.y(), measured, kind(point.decisive()));
    }

    private static MapMarker.Kind kind(Comparison comparison) {
        return switch (comparison.verdict()) {
            case AGREES -> MapMarker.Kind.AGREES;
            case UNDECIDED -> MapMarker.Kind.UNDECIDED;
            case DISAGREES -> comparison.difference() > 0 ? MapMarker.Kind.ABOVE : MapMarker.Kind.BELOW;
            case FAILED -> MapMarker.Kind.FAILED;
        };
    }
}
