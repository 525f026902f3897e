package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowChoiceTest {

    /** The correlation has decayed half a window away, and x changes little from point to point. */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 4, 10, 20})
    void theWindowOutlastsTheCorrelationAndResolvesPulses(double gain) {
        SpectrumProblem problem = UpperEdgeTest.problem(gain, 0);
        WindowChoice window = WindowChoice.of(problem);
        double half = window.ring().length() / 2;
        double left =
                problem.covariance().applyAsDouble(half) / problem.covariance().applyAsDouble(0);
        assertEquals(left, window.tail(), 1e-9);
        assertTrue(window.tail() <= 0.01, () -> "left: " + window.tail());
        assertTrue(window.change() <= (gain == 20 ? 0.75 : 0.7 + 1e-12), () -> "change: " + window.change());
        assertTrue(window.ring().points() <= 384);
    }

    @Test
    void aMapHasThePointsItHas() {
        WindowChoice window = WindowChoice.of(UpperEdgeTest.problem(5, 0.5));
        assertEquals(0.5, window.ring().spacing());
        assertEquals(0, window.change());
    }

    /** What is in the way is named, with the side on which it would not be. */
    @Test
    void windowsThatCannotBeAffordedAreRefused() {
        assertRefused(1.05, "too near to the onset of chaos", "a larger gain");
        assertRefused(40, "makes pulses of the slope too short", "a smaller gain would do");
    }

    private static void assertRefused(double gain, String why, String remedy) {
        SpectrumProblem problem = UpperEdgeTest.problem(gain, 0);
        String message = assertThrows(IllegalStateException.class, () -> WindowChoice.of(problem))
                .getMessage();
        assertTrue(message.startsWith("gain = " + gain) && message.contains(why), message);
        assertTrue(message.contains(remedy), message);
    }
}
