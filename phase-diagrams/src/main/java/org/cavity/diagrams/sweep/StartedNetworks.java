package org.cavity.diagrams.sweep;

import org.cavity.numerics.model.Measurement;

/**
 * What networks at one value of a path came to from their initial states.
 *
 * @param parameter value of the path's parameter
 * @param measurement what they do after the transient; its settings tell the size of the initial states
 */
public record StartedNetworks(double parameter, Measurement measurement) {

    /** Whether they started near rest, not as far out as the model's networks usually do. */
    public boolean isSmall() {
        return measurement.settings().initialScale() < 1;
    }
}
