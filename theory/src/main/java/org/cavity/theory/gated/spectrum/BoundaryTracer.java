package org.cavity.theory.gated.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.model.Columns;
import org.cavity.theory.rootfinding.Roots;

/**
 * Draws the graph Y(x) of the edge over one interval of the real axis. The points crowd geometrically towards both
 * ends, where the edge is a parabola or, at a gate that reaches 0, a cusp over many decades; between them they are
 * added until chords and curve agree.
 */
final class BoundaryTracer {

    /** Ratio of distances from an end of neighbouring points: eight a decade. */
    private static final double RATIO = Math.pow(10, -0.125);

    /** Nearest point to an end, relative to the end itself, or to the length of the interval if the end is 0. */
    private static final double NEAREST = 1e-3;

    private static final double NEAREST_TO_ZERO = 1e-12;

    /** Distance of curve and chord, relative to Y: what pictures over the logarithm of the distance from 0 need. */
    private static final double SAG = 0.005;

    /** The same relative to the length of the interval, a small part of a pixel. */
    private static final double SMOOTH = 2e-4;

    private static final int DEPTH = 6;

    /** In ln Y, from one place to the next. */
    private static final double FIRST_STEP = 0.2;

    /** In ln Y, from the middle of a chord to the curve. */
    private static final double REFINED_STEP = 4 * SAG;

    private static final double SMALLEST = -690;

    private final BulkBoundary boundary;

    BoundaryTracer(BulkBoundary boundary) {
        this.boundary = boundary;
    }

    Columns trace(double left, double right) {
        double length = right - left;
        TreeSet<Double> places = new TreeSet<>();
        crowd(places, left, 1, length);
        crowd(places, right, -1, length);
        List<double[]> upper = new ArrayList<>();
        upper.add(new double[] {right, 0});
        double[] before = null;
        for (double x : places.descendingSet()) {
            if (x <= left || x >= right) {
                continue;
            }
            double[] here = {x, height(x, before == null || before[1] == 0 ? length : before[1], FIRST_STEP)};
            if (before != null) {
                refine(upper, before, here, length, DEPTH);
            }
            upper.add(here);
            before = here;
        }
        upper.add(new double[] {left, 0});
        return closed(upper);
    }

    private static void crowd(TreeSet<Double> places, double end, int direction, double length) {
        double nearest =
                end == 0 ? NEAREST_TO_ZERO * length : Math.max(NEAREST * Math.min(Math.abs(end), length), 1e-13);
        for (double d = 0.5 * length; d > nearest; d *= RATIO) {
            places.add(end + direction * d);
        }
    }

    private void refine(List<double[]> upper, double[] a, double[] b, double length, int depth) {
        double x = 0.5 * (a[0] + b[0]);
        if (depth == 0 || x == a[0] || x == b[0]) {
            return;
        }
        double chord = 0.5 * (a[1] + b[1]);
        double[] middle = {x, height(x, Math.max(chord, Double.MIN_NORMAL), REFINED_STEP)};
        if (Math.abs(middle[1] - chord) <= Math.min(SAG * middle[1], SMOOTH * length)) {
            return;
        }
        refine(upper, a, middle, length, depth - 1);
        upper.add(middle);
        refine(upper, middle, b, length, depth - 1);
    }

    /**
     * Y(x); 0 where it is too small a number.
     *
     * @param guess what it may be
     * @param firstStep by how much ln Y may differ from that of the guess, to begin with
     */
    private double height(double x, double guess, double firstStep) {
        DoubleUnaryOperator f = t -> Math.log(boundary.value(x, Math.exp(t)));
        double lower = Math.log(guess);
        double upper = lower;
        double step = firstStep;
        if (f.applyAsDouble(lower) > 0) {
            do {
                lower = upper;
                upper += step;
                step *= 2;
            } while (f.applyAsDouble(upper) > 0);
        } else {
            do {
                upper = lower;
                lower -= step;
                step *= 2;
                if (lower < SMALLEST) {
                    return 0;
                }
            } while (f.applyAsDouble(lower) <= 0);
        }
        return Math.exp(Roots.between(f, lower, upper));
    }

    private static Columns closed(List<double[]> upper) {
        int n = upper.size();
        double[] re = new double[2 * n - 1];
        double[] im = new double[2 * n - 1];
        for (int i = 0; i < n; i++) {
            re[i] = upper.get(i)[0];
            im[i] = upper.get(i)[1];
            re[2 * n - 2 - i] = re[i];
            im[2 * n - 2 - i] = im[i] == 0 ? 0 : -im[i];
        }
        return Columns.of("re", re, "im", im);
    }
}
