package org.cavity.theory.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What theory says of one fixed point, stable or not.
 *
 * @param point the fixed point
 * @param quantities those of the requested quantities that exist there
 * @param boundary boundary of the Jacobian's bulk spectrum as closed curves, curve name → columns {@code re}, {@code
 *     im}
 */
public record FixedPointPrediction(
        FixedPoint point, Map<Quantity, Estimate> quantities, Map<String, Columns> boundary) {

    /** Copies the maps, in order. */
    public FixedPointPrediction {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        boundary = Collections.unmodifiableMap(new LinkedHashMap<>(boundary));
    }
}
