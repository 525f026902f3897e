package org.cavity.diagrams.sweep;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;

/**
 * What theory says in one cell of a sweep.
 *
 * @param phase the phase
 * @param converged whether every number reached its tolerance, those apart that are unresolved
 * @param failure why the cell or one of its numbers failed; empty if nothing did
 * @param unresolved which numbers take more than theory can afford, and why; empty if none does
 * @param quantities the numbers that the state has
 */
public record Cell(
        Phase phase, boolean converged, String failure, String unresolved, Map<Quantity, Estimate> quantities) {

    static Cell of(Prediction prediction) {
        String failure = lacking(prediction, false);
        String unresolved = lacking(prediction, true);
        if (failure.isEmpty() && (prediction.phase() == Phase.UNRESOLVED || !prediction.converged())) {
            failure = prediction.note().isEmpty() ? "did not converge" : prediction.note();
        }
        return new Cell(
                prediction.phase(), prediction.converged(), failure, unresolved, Map.copyOf(prediction.quantities()));
    }

    static Cell failed(String why) {
        return new Cell(Phase.UNRESOLVED, false, why, "", Map.of());
    }

    private static String lacking(Prediction prediction, boolean unresolved) {
        return Prediction.lacking(prediction.quantities(), unresolved).entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
                .collect(Collectors.joining("; "));
    }

    /** Whether {@link #failure} or {@link #unresolved} of a cell names a quantity as one that lacks. */
    public static boolean names(String lacking, Quantity quantity) {
        return Pattern.compile("(^|; |, )" + Pattern.quote(quantity.name()) + "(, |: )")
                .matcher(lacking)
                .find();
    }

    /** Whether the cell or one of its numbers failed. */
    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** Whether one of its numbers takes more than theory can afford, which is no failure. */
    public boolean isUnresolved() {
        return !unresolved.isEmpty();
    }

    /** The value of a quantity; NaN if the state lacks it or its computation failed. */
    public double value(Quantity quantity) {
        Estimate estimate = quantities.get(quantity);
        return estimate == null || estimate.isFailed() ? Double.NaN : estimate.value();
    }
}
