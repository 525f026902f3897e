package org.cavity.validation;

import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;

/**
 * One quantity measured in independent networks of one size.
 *
 * @param settings size, seed and times that reproduce it
 * @param sample the values
 */
public record SizedSample(SimulationSettings settings, Sample sample) {

    /** Network size N. */
    public int size() {
        return settings.size();
    }
}
