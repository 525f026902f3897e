package org.cavity.theory.gated.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.rootfinding.Roots;

/**
 * The intervals of the real axis on which f &gt; 1. Beyond the outermost poles f is monotone, between two neighbouring
 * ones log-convex, so that its least value there decides whether the bulk has a gap.
 */
final class RealSections {

    /** Poles whose part of the bulk is narrower than this, relative to their place, are left out. */
    private static final double NARROW = 1e-12;

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    /** A gap narrower than 0.618^60 of the distance between its poles is not seen. */
    private static final int SECTIONS = 60;

    private final BulkBoundary boundary;
    private final OpeningLaw law;
    private final double[] poles;

    /**
     * Sections of a bulk.
     *
     * @param boundary the bulk
     * @param law its law of openings
     * @param gatePoles poles of f that are not the law's
     */
    RealSections(BulkBoundary boundary, OpeningLaw law, double... gatePoles) {
        this.boundary = boundary;
        this.law = law;
        double[] all = law.poles();
        for (double pole : gatePoles) {
            boolean covered = law.isContinuous() && pole >= -1;
            if (!covered && Arrays.binarySearch(all, pole) < 0) {
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = pole;
                Arrays.sort(all);
            }
        }
        this.poles = all;
    }

    List<double[]> intervals() {
        List<double[]> result = new ArrayList<>();
        if (law.poles().length == 0) {
            return result;
        }
        double start = leftEnd();
        for (int i = 0; i + 1 < poles.length; i++) {
            double outside = outsideBetween(i);
            if (!Double.isNaN(outside)) {
                add(result, start, edge(poles[i], outside));
                start = edge(poles[i + 1], outside);
            }
        }
        add(result, start, rightEnd());
        return result;
    }

    private static void add(List<double[]> intervals, double start, double end) {
        if (start < end) {
            intervals.add(new double[] {start, end});
        }
    }

    private double leftEnd() {
        double pole = poles[0];
        double distance = Math.abs(pole);
        while (boundary.value(pole - distance, 0) > 1) {
            distance *= 2;
        }
        return edge(pole, pole - distance);
    }

    private double rightEnd() {
        double pole = poles[poles.length - 1];
        if (boundary.staticGrowth() > 1) {
            return boundary.abscissa();
        }
        return pole == 0 ? 0 : edge(pole, 0);
    }

    /** A point between poles i and i + 1 where f ≤ 1; NaN if there is none. */
    private double outsideBetween(int i) {
        double a = poles[i];
        double b = poles[i + 1];
        if (law.exceedsBetween(a, b, 1 / boundary.leastFactor())) {
            return Double.NaN;
        }
        double x1 = b - GOLDEN * (b - a);
        double x2 = a + GOLDEN * (b - a);
        double f1 = boundary.value(x1, 0);
        double f2 = boundary.value(x2, 0);
        for (int n = 0; n < SECTIONS && f1 > 1 && f2 > 1; n++) {
            if (f1 < f2) {
                b = x2;
                x2 = x1;
                f2 = f1;
                x1 = b - GOLDEN * (b - a);
                f1 = boundary.value(x1, 0);
            } else {
                a = x1;
                x1 = x2;
                f1 = f2;
                x2 = a + GOLDEN * (b - a);
                f2 = boundary.value(x2, 0);
            }
        }
        if (f1 <= 1) {
            return x1;
        }
        return f2 <= 1 ? x2 : Double.NaN;
    }

    /** The root of f = 1 between a pole and a point outside the bulk; the pole itself if it is nearer than rounding. */
    private double edge(double pole, double outside) {
        double inside = pole + Math.copySign(NARROW * Math.abs(pole), outside - pole);
        if (Math.abs(inside - pole) >= Math.abs(outside - pole) || boundary.value(inside, 0) <= 1) {
            return pole;
        }
        DoubleUnaryOperator f = x -> Math.log(boundary.value(x, 0));
        return Roots.between(f, Math.min(inside, outside), Math.max(inside, outside));
    }
}
