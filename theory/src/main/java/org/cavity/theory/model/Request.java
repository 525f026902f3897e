package org.cavity.theory.model;

import java.util.Set;

/**
 * What a prediction is to contain.
 *
 * @param quantities the quantities wanted; those that the state lacks stay absent
 * @param states whether to list every state and fixed point, or only the one that {@code quantities} describe
 * @param lags lags, in units of tau, at which the autocorrelation is wanted; empty for none
 */
public record Request(Set<Quantity> quantities, boolean states, double... lags) {

    /** Only these quantities, of the attractor alone. */
    public static Request of(Quantity... quantities) {
        return new Request(Set.of(quantities), false);
    }
}
