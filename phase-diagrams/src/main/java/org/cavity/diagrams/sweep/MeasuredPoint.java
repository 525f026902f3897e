package org.cavity.diagrams.sweep;

import java.util.List;
import org.cavity.validation.PointPrediction;
import org.cavity.validation.SizedMeasurement;

/**
 * What theory and networks said at a point of a map, before they are compared.
 *
 * @param prediction theory
 * @param sizes networks of each size
 */
public record MeasuredPoint(PointPrediction prediction, List<SizedMeasurement> sizes) {

    /** Copies the list. */
    public MeasuredPoint {
        sizes = List.copyOf(sizes);
    }
}
