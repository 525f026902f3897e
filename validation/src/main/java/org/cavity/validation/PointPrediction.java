package org.cavity.validation;

import java.util.Collections;
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
     * What a solver says of rest, where networks that start near it stay; nothing where there is no rest or it is not
     * stable.
     *
     * @param prediction with all its states
     */
    static PointPrediction ofRest(Prediction prediction) {
        PointPrediction attractor = of(prediction);
        Map<Quantity, Estimate> rest = prediction.states().stream()
                .filter(State::stable)
                .map(State::quantities)
                .filter(PointPrediction::isRest)
                .findFirst()
                .orElse(Map.of());
        String absence = rest.isEmpty()
                ? "is not known of where networks that start near rest end: rest is no stable state"
                : "is not known of rest";
        return new PointPrediction(attractor.phase, rest, absence, attractor.warnings);
    }

    /** Whether there is no activity, E[φ²] = 0 within its error. */
    private static boolean isRest(Map<Quantity, Estimate> state) {
        Estimate activity = state.get(Quantity.RATE_VARIANCE);
        return activity != null && !activity.isFailed() && activity.value() <= activity.error();
    }

    Estimate estimate(Quantity quantity) {
        Estimate estimate = quantities.get(quantity);
        return estimate != null ? estimate : Estimate.failed(quantity + " " + absence);
    }
}
