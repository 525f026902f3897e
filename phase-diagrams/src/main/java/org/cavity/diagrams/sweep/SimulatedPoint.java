package org.cavity.diagrams.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Comparison;
import org.cavity.validation.Verdict;

/**
 * Simulation against theory in one cell of a plane.
 *
 * @param x parameter on the horizontal axis
 * @param y parameter on the vertical axis
 * @param comparisons one per quantity
 */
public record SimulatedPoint(double x, double y, List<Comparison> comparisons) {

    /** The comparison of one quantity. */
    public Optional<Comparison> comparison(Quantity quantity) {
        return comparisons.stream().filter(c -> c.quantity().equals(quantity)).findFirst();
    }

    /** The comparison that decides how the point is shown: a disagreement before a failure before an open question. */
    public Comparison decisive() {
        return comparisons.stream().min(Comparator.comparing(c -> severity(c.verdict()))).orElseThrow();
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case DISAGREES -> 0;
            case FAILED -> 1;
            case UNDECIDED -> 2;
            case AGREES -> 3;
        };
    }
}
