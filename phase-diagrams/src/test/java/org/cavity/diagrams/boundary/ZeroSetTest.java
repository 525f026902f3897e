package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.cavity.diagrams.sweep.Workers;
import org.junit.jupiter.api.Test;

class ZeroSetTest {

    /** Tolerance of a crossing along its edge, with room for the slope of the functions used here. */
    private static final double ON_CURVE = 1e-11;

    @Test
    void circleIsOneClosedCurveOnTheCircle() {
        List<Polyline> pieces = trace((u, v) -> Math.hypot(u - 0.5, v - 0.4) - 0.3, 16);
        assertEquals(1, pieces.size());
        assertTrue(pieces.get(0).isClosed());
        for (double[] p : pieces.get(0).points()) {
            assertEquals(0.3, Math.hypot(p[0] - 0.5, p[1] - 0.4), ON_CURVE);
        }
        assertEquals(2 * Math.PI * 0.3, length(pieces.get(0)), 0.01);
    }

    @Test
    void obliqueLineIsOneOpenCurveFromRimToRim() {
        List<Polyline> pieces = trace((u, v) -> v - 0.2 - 0.37 * u, 8);
        assertEquals(1, pieces.size());
        assertFalse(pieces.get(0).isClosed());
        assertEquals(Math.hypot(1, 0.37), length(pieces.get(0)), ON_CURVE);
    }

    @Test
    void foldIsFollowedThroughItsTurningPoint() {
        List<Polyline> pieces = trace((u, v) -> u - 0.1 - 3 * (v - 0.5) * (v - 0.5), 32);
        assertEquals(1, pieces.size());
        double leftmost = pieces.get(0).points().stream().mapToDouble(p -> p[0]).min().orElseThrow();
        // The turning point lies between two vertices at most one square apart in v.
        assertEquals(0.1, leftmost, 3.0 / (32 * 32));
        assertTrue(leftmost >= 0.1 - ON_CURVE);
    }

    @Test
    void lineAlongAMeshLineIsFound() {
        List<Polyline> pieces = trace((u, v) -> u - 0.5, 8);
        assertEquals(1, pieces.size());
        assertEquals(1, length(pieces.get(0)), ON_CURVE);
    }

    @Test
    void saddleGivesTwoCurvesThatDoNotCross() {
        List<Polyline> pieces = trace((u, v) -> (u - 0.503) * (v - 0.497) - 1e-4, 9);
        assertEquals(2, pieces.size());
    }

    @Test
    void curveEndsCloseToWhereTheFunctionStopsToExist() {
        List<Polyline> pieces = trace((u, v) -> u > 0.313 ? v - 0.52 : Double.NaN, 16);
        assertEquals(1, pieces.size());
        double start = pieces.get(0).points().stream().mapToDouble(p -> p[0]).min().orElseThrow();
        assertEquals(0.313, start, 1.0 / (16 * 8));
        assertTrue(start > 0.313);
    }

    @Test
    void nothingWhereThereIsNothing() {
        assertTrue(trace((u, v) -> 1, 8).isEmpty());
        assertTrue(trace((u, v) -> Double.NaN, 8).isEmpty());
    }

    private static List<Polyline> trace(DoubleBinaryOperator f, int mesh) {
        return ZeroSet.trace(f, mesh, new Workers(2));
    }

    private static double length(Polyline line) {
        double sum = 0;
        for (int i = 1; i < line.points().size(); i++) {
            double[] a = line.points().get(i - 1);
            double[] b = line.points().get(i);
            sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
        }
        return sum;
    }
}
