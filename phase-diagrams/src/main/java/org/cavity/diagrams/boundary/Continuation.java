package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * Follows a curve f(u, v) = 0 through the unit square by pseudo-arclength continuation (Keller 1977; Allgower &amp; Georg
 * 1990, chapter 6): a predictor along the curve's tangent and curvature, a corrector orthogonal to it by the secant
 * method, and steps as long as the curve is straight and the corrector succeeds. So it passes turning points along either
 * axis. Where it fails at short steps, a kink of the curve is looked for on an arc around the last point.
 *
 * <p>The curve ends at the rim of the square, on which its last point lies, where f ceases to exist or jumps, which is
 * found to {@link #SHORTEST}, where it is closed, or where it runs into a curve that is known.
 */
final class Continuation {

    /** Length of a step at which the curve ends, in units of the square. */
    static final double SHORTEST = 1e-8;

    private static final double LONGEST = 1.0 / 32;
    private static final double FIRST = 1.0 / 256;

    /** Length of a step at which kinks are looked for, and by which they may be cut off. */
    private static final double KINK = 1e-3;

    /** Radius below which bends are not told from ends. */
    private static final double SHARPEST = 1e-5;

    /** Turns in a row of one kink. */
    private static final int MOST_TURNS = 3;

    /** By how much the direction should change over a step. */
    private static final double TURN = 0.12;

    private static final double LARGEST_TURN = 0.4;

    private static final double GROWTH = 1.6;

    /** The largest correction, as a share of the step. */
    private static final double LARGEST_CORRECTION = 0.3;

    /**
     * A correction, as a share of the step, above which a change of sides is that of another branch. Where branches are
     * apart by a gap it is that of (gap/step)², so that shorter steps see it, and at a crossing that of step².
     */
    private static final double CROSSING = 1e-5;

    private static final int MAX_STEPS = 4000;

    /** Distance from the curve at which a point is one of it. */
    private static final double FARTHEST = 1e-7;

    /** Distance for differences. */
    private static final double DIFFERENCE = 1e-6;

    /** Distance from a root at which f has the signs of either side. */
    private static final double BESIDE = 1e-7;

    /**
     * Sine of the angle between curve and rim, per length of the step, below which the curve is followed rather than met
     * with the rim: it may bend away before.
     */
    private static final double GRAZING = 50;

    private static final double LARGEST_GRAZING = 0.05;

    /** What is left out of the points by which an end is approached. */
    private static final double CLUTTER = 1e-4;

    private final DoubleBinaryOperator f;
    private final TracedCurves known;
    private final List<double[]> points = new ArrayList<>();

    /** Kinks turned since the last regular step of some length. */
    private int turns;

    /** Index of the first point that the next one is predicted from. */
    private int origin;

    private double[] tangent;
    private double[] bend = {0, 0};
    private double slope;
    private double step = FIRST;
    private boolean atRim;

    private Continuation(DoubleBinaryOperator f, TracedCurves known, double[] start, double[] tangent, double slope) {
        this.f = f;
        this.known = known;
        this.points.add(start);
        this.tangent = tangent;
        this.slope = slope;
    }

    /**
     * The whole piece through a point of a curve.
     *
     * @param f function on the unit square, NaN where it does not exist
     * @param root the point, which f decides about if it is a little off
     * @param known curves that it may run into
     * @return empty if f is not zero there, or has no gradient; one point if no curve leads away from it
     */
    static Optional<Polyline> through(DoubleBinaryOperator f, double[] root, TracedCurves known) {
        double value = f.applyAsDouble(root[0], root[1]);
        double[] gradient = gradient(f, root, value);
        double size = Math.hypot(gradient[0], gradient[1]);
        double distance = value / size;
        // Not so for NaN either.
        if (!(Math.abs(distance) <= FARTHEST)) {
            return Optional.empty();
        }
        double[] corrected = ontoRim(Vector.plus(root, -distance / size, gradient));
        double[] start = Vector.isInUnitSquare(corrected) ? corrected : root;
        double[] along = {gradient[1] / size, -gradient[0] / size};
        Continuation forward = new Continuation(f, known, start, along, size);
        forward.run();
        List<double[]> all = new ArrayList<>(forward.points);
        if (forward.points.size() == 1 || !new Polyline(forward.points).isClosed()) {
            Continuation backward = new Continuation(f, known, start, new double[] {-along[0], -along[1]}, -size);
            backward.run();
            backward.points.subList(1, backward.points.size()).forEach(p -> all.add(0, p));
        }
        return Optional.of(new Polyline(List.copyOf(all)));
    }

    /** The point, on the rim if it is no farther from it than the corrector is accurate. */
    private static double[] ontoRim(double[] p) {
        return new double[] {ontoRim(p[0]), ontoRim(p[1])};
    }

    private static double ontoRim(double coordinate) {
        return Math.abs(coordinate) < Correction.ACCURACY
                ? 0
                : Math.abs(coordinate - 1) < Correction.ACCURACY ? 1 : coordinate;
    }

    /** By differences taken within the square. */
    private static double[] gradient(DoubleBinaryOperator f, double[] p, double value) {
        double[] gradient = new double[2];
        for (int i = 0; i < 2; i++) {
            double d = p[i] < 0.5 ? DIFFERENCE : -DIFFERENCE;
            gradient[i] = (f.applyAsDouble(p[0] + (1 - i) * d, p[1] + i * d) - value) / d;
            boolean room = p[i] >= DIFFERENCE && p[i] <= 1 - DIFFERENCE;
            if (Double.isNaN(gradient[i]) && room) {
                gradient[i] = (value - f.applyAsDouble(p[0] - (1 - i) * d, p[1] - i * d)) / d;
            }
        }
        return gradient;
    }

    private void run() {
        boolean wasKnown = false;
        for (int i = 0; i < MAX_STEPS && !atRim && advance(); i++) {
            if (closes()) {
                points.set(points.size() - 1, points.get(0));
                return;
            }
            boolean isKnown = known.runsAlong(last(1), last(0));
            if (isKnown && wasKnown) {
                points.remove(points.size() - 1);
                return;
            }
            wasKnown = isKnown;
        }
        clear();
    }

    /** The points just before the end show how it was found, not the curve. */
    private void clear() {
        double[] end = last(0);
        while (points.size() > 2 && Vector.distance(last(1), end) < CLUTTER) {
            points.remove(points.size() - 2);
        }
    }

    /** Whether the last step passed the beginning in the direction of the first. */
    private boolean closes() {
        if (points.size() < 4) {
            return false;
        }
        double[] first = points.get(0);
        double[] chord = Vector.between(last(1), last(0));
        double[] onward = Vector.between(first, points.get(1));
        return chord[0] * onward[0] + chord[1] * onward[1] > 0
                && Chord.of(points, points.size() - 2).passes(first);
    }

    /** One point more; false at the end of the curve. */
    private boolean advance() {
        double tried = step;
        while (step >= SHORTEST) {
            if (stepped(step < tried || step < FIRST)) {
                turns = step < KINK ? turns : 0;
                adapt(step == tried);
                return true;
            }
            if (atRim) {
                return false;
            }
            if (turns < MOST_TURNS && step < KINK && step > SHARPEST && turned()) {
                return true;
            }
            step *= 0.5;
        }
        return false;
    }

    /**
     * Predictor and corrector.
     *
     * @param doubtful whether longer steps failed, so that f may cease to exist close by, and go to zero there
     */
    private boolean stepped(boolean doubtful) {
        double[] from = last(0);
        double[] to = {
            from[0] + step * tangent[0] + step * step * bend[0], from[1] + step * tangent[1] + step * step * bend[1]
        };
        double[] onward = Vector.unit(new double[] {tangent[0] + 2 * step * bend[0], tangent[1] + 2 * step * bend[1]});
        double[] normal = {-onward[1], onward[0]};
        if (!Vector.isInUnitSquare(to)) {
            return metRim(from, to, normal);
        }
        Optional<Correction> correction = Correction.of(f, to, normal, slope, LARGEST_CORRECTION * step);
        if (correction.isEmpty() || changesSides(correction.get())) {
            return false;
        }
        double[] point = Vector.plus(to, correction.get().length(), normal);
        return (!doubtful || isCrossed(point, normal))
                && accept(point, correction.get().slope());
    }

    /** The point where the curve crosses the rim, by the corrector along the rim. */
    private boolean metRim(double[] from, double[] to, double[] normal) {
        int across = 0;
        double share = 1;
        double bound = 0;
        for (int i = 0; i < 2; i++) {
            double rim = to[i] < 0 ? 0 : 1;
            if (to[i] < 0 || to[i] > 1) {
                double here = (rim - from[i]) / (to[i] - from[i]);
                if (here <= share) {
                    across = i;
                    share = here;
                    bound = rim;
                }
            }
        }
        if (share * step < Correction.ACCURACY) {
            points.set(points.size() - 1, ontoRim(from));
            atRim = true;
            return false;
        }
        double[] along = {across, 1 - across};
        double projection = normal[0] * along[0] + normal[1] * along[1];
        if (Math.abs(projection) < Math.min(LARGEST_GRAZING, GRAZING * step)) {
            return false;
        }
        double[] met = Vector.plus(from, share, Vector.between(from, to));
        met[across] = bound;
        double limit = LARGEST_CORRECTION * share * step / Math.abs(projection);
        Optional<Correction> correction = Correction.of(f, met, along, slope * projection, limit);
        atRim = correction.isPresent()
                && accept(Vector.plus(met, correction.get().length(), along), slope);
        return atRim;
    }

    private boolean isCrossed(double[] point, double[] normal) {
        return SignChange.between(
                valueAt(Vector.plus(point, -BESIDE, normal)), valueAt(Vector.plus(point, BESIDE, normal)));
    }

    /**
     * Whether f rises where it fell, so that another branch of the curve has been found; a curve that crosses itself does
     * so, too, but just where it was expected.
     */
    private boolean changesSides(Correction correction) {
        return correction.slope() * slope < 0 && Math.abs(correction.length()) > CROSSING * step;
    }

    /** Takes a point if the curve does not turn too much on the way to it. */
    private boolean accept(double[] point, double slopeThere) {
        double[] chord = Vector.between(last(0), point);
        double length = Math.hypot(chord[0], chord[1]);
        if (!Vector.isInUnitSquare(point) || length == 0 || 2 * Vector.angle(tangent, chord) > LARGEST_TURN) {
            return false;
        }
        points.add(point);
        slope = slopeThere;
        return true;
    }

    /** Where the curve goes on after a kink: a root on the arc around the last point, the one that turns least. */
    private boolean turned() {
        double[] centre = last(0);
        double heading = Math.atan2(tangent[1], tangent[0]);
        double[] left = new double[4];
        double[] right = new double[4];
        for (int k = 0; k < 4; k++) {
            left[k] = onArc(centre, heading + k * Math.PI / 4);
            right[k] = k == 0 ? left[0] : onArc(centre, heading - k * Math.PI / 4);
        }
        for (int k = 0; k < 3; k++) {
            for (int side = 1; side >= -1; side -= 2) {
                double[] values = side > 0 ? left : right;
                // Counterclockwise f must rise as it does to the left of the curve; else this is a way back.
                boolean rises = side * (values[k + 1] - values[k]) * slope > 0;
                if (rises && SignChange.between(values[k], values[k + 1])) {
                    double first = heading + side * k * Math.PI / 4;
                    double width = side * Math.PI / 4;
                    Optional<Double> share = new SignChange(centre, centre, values[k], values[k + 1])
                            .share(t -> onArc(centre, first + t * width), Correction.ACCURACY / step);
                    if (share.isPresent()) {
                        double angle = first + share.get() * width;
                        restart(new double[] {Math.cos(angle), Math.sin(angle)});
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private double onArc(double[] centre, double angle) {
        return valueAt(new double[] {centre[0] + step * Math.cos(angle), centre[1] + step * Math.sin(angle)});
    }

    /** NaN outside the square. */
    private double valueAt(double[] p) {
        return Vector.isInUnitSquare(p) ? f.applyAsDouble(p[0], p[1]) : Double.NaN;
    }

    /** Goes on from the point at the length of the step in a direction, with f rising to the same side as before. */
    private void restart(double[] direction) {
        double[] point = Vector.plus(last(0), step, direction);
        points.add(point);
        origin = points.size() - 1;
        turns++;
        bend = new double[] {0, 0};
        double[] gradient = gradient(f, point, f.applyAsDouble(point[0], point[1]));
        double size = Math.copySign(Math.hypot(gradient[0], gradient[1]), slope);
        if (Double.isFinite(1 / size)) {
            slope = size;
            tangent = new double[] {gradient[1] / size, -gradient[0] / size};
        } else {
            tangent = direction;
        }
    }

    /** Tangent and curvature at the new point from those before, and the length of the next step. */
    private void adapt(boolean mayGrow) {
        double[] chord = Vector.between(last(1), last(0));
        double length = Math.hypot(chord[0], chord[1]);
        double[] direction = Vector.unit(chord);
        double turn = 2 * Vector.angle(tangent, chord);
        double[] before = tangent;
        if (points.size() - origin > 2) {
            double[] earlier = Vector.between(last(2), last(1));
            before = Vector.unit(earlier);
            length += Math.hypot(earlier[0], earlier[1]);
        }
        // The second divided difference; a tangent is that of two points in one.
        bend = new double[] {(direction[0] - before[0]) / length, (direction[1] - before[1]) / length};
        tangent = Vector.unit(Vector.plus(direction, Math.hypot(chord[0], chord[1]), bend));
        double factor = Math.min(mayGrow ? GROWTH : 1, Math.max(0.5, TURN / turn));
        step = Math.min(LONGEST, step * factor);
    }

    private double[] last(int back) {
        return points.get(points.size() - 1 - back);
    }
}
