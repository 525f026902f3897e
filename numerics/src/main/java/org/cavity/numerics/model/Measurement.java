package org.cavity.numerics.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.theory.model.Quantity;

/**
 * What simulation says of the attractor that networks of one size reach from a large initial state.
 *
 * @param settings size, seeds and times that reproduce it
 * @param quantities the measured quantities
 * @param warnings what the reader of the numbers must know: a network whose activity died out or blew up, a transient
 *     that was too short
 */
public record Measurement(SimulationSettings settings, Map<Quantity, Sample> quantities, List<String> warnings) {

    /** Copies map and list; the map keeps its order. */
    public Measurement {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        warnings = List.copyOf(warnings);
    }

    /**
     * The sample of a quantity.
     *
     * @throws IllegalStateException if it was not measured
     */
    public Sample sample(Quantity quantity) {
        Sample sample = quantities.get(quantity);
        if (sample == null) {
            throw new IllegalStateException(quantity.name() + " was not measured");
        }
        return sample;
    }
}
