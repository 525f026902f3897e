package org.cavity.theory.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The N → ∞ theory of one model, as everything downstream sees it.
 *
 * @param <P> the model's parameter record
 */
public interface Theory<P extends Record> {

    /** Name on the command line: {@code additive}. */
    String name();

    /** What the model is, as one line with its equation. */
    String summary();

    /** The model's parameters. */
    ParameterSchema<P> schema();

    /** Every quantity that {@link #predict} can give, in the order of display. */
    List<Quantity> quantities();

    /** Those of {@link #quantities()} cheap enough to be computed in every cell of a sweep. */
    Set<Quantity> sweepQuantities();

    /**
     * Solves the theory at one point. Never throws for a state that cannot be solved: the prediction then says so in
     * its phase, note or failed quantities.
     */
    Prediction predict(P parameters, Request request);

    /**
     * Predictions along a path of neighbouring points, each of which may be solved from the one before. The function
     * serves one thread; what it gives depends on the path alone.
     */
    default Function<P, Prediction> predictor(Request request) {
        return parameters -> predict(parameters, request);
    }

    /** The boundaries known by root finding. */
    List<CriticalLine<P>> criticalLines();

    /** Boundary of the Jacobian's bulk spectrum as closed curves, curve name → columns {@code re}, {@code im}. */
    Map<String, Columns> spectralBoundary(P parameters);

    /** The map drawn when no axes are named. */
    StandardMap standardMap();
}
