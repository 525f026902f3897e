package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cavity.diagrams.output.SimulatedOutcome;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Verdict;
import org.junit.jupiter.api.Test;

class SimulatedMarkersTest {

    private static SimulatedOutcome outcome(double x, Quantity quantity, double simulation, Verdict verdict) {
        return new SimulatedOutcome(x, 0, quantity.name(), 1, simulation, verdict);
    }

    private static MapMarker.Kind kind(SimulatedOutcome... outcomes) {
        return SimulatedMarkers.markers(List.of(outcomes), Quantity.VARIANCE)
                .get(0)
                .kind();
    }

    /** The theory is 1. */
    @Test
    void aDisagreementHasItsSign() {
        assertEquals(MapMarker.Kind.ABOVE, kind(outcome(0, Quantity.VARIANCE, 1.5, Verdict.DISAGREES)));
        assertEquals(MapMarker.Kind.BELOW, kind(outcome(0, Quantity.VARIANCE, 0.5, Verdict.DISAGREES)));
        assertEquals(MapMarker.Kind.AGREES, kind(outcome(0, Quantity.VARIANCE, 1.5, Verdict.AGREES)));
    }

    @Test
    void theWorstOfAPointIsShown() {
        SimulatedOutcome fine = outcome(0, Quantity.VARIANCE, 1, Verdict.AGREES);
        SimulatedOutcome open = outcome(0, Quantity.MAX_LYAPUNOV, 1, Verdict.UNDECIDED);
        SimulatedOutcome failed = outcome(0, Quantity.MEAN, Double.NaN, Verdict.FAILED);
        SimulatedOutcome wrong = outcome(0, Quantity.MEAN_GAIN, 0.9, Verdict.DISAGREES);
        assertEquals(MapMarker.Kind.UNDECIDED, kind(fine, open));
        assertEquals(MapMarker.Kind.FAILED, kind(fine, open, failed));
        assertEquals(MapMarker.Kind.BELOW, kind(fine, open, failed, wrong));
        assertEquals(
                2,
                SimulatedMarkers.markers(List.of(fine, outcome(1, Quantity.MEAN, 1, Verdict.AGREES)), null)
                        .size());
    }
}
