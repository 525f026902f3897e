package org.cavity.diagrams.sweep;

import java.util.Map;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;

/**
 * What theory says in one cell of a sweep.
 *
 * @param phase the phase
 * @param converged whether every number reached its tolerance
 * @param failure why the cell or one of its numbers failed; empty if nothing did
 * @param quantities the numbers that the state has
 */
public record Cell(Phase phase, boolean converged, String failure, Map<Quantity, Estimate> quantities) {

    static Cell of(Prediction prediction) {
        StringBuilder failure = new StringBuilder();
        prediction.quantities().forEach((quantity, estimate) -> {
            if (estimate.isFailed()) {
                failure.append(failure.isEmpty() ? "" : "; ").append(quantity.name()).append(": ").append(estimate.failure());
            }
        });
        if (failure.isEmpty() && (prediction.phase() == Phase.UNRESOLVED || !prediction.converged())) {
            failure.append(prediction.note().isEmpty() ? "did not converge" : prediction.note());
        }
        return new Cell(prediction.phase(), prediction.converged(), failure.toString(), Map.copyOf(prediction.quantities()));
    }

    static Cell failed(String why) {
        return new Cell(Phase.UNRESOLVED, false, why, Map.of());
    }

    /** Whether the cell or one of its numbers failed. */
    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** The value of a quantity; NaN if the state lacks it or its computation failed. */
    public double value(Quantity quantity) {
        Estimate estimate = quantities.get(quantity);
        return estimate == null || estimate.isFailed() ? Double.NaN : estimate.value();
    }
}
