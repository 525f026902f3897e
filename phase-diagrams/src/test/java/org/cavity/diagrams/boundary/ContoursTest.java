package org.cavity.diagrams.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContoursTest {

    private static double[][] field(int columns, int rows, DoubleBinaryOperator f) {
        double[][] field = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                field[row][column] = f.applyAsDouble(column, row);
            }
        }
        return field;
    }

    @Test
    void aLinearFieldHasOneStraightLine() {
        List<Polyline> lines = Contours.trace(field(11, 7, (x, y) -> 2 * x - y), 3.5);
        assertEquals(1, lines.size());
        assertFalse(lines.get(0).isClosed());
        lines.get(0).points().forEach(p -> assertEquals(3.5, 2 * p[0] - p[1], 1e-12));
        // From the lower rim to the upper.
        double[] first = lines.get(0).points().get(0);
        double[] last = lines.get(0).points().get(lines.get(0).points().size() - 1);
        assertEquals(6, Math.abs(first[1] - last[1]));
    }

    /** Linear interpolation of r² along an edge of length 1 is off by 1/4 at most, so r by 1/(8 r). */
    @Test
    void aCircleIsClosedAndRoundToTheCurvatureOfTheField() {
        double radius = 6.3;
        List<Polyline> lines =
                Contours.trace(field(21, 21, (x, y) -> (x - 10) * (x - 10) + (y - 10) * (y - 10)), radius * radius);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).isClosed());
        for (double[] p : lines.get(0).points()) {
            assertEquals(radius, Math.hypot(p[0] - 10, p[1] - 10), 1 / (8 * (radius - 1)));
        }
        double length = 0;
        for (int i = 1; i < lines.get(0).points().size(); i++) {
            double[] a = lines.get(0).points().get(i - 1);
            double[] b = lines.get(0).points().get(i);
            length += Math.hypot(a[0] - b[0], a[1] - b[1]);
        }
        assertEquals(2 * Math.PI * radius, length, 0.05 * 2 * Math.PI * radius);
    }

    /** Above a saddle's own value the two lines keep to one pair of corners, below it to the other. */
    @Test
    void atASaddleTheMiddleDecides() {
        double[][] saddle = {{0, 1}, {1, 0}};
        List<Polyline> above = Contours.trace(saddle, 0.6);
        assertEquals(2, above.size());
        // Around the corners of 1, which the middle, 0.5, is not connected with.
        assertTrue(above.stream().allMatch(line -> around(line, 1, 0) || around(line, 0, 1)));
        List<Polyline> below = Contours.trace(saddle, 0.4);
        assertTrue(below.stream().allMatch(line -> around(line, 0, 0) || around(line, 1, 1)));
    }

    private static boolean around(Polyline line, double x, double y) {
        return line.points().stream().allMatch(p -> Math.abs(p[0] - x) + Math.abs(p[1] - y) < 0.5);
    }

    @Test
    void thereIsNoLineWhereTheFieldDoesNotExist() {
        double[][] field = field(9, 9, (x, y) -> x > 4 && y > 4 ? Double.NaN : x);
        List<Polyline> lines = Contours.trace(field, 6.5);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).points().stream().allMatch(p -> p[0] == 6.5 && p[1] <= 4));
        assertEquals(List.of(), Contours.trace(field, 8.5));
    }

    @Test
    void aValueMetOnGridPointsIsCrossedOnce() {
        List<Polyline> lines = Contours.trace(field(5, 5, (x, y) -> x), 2);
        assertEquals(1, lines.size());
        assertEquals(5, lines.get(0).points().size());
    }
}
