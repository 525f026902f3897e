package org.cavity.validation;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.State;

/**
 * What theory says at a point where it is compared with simulation.
 *
 * @param phase the phase
 * @param quantities the numbers that there are
 * @param absence why others are absent, as the end of a phrase that begins with the quantity
 * @param warnings what the reader of a comparison must know of it
 */
public record PointPrediction(Phase phase, Map<Quantity, Estimate> quantities, String absence, List<String> warnings) {

    /** Copies map and list, in order. */
    public PointPrediction {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        warnings = List.copyOf(warnings);
    }

    /** What a solver says. */
    static PointPrediction of(Prediction prediction) {
        List<String> warnings = prediction.converged()
                ? List.of()
                : List.of("theory did not converge" + (prediction.note().isEmpty() ? "" : ": " + prediction.note()));
        String absence = "does not exist in the " + prediction.phase().label() + " state";
        return new PointPrediction(prediction.phase(), prediction.quantities(), absence, warnings);
    }

    /**
     * What a solver says of the stable state of least activity E[φ²], where networks that start near rest end.
     *
     * @param prediction with all its states
     */
    static PointPrediction ofLeastActive(Prediction prediction) {
        PointPrediction attractor = of(prediction);
        Map<Quantity, Estimate> least = prediction.states().stream()
                .filter(State::stable)
                .map(State::quantities)
                .filter(q -> q.containsKey(Quantity.RATE_VARIANCE))
                .min(Comparator.comparingDouble(
                        q -> q.get(Quantity.RATE_VARIANCE).value()))
                .orElse(Map.of());
        return new PointPrediction(
                attractor.phase, least, "is not known of the stable state of least activity", attractor.warnings);
    }

    Estimate estimate(Quantity quantity) {
        Estimate estimate = quantities.get(quantity);
        return estimate != null ? estimate : Estimate.failed(quantity + " " + absence);
    }
}
