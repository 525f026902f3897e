package org.cavity.diagrams.boundary;

import java.util.List;

/**
 * A piece of a curve.
 *
 * @param points its points in order, each {@code {x, y}}; a closed curve repeats its first point at the end
 */
public record Polyline(List<double[]> points) {

    /** All values of one coordinate, 0 for x and 1 for y. */
    public double[] coordinate(int axis) {
        return points.stream().mapToDouble(p -> p[axis]).toArray();
    }
}
