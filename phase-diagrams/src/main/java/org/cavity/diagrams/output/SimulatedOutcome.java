package org.cavity.diagrams.output;

import java.util.List;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.validation.Verdict;

/**
 * What simulation said of one quantity at a point of a map, as the table of simulations has it.
 *
 * @param x parameter on the horizontal axis
 * @param y parameter on the vertical axis
 * @param quantity name of the quantity
 * @param theory prediction, NaN if it failed
 * @param simulation measurement, NaN if it failed
 * @param verdict what their comparison came to
 */
public record SimulatedOutcome(double x, double y, String quantity, double theory, double simulation, Verdict verdict) {

    /** The outcomes of all quantities at a point. */
    public static List<SimulatedOutcome> of(SimulatedPoint point) {
        return point.comparisons().stream()
                .map(c -> new SimulatedOutcome(
                        point.x(),
                        point.y(),
                        c.quantity().name(),
                        c.prediction().value(),
                        c.measured(),
                        c.verdict()))
                .toList();
    }
}
