package org.cavity.diagrams.figure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cavity.diagrams.output.SimulatedOutcome;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Verdict;

/** How simulated points are shown on a map. */
public final class SimulatedMarkers {

    private SimulatedMarkers() {}

    /**
     * The marker of a point.
     *
     * @param shown quantity shown as colour, or null if the map shows phases
     */
    public static MapMarker marker(SimulatedPoint point, Quantity shown) {
        return marker(SimulatedOutcome.of(point), shown);
    }

    /** The markers of all points that the outcomes are of. */
    public static List<MapMarker> markers(List<SimulatedOutcome> outcomes, Quantity shown) {
        Map<List<Double>, List<SimulatedOutcome>> points = outcomes.stream()
                .collect(Collectors.groupingBy(o -> List.of(o.x(), o.y()), LinkedHashMap::new, Collectors.toList()));
        return points.values().stream().map(here -> marker(here, shown)).toList();
    }

    /** A disagreement is shown before a failure before an open question. */
    private static MapMarker marker(List<SimulatedOutcome> here, Quantity shown) {
        double measured = here.stream()
                .filter(o -> shown != null && o.quantity().equals(shown.name()))
                .mapToDouble(SimulatedOutcome::simulation)
                .findFirst()
                .orElse(Double.NaN);
        SimulatedOutcome decisive = here.stream()
                .min(Comparator.comparing(o -> severity(o.verdict())))
                .orElseThrow();
        return new MapMarker(decisive.x(), decisive.y(), measured, kind(decisive));
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case DISAGREES -> 0;
            case FAILED -> 1;
            case UNDECIDED -> 2;
            case AGREES -> 3;
        };
    }

    private static MapMarker.Kind kind(SimulatedOutcome outcome) {
        return switch (outcome.verdict()) {
            case AGREES -> MapMarker.Kind.AGREES;
            case UNDECIDED -> MapMarker.Kind.UNDECIDED;
            case DISAGREES -> outcome.simulation() > outcome.theory() ? MapMarker.Kind.ABOVE : MapMarker.Kind.BELOW;
            case FAILED -> MapMarker.Kind.FAILED;
        };
    }
}
