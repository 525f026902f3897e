package org.cavity.theory.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One self-consistent state of the network.
 *
 * @param kind {@code "fixed-point"}, {@code "chaotic"} or {@code "noise-driven"}
 * @param stable whether the dynamics stays there
 * @param quantities its order parameters
 */
public record State(String kind, boolean stable, Map<Quantity, Estimate> quantities) {

    /** Copies the map, in order. */
    public State {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }
}
