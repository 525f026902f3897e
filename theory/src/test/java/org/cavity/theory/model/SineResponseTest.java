package org.cavity.theory.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SineResponseTest {

    private static final double FREQUENCY = 0.013;

    /** 20 Hz, then 30 [1 + 0.6 sin(2πft − 0.7)] averaged over each bin exactly. */
    private static RateCourse course(double start, double end, double bin) {
        int n = (int) Math.round((end - start) / bin);
        double[] times = new double[n];
        double[] rates = new double[n];
        double omega = 2 * Math.PI * FREQUENCY;
        for (int i = 0; i < n; i++) {
            times[i] = start + (i + 0.5) * bin;
            double from = omega * (times[i] - bin / 2) - 0.7;
            double to = omega * (times[i] + bin / 2) - 0.7;
            double wave = (Math.cos(from) - Math.cos(to)) / (omega * bin);
            rates[i] = times[i] < 0 ? 20 : 30 * (1 + 0.6 * wave);
        }
        return new RateCourse(times, rates, new double[n], "");
    }

    /** The periods are no multiple of the bins, and the bins a fifth of a period; the fit is exact to rounding. */
    @Test
    void readsASineWhateverTheBins() {
        for (double bin : new double[] {1, 3.1, 15}) {
            SineResponse sine = SineResponse.of(course(-30 * bin, 60 * bin + 300, bin), 2, FREQUENCY);
            assertEquals(20, sine.baseline(), 1e-12);
            assertEquals(30, sine.mean(), 1e-10);
            assertEquals(0.3, sine.gain(), 1e-12);
            assertEquals(-0.7, sine.phase(), 1e-12);
        }
    }

    /** An input that begins downward is one of opposite phase: the gain is that of its size. */
    @Test
    void aNegativeAmplitudeTurnsThePhase() {
        SineResponse sine = SineResponse.of(course(-30, 400, 1), -2, FREQUENCY);
        assertEquals(0.3, sine.gain(), 1e-12);
        assertEquals(Math.PI - 0.7, sine.phase(), 1e-12);
    }

    /** The first half of the periods is left to the transient. */
    @Test
    void whatHappensAtFirstDoesNotCount() {
        RateCourse course = course(-30, 4 / FREQUENCY, 1);
        for (int i = 0; i < course.times().length; i++) {
            if (course.times()[i] > 0 && course.times()[i] < 1.9 / FREQUENCY) {
                course.rates()[i] = 1000;
            }
        }
        assertEquals(0.3, SineResponse.of(course, 2, FREQUENCY).gain(), 1e-12);
    }

    @Test
    void twoWholePeriodsAreNeeded() {
        double period = 1 / FREQUENCY;
        SineResponse.of(course(-30, 2 * period, period / 50), 2, FREQUENCY);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> SineResponse.of(course(-30, 1.9 * period, 1), 2, FREQUENCY));
        assertTrue(e.getMessage().contains("1 periods"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SineResponse.of(course(0, 500, 1), 2, FREQUENCY));
    }
}
