package org.cavity.diagrams.boundary;

import java.util.List;

/**
 * The straight line between two neighbouring points of a traced curve.
 *
 * @param from first point
 * @param to second point
 * @param sagitta largest distance that the curve is expected to have from it
 */
record Chord(double[] from, double[] to, double sagitta) {

    /** Larger turns are those of kinks, not of curves. */
    private static final double LARGEST_TURN = 0.4;

    /** Angle between directions that are the same. */
    private static final double PARALLEL = 0.2;

    /** Accuracy of a point on a straight curve, with room for rounding. */
    private static final double LEAST = 1e-7;

    /** The chord from a point of the curve to the next. */
    static Chord of(List<double[]> points, int first) {
        double[] from = points.get(first);
        double[] to = points.get(first + 1);
        double[] chord = Vector.between(from, to);
        double turn = 0;
        if (first > 0) {
            turn = Vector.angle(Vector.between(points.get(first - 1), from), chord);
        }
        if (first + 2 < points.size()) {
            turn = Math.max(turn, Vector.angle(chord, Vector.between(to, points.get(first + 2))));
        }
        // An arc that turns by φ over its length L is off its chord by φ L / 8; twice that for changing curvature.
        double length = Math.hypot(chord[0], chord[1]);
        return new Chord(from, to, LEAST + Math.min(turn, LARGEST_TURN) * length / 4);
    }

    /** Whether the curve between the two points may contain this one. */
    boolean passes(double[] point) {
        double[] chord = Vector.between(from, to);
        double length = Math.hypot(chord[0], chord[1]);
        if (length == 0) {
            return false;
        }
        double[] there = Vector.between(from, point);
        double along = (there[0] * chord[0] + there[1] * chord[1]) / length;
        double across = (there[0] * chord[1] - there[1] * chord[0]) / length;
        return along >= -sagitta && along <= length + sagitta && Math.abs(across) <= sagitta;
    }

    /** Whether it has the same direction as another one, or the opposite one. */
    boolean isParallelTo(double[] a, double[] b) {
        double angle = Vector.angle(Vector.between(from, to), Vector.between(a, b));
        return Math.min(angle, Math.PI - angle) < PARALLEL;
    }

    /** Whether it crosses a segment, so far from the segment's ends that the curve does so, too. */
    boolean crosses(double[] a, double[] b) {
        double[] chord = Vector.between(from, to);
        double[] segment = Vector.between(a, b);
        double determinant = chord[0] * segment[1] - chord[1] * segment[0];
        if (determinant == 0) {
            return false;
        }
        double[] there = Vector.between(from, a);
        double along = (there[0] * segment[1] - there[1] * segment[0]) / determinant;
        double share = (there[0] * chord[1] - there[1] * chord[0]) / determinant;
        double sine = Math.abs(determinant) / Math.hypot(chord[0], chord[1]) / Math.hypot(segment[0], segment[1]);
        double room = 2 * sagitta / sine / Math.hypot(segment[0], segment[1]);
        return along >= 0 && along <= 1 && share > room && share < 1 - room;
    }
}
