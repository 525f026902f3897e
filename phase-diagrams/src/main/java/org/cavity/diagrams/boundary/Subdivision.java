package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * More points of a curve f(u, v) = 0 where it bends, so that it is drawn, and compared with cells, where it is. The
 * steps by which it was followed do not care: they may leave out 1e-3 and more in a bend.
 */
final class Subdivision {

    private static final int DEEPEST = 5;

    /** Distance for differences. */
    private static final double DIFFERENCE = 1e-6;

    private final DoubleBinaryOperator f;
    private final List<double[]> points = new ArrayList<>();

    private Subdivision(DoubleBinaryOperator f) {
        this.f = f;
    }

    /**
     * The curve with points put between those that it has.
     *
     * @param piece points on the curve
     * @param f function on the unit square, NaN where it does not exist
     * @return no farther than {@link GraphOfLine#FLATNESS} from the curve, but for kinks, and where f ends beside it
     */
    static Polyline of(Polyline piece, DoubleBinaryOperator f) {
        Subdivision subdivision = new Subdivision(f);
        List<double[]> given = piece.points();
        subdivision.points.add(given.get(0));
        for (int i = 0; i + 1 < given.size(); i++) {
            Chord chord = Chord.of(given, i);
            // It is twice what is expected.
            if (chord.sagitta() > 2 * GraphOfLine.FLATNESS) {
                subdivision.addBetween(chord.from(), chord.to(), chord.sagitta(), 0);
            }
            subdivision.points.add(chord.to());
        }
        return new Polyline(List.copyOf(subdivision.points));
    }

    /** Halves of an arc have a quarter of its sagitta; where they may have more, they are halved in turn. */
    private void addBetween(double[] from, double[] to, double sagitta, int depth) {
        double[] chord = Vector.unit(Vector.between(from, to));
        double[] normal = {-chord[1], chord[0]};
        double[] middle = Vector.plus(from, 0.5, Vector.between(from, to));
        Optional<Correction> correction = Correction.of(f, middle, normal, slope(middle, normal), sagitta);
        // The curve is beyond the rim, or f does not exist so far from it: the chord is what is known.
        if (correction.isEmpty()) {
            return;
        }
        double[] point = Vector.plus(middle, correction.get().length(), normal);
        double off = Math.abs(correction.get().length());
        boolean bends = off > 2 * GraphOfLine.FLATNESS && depth < DEEPEST;
        if (bends) {
            addBetween(from, point, off, depth + 1);
        }
        points.add(point);
        if (bends) {
            addBetween(point, to, off, depth + 1);
        }
    }

    /** To the side on which f exists. */
    private double slope(double[] p, double[] n) {
        double value = f.applyAsDouble(p[0], p[1]);
        double slope = (at(p, DIFFERENCE, n) - value) / DIFFERENCE;
        return Double.isNaN(slope) ? (value - at(p, -DIFFERENCE, n)) / DIFFERENCE : slope;
    }

    private double at(double[] p, double distance, double[] n) {
        double[] beside = Vector.plus(p, distance, n);
        return Vector.isInUnitSquare(beside) ? f.applyAsDouble(beside[0], beside[1]) : Double.NaN;
    }
}
