package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardErrorTest {

    @Test
    void zIsTheRatioIfTheErrorIsKnown() {
        StandardError error = new StandardError(0.5, Double.POSITIVE_INFINITY);
        assertEquals(4, error.zScore(2));
        assertEquals(-4, error.zScore(-2));
        assertEquals(1.5, error.detectableChange(3, 0.5), 1e-9);
        // 3 + Φ⁻¹(0.95)
        assertEquals(0.5 * (3 + 1.6448536269514722), error.detectableChange(3, 0.95), 1e-9);
    }

    /** With one degree of freedom t is Cauchy: tail(t) = 1/2 − atan(t)/π, closed. */
    @Test
    void zFollowsStudent() {
        StandardError error = new StandardError(1, 1);
        // tail 0.001349898 at t = 1/tan(π · 0.001349898)
        double t = 1 / Math.tan(Math.PI * 0.0013498980316300933);
        assertEquals(3, error.zScore(t), 1e-9);
        assertEquals(t, error.difference(3), 1e-6 * t);
        assertEquals(0, error.zScore(0));
        assertEquals(-error.zScore(0.01), error.zScore(-0.01));
    }

    @Test
    void stepsFromStudentToNormalWithoutAJump() {
        assertEquals(2.5, new StandardError(1, 0.99e6).zScore(2.5), 1e-5);
        assertEquals(2.5, new StandardError(1, 1.01e6).zScore(2.5), 0);
    }

    @Test
    void enormousDifferencesStayFinite() {
        assertEquals(37, new StandardError(0, Double.POSITIVE_INFINITY).zScore(1));
        assertEquals(-37, new StandardError(0, 5).zScore(-1));
        assertEquals(37, new StandardError(1e-3, 1e5).zScore(1e3));
        // Ten degrees of freedom, t = 50: tail 1.0e-13, beyond where 1 − tail is exact.
        double z = new StandardError(1, 10).zScore(50);
        assertTrue(z > 7.2 && z < 7.5, "z = " + z);
    }

    @Test
    void addsKnownErrorsInQuadrature() {
        StandardError sum = new StandardError(3, 5).plus(4);
        assertEquals(5, sum.value());
        assertEquals(5 * Math.pow(25.0 / 9, 2), sum.degreesOfFreedom(), 1e-12);
        assertEquals(new StandardError(3, 5), new StandardError(3, 5).plus(0));
        assertEquals(Double.POSITIVE_INFINITY, new StandardError(0, 5).plus(1).degreesOfFreedom());
    }

    @Test
    void addsEstimatedErrorsInQuadrature() {
        StandardError sum = new StandardError(3, 5).plus(new StandardError(4, 10));
        assertEquals(5, sum.value());
        assertEquals(625 / (81.0 / 5 + 256.0 / 10), sum.degreesOfFreedom(), 1e-12);
        assertEquals(new StandardError(3, 5), new StandardError(3, 5).plus(new StandardError(0, 1)));
    }

    /** Noncentral t: P(T > t) is the power if its noncentrality is the change over the error. Monte Carlo, 4 errors. */
    @Test
    void theDetectableChangeIsFoundWithItsPower() {
        Random random = new Random(1);
        int runs = 20000;
        for (int degrees : new int[] {2, 6, 14}) {
            StandardError error = new StandardError(1, degrees);
            double change = error.detectableChange(3, 0.95);
            int found = 0;
            for (int i = 0; i < runs; i++) {
                double squares = 0;
                for (int k = 0; k < degrees; k++) {
                    double x = random.nextGaussian();
                    squares += x * x;
                }
                double estimated = Math.sqrt(squares / degrees);
                found += change + random.nextGaussian() > estimated * error.difference(3) ? 1 : 0;
            }
            assertEquals(0.95, found / (double) runs, 4 * Math.sqrt(0.95 * 0.05 / runs), degrees + " degrees");
        }
    }

    @Test
    void refusesNonsense() {
        assertThrows(IllegalArgumentException.class, () -> new StandardError(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> new StandardError(Double.NaN, 3));
        assertThrows(IllegalArgumentException.class, () -> new StandardError(1, 0));
    }
}
