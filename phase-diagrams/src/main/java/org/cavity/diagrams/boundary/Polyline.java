package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a curve.
 *
 * @param points its points in order, each {@code {x, y}}; a closed curve repeats its first point at the end
 */
public record Polyline(List<double[]> points) {

    /** Whether it ends where it began. */
    public boolean isClosed() {
        return Vector.distance(first(), last()) == 0;
    }

    /**
     * One curve out of two open ones that share an end.
     *
     * @param tolerance largest distance between ends that are the same
     * @return empty if they share none
     */
    Optional<Polyline> joinedWith(Polyline other, double tolerance) {
        if (isClosed() || other.isClosed()) {
            return Optional.empty();
        }
        for (Polyline a : List.of(this, reversed())) {
            for (Polyline b : List.of(other, other.reversed())) {
                if (Vector.distance(a.last(), b.first()) <= tolerance) {
                    List<double[]> all = new ArrayList<>(a.points);
                    all.addAll(b.points.subList(1, b.points.size()));
                    return Optional.of(new Polyline(List.copyOf(all)));
                }
            }
        }
        return Optional.empty();
    }

    private Polyline reversed() {
        List<double[]> backward = new ArrayList<>(points);
        Collections.reverse(backward);
        return new Polyline(backward);
    }

    private double[] first() {
        return points.get(0);
    }

    private double[] last() {
        return points.get(points.size() - 1);
    }
}
