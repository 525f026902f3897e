package org.cavity.theory.model;

import java.util.Objects;

/**
 * A prediction and what a neighbouring point may start from.
 *
 * @param prediction the prediction
 * @param sequel numbers that {@link Theory#predictNear} of a neighbouring point understands, of no meaning to anybody
 *     else and not to be modified; empty if there is nothing to start from
 */
public record Continued(Prediction prediction, double[] sequel) {

    /** The start of a point that has no neighbour to start from. */
    public static final double[] NOTHING = {};

    /** Checks that both are there. */
    public Continued {
        Objects.requireNonNull(prediction);
        Objects.requireNonNull(sequel);
    }
}
