package org.cavity.theory.nonlinearity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonlinearityTest {

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "clip"})
    void derivativeAndPrimitiveBelongToTheValue(String name) {
        Nonlinearity phi = Nonlinearity.find(name).orElseThrow();
        double h = 1e-4;
        for (double x = -4.05; x < 4; x += 0.3) {
            // Central differences: h²/6 of the third derivative, and rounding over h.
            assertEquals((phi.value(x + h) - phi.value(x - h)) / (2 * h), phi.derivative(x), 1e-8);
            assertEquals((phi.primitive(x + h) - phi.primitive(x - h)) / (2 * h), phi.value(x), 1e-8);
            assertEquals(Math.log(phi.derivative(x)), phi.logDerivative(x), 1e-12);
            assertEquals(-phi.value(x), phi.value(-x));
        }
        assertEquals(1, phi.derivative(0), 1e-15);
        assertEquals(0, phi.primitive(0));
    }

    @Test
    void logGainSurvivesWhereTheGainUnderflows() {
        assertEquals(0, Nonlinearity.ERF.derivative(100));
        assertEquals(-Math.PI / 4 * 1e4, Nonlinearity.ERF.logDerivative(100), 1e-9);
        assertEquals(-2 * (500 - Math.log(2)), Nonlinearity.TANH.logDerivative(500), 1e-10);
    }

    @Test
    void whatTheUserLeavesOutIsComputed() {
        Nonlinearity mine = Nonlinearity.of("mine", Math::tanh);
        for (double x : new double[] {-30, -2.3, 0, 0.1, 0.75, 12}) {
            assertEquals(Nonlinearity.TANH.derivative(x), mine.derivative(x), 1e-11);
            assertEquals(Nonlinearity.TANH.primitive(x), mine.primitive(x), 1e-13 * (1 + Math.abs(x)));
        }
        assertTrue(mine.isOdd());
        assertFalse(Nonlinearity.of("shifted", x -> Math.tanh(x + 0.01)).isOdd());
    }

    @Test
    void primitiveDoesNotDependOnTheOrderOfCalls() {
        Nonlinearity outward = Nonlinearity.of("mine", Math::atan);
        Nonlinearity inward = Nonlinearity.of("mine", Math::atan);
        double[] forward = new double[40];
        for (int i = 0; i < 40; i++) {
            forward[i] = outward.primitive(i * 0.77);
        }
        for (int i = 39; i >= 0; i--) {
            assertEquals(forward[i], inward.primitive(i * 0.77), 0);
        }
    }
}
