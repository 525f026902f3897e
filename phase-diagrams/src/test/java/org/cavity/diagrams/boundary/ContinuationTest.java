package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.cavity.diagrams.sweep.Workers;
import org.junit.jupiter.api.Test;

/** Curves that are hard to follow: many turning points, sharp tips, grazed edges, neighbours close by. */
class ContinuationTest {

    private static final int MESH = 32;

    /** What chords of an angle of up to 0.4 leave out of the length of an arc, as a share: φ²/24. */
    private static final double CHORDS = 0.4 * 0.4 / 24;

    private static List<Polyline> trace(DoubleBinaryOperator f) {
        return ZeroSet.trace(f, MESH, new Workers(2));
    }

    private static double length(Polyline line) {
        return IntStream.range(1, line.points().size())
                .mapToDouble(i ->
                        Vector.distance(line.points().get(i - 1), line.points().get(i)))
                .sum();
    }

    private static double[] end(Polyline line, boolean last) {
        return line.points().get(last ? line.points().size() - 1 : 0);
    }

    /**
     * Two arms of Archimedes' spiral r = (θ + n π)/k about the middle, between r = 0.04 and 0.45, half a turn apart: with
     * k = 40 they turn 2.6 times, have ten turning points along the axes each, and are 0.08 apart.
     */
    @Test
    void spiralsAreFollowedPastAllTheirTurningPoints() {
        double k = 40;
        List<Polyline> arms = trace((u, v) -> {
            double r = Math.hypot(u - 0.5, v - 0.5);
            return r < 0.04 || r > 0.45 ? Double.NaN : r * Math.sin(Math.atan2(v - 0.5, u - 0.5) - k * r);
        });
        assertEquals(2, arms.size());
        double exact = arc(k * 0.45) / k - arc(k * 0.04) / k;
        for (Polyline arm : arms) {
            assertFalse(arm.isClosed());
            assertEquals(exact, length(arm), exact * CHORDS);
            for (double[] p : arm.points()) {
                double r = Math.hypot(p[0] - 0.5, p[1] - 0.5);
                assertEquals(0, r * Math.sin(Math.atan2(p[1] - 0.5, p[0] - 0.5) - k * r), (1 + k * r) * 1e-9);
            }
        }
    }

    /** Length of r = θ from 0 to t. */
    private static double arc(double t) {
        return 0.5 * (t * Math.hypot(1, t) + Math.log(t + Math.hypot(1, t)));
    }

    /** An ellipse a hundred times as long as it is wide, aslant: its tips have radii of 4e-5, its sides are 8e-3 apart. */
    @Test
    void sharpTipsAreTurned() {
        double a = 0.4;
        double b = 0.004;
        for (double angle : new double[] {0, 0.6, Math.PI / 2}) {
            List<Polyline> pieces = trace((u, v) -> {
                double x = (u - 0.503) * Math.cos(angle) + (v - 0.497) * Math.sin(angle);
                double y = (v - 0.497) * Math.cos(angle) - (u - 0.503) * Math.sin(angle);
                return Math.hypot(x / a, y / b) - 1;
            });
            assertEquals(1, pieces.size(), "at an angle of " + angle);
            assertTrue(pieces.get(0).isClosed());
            // Ramanujan's perimeter, good to 4e-4 of it so flat. Each tip is cut off by a chord no longer than 1e-3.
            double h = Math.pow((a - b) / (a + b), 2);
            double exact = Math.PI * (a + b) * (1 + 3 * h / (10 + Math.sqrt(4 - 3 * h)));
            assertEquals(exact, length(pieces.get(0)), 4e-4 * exact + 2 * 1e-3);
        }
    }

    /** A flower of five petals is one closed curve with two turning points per petal and axis. */
    @Test
    void flowersCloseOnce() {
        DoubleBinaryOperator petals = (u, v) -> {
            double angle = Math.atan2(v - 0.48, u - 0.51);
            return Math.hypot(u - 0.51, v - 0.48) - 0.25 - 0.15 * Math.cos(5 * angle);
        };
        List<Polyline> pieces = trace(petals);
        assertEquals(1, pieces.size());
        assertTrue(pieces.get(0).isClosed());
        double exact = IntStream.range(0, 100_000)
                .mapToDouble(i -> 2 * Math.PI * (i + 0.5) / 100_000)
                .map(t -> Math.hypot(0.25 + 0.15 * Math.cos(5 * t), 0.75 * Math.sin(5 * t)) * 2 * Math.PI / 100_000)
                .sum();
        assertEquals(exact, length(pieces.get(0)), exact * CHORDS);
    }

    /** A drawn curve is where it is found by cells, also where it bends: the middle of each chord is next to the curve. */
    @Test
    void chordsStayAtTheCurve() {
        for (double radius : new double[] {0.45, 0.2, 0.05, 0.01}) {
            List<Polyline> circle = trace((u, v) -> Math.hypot(u - 0.503, v - 0.497) - radius);
            assertEquals(1, circle.size());
            assertMiddlesAreNear(circle.get(0), (u, v) -> Math.hypot(u - 0.503, v - 0.497) - radius);
        }
        DoubleBinaryOperator bend = (u, v) -> v - 0.2 - 0.6 / (1 + Math.exp(-40 * (u - 0.51)));
        for (DoubleBinaryOperator f : List.of(bend, (DoubleBinaryOperator) (u, v) -> bend.applyAsDouble(v, u))) {
            List<Polyline> step = trace(f);
            assertEquals(1, step.size());
            assertMiddlesAreNear(step.get(0), f);
        }
    }

    private static void assertMiddlesAreNear(Polyline line, DoubleBinaryOperator f) {
        double d = 1e-6;
        for (int i = 1; i < line.points().size(); i++) {
            double u = 0.5 * (line.points().get(i - 1)[0] + line.points().get(i)[0]);
            double v = 0.5 * (line.points().get(i - 1)[1] + line.points().get(i)[1]);
            double slopeU = (f.applyAsDouble(u + d, v) - f.applyAsDouble(u - d, v)) / (2 * d);
            double slopeV = (f.applyAsDouble(u, v + d) - f.applyAsDouble(u, v - d)) / (2 * d);
            assertEquals(0, f.applyAsDouble(u, v) / Math.hypot(slopeU, slopeV), GraphOfLine.FLATNESS);
        }
    }

    /** Parabolas that touch an edge, stay clear of it by 1e-4 or dip below it by so much, at each of the four edges. */
    @Test
    void edgesAreGrazed() {
        for (int edge = 0; edge < 4; edge++) {
            int e = edge;
            for (double dip : new double[] {-1e-4, 0, 1e-4}) {
                List<Polyline> pieces = trace((u, v) -> {
                    double along = e % 2 == 0 ? u : v;
                    double across = e % 2 == 0 ? v : u;
                    return (e < 2 ? across : 1 - across) - Math.pow(along - 0.487, 2) + dip;
                });
                String where = "edge " + edge + ", dip " + dip;
                double exact = branch(0.487, dip) + branch(0.513, dip);
                double all =
                        pieces.stream().mapToDouble(ContinuationTest::length).sum();
                assertEquals(exact, all, exact * CHORDS, where);
                if (dip != 0) {
                    assertEquals(dip > 0 ? 2 : 1, pieces.size(), where);
                }
                for (Polyline piece : pieces) {
                    for (boolean last : new boolean[] {false, true}) {
                        double[] p = end(piece, last);
                        double rim = Math.min(Math.min(p[0], 1 - p[0]), Math.min(p[1], 1 - p[1]));
                        assertEquals(0, rim, 0, where);
                    }
                }
            }
        }
    }

    /** Length of v = x² from v = max(0, dip) to x = 0.487 or 0.513. */
    private static double branch(double to, double dip) {
        double from = Math.sqrt(Math.max(0, dip));
        return (arc(2 * to) - arc(2 * from)) / 2 * 0.5 * 2;
    }

    @Test
    void diagonalsReachTheCorners() {
        for (boolean rising : new boolean[] {false, true}) {
            List<Polyline> pieces = trace((u, v) -> rising ? v - u : v + u - 1);
            assertEquals(1, pieces.size());
            assertEquals(Math.sqrt(2), length(pieces.get(0)), 1e-9);
        }
    }

    /** Both branches of a hyperbola bend sharply where they come within a gap of each other. */
    @Test
    void closeBranchesAreNotMixedUp() {
        for (double gap : new double[] {2e-2, 7e-3, 5e-3, 3e-3, 2e-3}) {
            for (double steepness : new double[] {0.3, 1, 3}) {
                for (int side : new int[] {-1, 1}) {
                    List<Polyline> pieces = trace((u, v) ->
                            Math.pow(v - 0.4971, 2) - Math.pow(steepness * (u - 0.5033), 2) - side * gap * gap / 4);
                    String which = "gap " + gap + ", steepness " + steepness + ", side " + side;
                    assertEquals(2, pieces.size(), which);
                    for (Polyline piece : pieces) {
                        double sign = Math.signum(part(end(piece, false), side));
                        piece.points().forEach(p -> assertEquals(sign, Math.signum(part(p, side)), which));
                    }
                }
            }
        }
    }

    /** What has one sign on either branch. */
    private static double part(double[] p, int side) {
        return side > 0 ? p[1] - 0.4971 : p[0] - 0.5033;
    }

    /** Two curves in parallel, close by, with turning points along both axes. */
    @Test
    void parallelCurvesAreTwo() {
        for (double gap : new double[] {1e-2, 5e-3, 2e-3}) {
            List<Polyline> pieces = trace((u, v) -> {
                double s = v - 0.5 - 0.3 * Math.sin(9 * u);
                return s * (s - gap);
            });
            assertEquals(2, pieces.size(), "gap " + gap);
            assertEquals(length(pieces.get(0)), length(pieces.get(1)), CHORDS * length(pieces.get(0)));
        }
    }

    /** Almost a step: the slope is 150 in the middle, and 1e-9 at the ends. */
    @Test
    void steepStepsAreClimbed() {
        double exact = IntStream.range(0, 1_000_000)
                .mapToDouble(i -> (i + 0.5) * 1e-6)
                .map(u -> Math.hypot(1, 150 / Math.pow(Math.cosh(500 * (u - 0.4871)), 2)) * 1e-6)
                .sum();
        for (boolean turned : new boolean[] {false, true}) {
            List<Polyline> pieces = trace((u, v) -> turned
                    ? u - 0.5 - 0.3 * Math.tanh(500 * (v - 0.4871))
                    : v - 0.5 - 0.3 * Math.tanh(500 * (u - 0.4871)));
            assertEquals(1, pieces.size());
            assertEquals(exact, length(pieces.get(0)), exact * CHORDS);
        }
    }
}
