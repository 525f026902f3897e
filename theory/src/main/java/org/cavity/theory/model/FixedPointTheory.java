package org.cavity.theory.model;

/**
 * The theory of a model's fixed points, each for itself: no attractor is solved for.
 *
 * @param <P> the model's parameter record
 */
public interface FixedPointTheory<P extends Record> {

    /**
     * What there is at a fixed point.
     *
     * @param number place of the fixed point in {@link Prediction#fixedPoints}, by rising variance from 1 on
     * @param request the quantities, and with what means they are computed
     * @throws IllegalArgumentException if there are fewer fixed points
     */
    FixedPointPrediction predict(P parameters, int number, Request request);
}
