package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.cavity.diagrams.sweep.Workers;
import org.junit.jupiter.api.Test;

class ZeroSetTest {

    private static final int MESH = 32;
    private static final int POINTS = (MESH + 1) * (MESH + 1);

    /** What chords of an angle of up to 0.4 leave out of the length of an arc, as a share: φ²/24. */
    private static final double CHORDS = 0.4 * 0.4 / 24;

    @Test
    void circleIsOneClosedCurveOnTheCircle() {
        Polyline circle = single((u, v) -> Math.hypot(u - 0.5, v - 0.4) - 0.3);
        assertTrue(circle.isClosed());
        assertOn(circle, p -> Math.hypot(p[0] - 0.5, p[1] - 0.4) - 0.3);
        assertEquals(2 * Math.PI * 0.3, length(circle), 2 * Math.PI * 0.3 * CHORDS);
    }

    @Test
    void expensiveFunctionsAreCalledLittleMoreThanOnTheMesh() {
        AtomicInteger calls = new AtomicInteger();
        trace(
                (u, v) -> {
                    calls.incrementAndGet();
                    return Math.hypot(u - 0.5, v - 0.4) - 0.3;
                },
                MESH);
        assertTrue(calls.get() < POINTS + 300, "" + calls);
    }

    @Test
    void obliqueLineIsOneOpenCurveFromRimToRim() {
        Polyline line = single((u, v) -> v - 0.2 - 0.37 * u);
        assertFalse(line.isClosed());
        assertEquals(Math.hypot(1, 0.37), length(line), 2 * ZeroSet.TOLERANCE);
        assertTrue(line.points().size() < 50);
    }

    @Test
    void foldIsFollowedThroughItsTurningPointAlongEitherAxis() {
        DoubleUnaryOperator fold = v -> 0.1 + 3 * (v - 0.5) * (v - 0.5);
        for (boolean turned : new boolean[] {false, true}) {
            int i = turned ? 1 : 0;
            Polyline line = single((u, v) -> turned ? v - fold.applyAsDouble(u) : u - fold.applyAsDouble(v));
            assertOn(line, p -> (p[i] - fold.applyAsDouble(p[1 - i])) / Math.hypot(1, 6 * (p[1 - i] - 0.5)));
            // The turning point lies between two vertices whose directions differ by less than 0.4: κ = 6.
            double least = line.points().stream().mapToDouble(p -> p[i]).min().orElseThrow();
            assertEquals(0.1, least, Math.pow(0.4 / 6, 2) * 6 / 8);
            // Both ends are on the rim, at u = 0.85.
            for (double[] end : List.of(line.points().get(0), last(line))) {
                assertEquals(0.85, end[i], ZeroSet.TOLERANCE);
                assertEquals(0.5, Math.abs(end[1 - i] - 0.5), 0);
            }
        }
    }

    /** u = 0.5 + 0.3 (w³ − w), w = 4 (v − 1/2), with two folds. */
    @Test
    void curveShapedLikeAnSIsOnePiece() {
        ToDoubleFunction<double[]> s = p -> {
            double w = 4 * (p[1] - 0.5);
            return p[0] - 0.5 - 0.3 * (w * w * w - w);
        };
        Polyline line = single((u, v) -> s.applyAsDouble(new double[] {u, v}));
        // The gradient is 1 at least.
        assertOn(line, s);
    }

    /** Bernoulli's lemniscate and its neighbours, Cassini's ovals: two rings, an eight, one ring. */
    @Test
    void ringsMeetInACrossingAndMerge() {
        for (int side : new int[] {-1, 0, 1}) {
            List<Polyline> pieces = trace(
                    (u, v) -> {
                        double x = 2.2 * (u - 0.51);
                        double y = 2.2 * (v - 0.487);
                        double r = x * x + y * y;
                        return r * r - (x * x - y * y) - 0.01 * side;
                    },
                    MESH);
            assertEquals(side < 0 ? 2 : 1, pieces.size());
            pieces.forEach(piece -> assertTrue(piece.isClosed()));
            if (side == 0) {
                // Its length is 5.24411510858 half diameters.
                double exact = 5.24411510858424 / 2.2;
                assertEquals(exact, length(pieces.get(0)), exact * CHORDS);
            }
        }
    }

    @Test
    void linesThatCrossAreTwo() {
        List<Polyline> pieces = trace((u, v) -> (u - 0.503) * (v - 0.497), 9);
        assertEquals(2, pieces.size());
        pieces.forEach(piece -> assertEquals(1, length(piece), 2 * ZeroSet.TOLERANCE));
    }

    @Test
    void saddleGivesTwoCurvesThatDoNotCross() {
        List<Polyline> pieces = trace((u, v) -> (u - 0.503) * (v - 0.497) - 1e-4, 9);
        assertEquals(2, pieces.size());
        for (Polyline piece : pieces) {
            double side = Math.signum(
                    piece.points().get(0)[0] - 0.503 + piece.points().get(0)[1] - 0.497);
            piece.points().forEach(p -> assertEquals(side, Math.signum(p[0] - 0.503 + p[1] - 0.497)));
        }
    }

    @Test
    void lineAlongAMeshLineIsFoundOnce() {
        assertEquals(1, length(single((u, v) -> u - 0.5)), ZeroSet.TOLERANCE);
    }

    /** Neither changes the sign at any point of the mesh. */
    @Test
    void smallRingsAndThinStripsBetweenThePointsOfTheMeshAreFound() {
        Polyline ring = single((u, v) -> Math.pow(u - 0.517, 2) + Math.pow(v - 0.414, 2) - 1e-5);
        assertTrue(ring.isClosed());
        assertEquals(2, trace((u, v) -> (v - 0.47) * (v - 0.473), MESH).size());
    }

    @Test
    void curveThatTouchesTheRimIsClosed() {
        Polyline ring = single((u, v) -> Math.hypot(u - 0.7, v - 0.4) - 0.3);
        assertTrue(ring.isClosed());
        assertEquals(2 * Math.PI * 0.3, length(ring), 2 * Math.PI * 0.3 * CHORDS);
    }

    @Test
    void curveThatLeavesAndComesBackIsSeveralPieces() {
        List<Polyline> pieces = trace((u, v) -> Math.hypot(u - 0.5, v - 0.5) - 0.55, MESH);
        assertEquals(4, pieces.size());
        for (Polyline piece : pieces) {
            for (double[] end : List.of(piece.points().get(0), last(piece))) {
                assertEquals(0.5, Math.max(Math.abs(end[0] - 0.5), Math.abs(end[1] - 0.5)), 0);
            }
        }
    }

    @Test
    void curveEndsWhereTheFunctionStopsToExistOrJumps() {
        for (double beyond : new double[] {Double.NaN, 1, -3}) {
            Polyline line = single((u, v) -> u > 0.313 ? v - 0.52 : beyond);
            double start = line.points().stream().mapToDouble(p -> p[0]).min().orElseThrow();
            assertEquals(0.313, start, 10 * Continuation.SHORTEST, "beyond it is " + beyond);
            assertTrue(start > 0.313);
            assertOn(line, p -> p[1] - 0.52);
        }
    }

    @Test
    void curveCloseToWhereTheFunctionStopsToExistIsFound() {
        Polyline ring = single((u, v) -> {
            double r = Math.hypot(u - 0.5, v - 0.4);
            return r < 0.299 ? Double.NaN : r - 0.3;
        });
        assertTrue(ring.isClosed());
    }

    @Test
    void kinksAreTurned() {
        Polyline square = single((u, v) -> Math.max(Math.abs(u - 0.43), Math.abs(v - 0.52)) - 0.3);
        assertTrue(square.isClosed());
        // Each corner is cut off by a chord that is no longer than 1e-3.
        assertEquals(2.4, length(square), 4 * 1e-3);
    }

    @Test
    void branchesThatMeetInACornerWhereTheFunctionEndsAreOne() {
        Polyline wedge = single(
                (u, v) -> u < 0.31 ? Double.NaN : Math.min(v - 0.4 - 0.3 * (u - 0.31), 0.4 + 0.8 * (u - 0.31) - v));
        double tip = wedge.points().stream().mapToDouble(p -> p[0]).min().orElseThrow();
        assertEquals(0.31, tip, 1e-4);
        assertEquals(0.69 * (Math.hypot(1, 0.3) + Math.hypot(1, 0.8)), length(wedge), 1e-3);
    }

    /** v = ± (u − 0.31)^(3/2): the gradient is zero in the cusp. */
    @Test
    void cuspIsReachedFromBothSides() {
        List<Polyline> pieces = trace((u, v) -> Math.pow(v - 0.487, 2) - Math.pow(u - 0.31, 3), MESH);
        double tip = pieces.stream()
                .flatMap(piece -> piece.points().stream())
                .min(Comparator.comparingDouble(p -> p[0]))
                .orElseThrow()[0];
        assertEquals(0.31, tip, 1e-4);
        for (int side = -1; side <= 1; side += 2) {
            int s = side;
            double nearest = pieces.stream()
                    .flatMap(piece -> piece.points().stream())
                    .filter(p -> (p[1] - 0.487) * s > 0)
                    .mapToDouble(p -> p[0])
                    .min()
                    .orElseThrow();
            assertEquals(0.31, nearest, 2e-3);
        }
    }

    @Test
    void jumpOfSignIsNoCurve() {
        assertTrue(trace((u, v) -> u > 0.313 + 0.1 * v ? 1 : -1, MESH).isEmpty());
    }

    @Test
    void nothingWhereThereIsNothing() {
        assertTrue(trace((u, v) -> 1, 8).isEmpty());
        assertTrue(trace((u, v) -> Double.NaN, 8).isEmpty());
    }

    /** The lower of two solutions is known over u; the curve goes on to the upper one. */
    @Test
    void knownPointsLeadPastTheFold() {
        DoubleBinaryOperator f = (u, v) -> u - 0.1 - 3 * (v - 0.5) * (v - 0.5);
        DoubleUnaryOperator lower = u -> 0.5 - Math.sqrt((u - 0.1) / 3);
        AtomicInteger calls = new AtomicInteger();
        List<Polyline> pieces = ZeroSet.through(
                        f,
                        u -> {
                            calls.incrementAndGet();
                            return lower.applyAsDouble(u);
                        },
                        16,
                        new Workers(2))
                .orElseThrow();
        assertEquals(1, pieces.size());
        assertEquals(0, Math.min(pieces.get(0).points().get(0)[1], last(pieces.get(0))[1]));
        assertEquals(1, Math.max(pieces.get(0).points().get(0)[1], last(pieces.get(0))[1]));
        // 17, and between those where there is no curve: below 0.1 and above 0.85.
        assertEquals(17 + 4, calls.get());
    }

    @Test
    void knownPointsMustDoWhereTheFunctionIsNotZeroThere() {
        assertTrue(ZeroSet.through((u, v) -> Double.NaN, u -> 0.5, 16, new Workers(1))
                .isEmpty());
        assertTrue(ZeroSet.through((u, v) -> v - 0.51, u -> 0.5, 16, new Workers(1))
                .isEmpty());
    }

    @Test
    void threadsDoNotMatter() {
        DoubleBinaryOperator f = (u, v) -> Math.sin(9 * u) * Math.cos(7 * v) - 0.1;
        List<Polyline> one = ZeroSet.trace(f, MESH, new Workers(1));
        List<Polyline> three = ZeroSet.trace(f, MESH, new Workers(3));
        assertEquals(one.size(), three.size());
        for (int i = 0; i < one.size(); i++) {
            for (int k = 0; k < one.get(i).points().size(); k++) {
                assertEquals(
                        one.get(i).points().get(k)[0], three.get(i).points().get(k)[0], 0);
                assertEquals(
                        one.get(i).points().get(k)[1], three.get(i).points().get(k)[1], 0);
            }
        }
    }

    private static void assertOn(Polyline line, ToDoubleFunction<double[]> distance) {
        line.points().forEach(p -> assertEquals(0, distance.applyAsDouble(p), ZeroSet.TOLERANCE));
    }

    private static Polyline single(DoubleBinaryOperator f) {
        List<Polyline> pieces = trace(f, MESH);
        assertEquals(1, pieces.size());
        return pieces.get(0);
    }

    private static List<Polyline> trace(DoubleBinaryOperator f, int mesh) {
        return ZeroSet.trace(f, mesh, new Workers(2));
    }

    private static double[] last(Polyline line) {
        return line.points().get(line.points().size() - 1);
    }

    private static double length(Polyline line) {
        double sum = 0;
        for (int i = 1; i < line.points().size(); i++) {
            sum += Vector.distance(line.points().get(i - 1), line.points().get(i));
        }
        return sum;
    }
}
