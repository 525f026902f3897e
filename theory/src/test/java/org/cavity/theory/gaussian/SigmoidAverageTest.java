package org.cavity.theory.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmoidAverageTest {

    /** Both sides of the deviation 4 above which only the neighbourhood of zero has nodes, and far from it. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.7, 0",
        "0, 1e-3",
        "0.3, 0.2",
        "-2, 0.9",
        "0, 1",
        "1, 3.99",
        "1, 4.01",
        "0, 5",
        "-6, 5",
        "12, 8",
        "0, 40",
        "-3, 300",
        "40, 2"
    })
    void agreesWithStepHalving(double mean, double deviation) {
        SigmoidAverage fast = new SigmoidAverage(mean, deviation);
        GaussianAverage slow = new GaussianAverage(mean, deviation * deviation, Nonlinearity.TANH);
        DoubleUnaryOperator squaredRate = x -> Math.tanh(x) * Math.tanh(x);
        DoubleUnaryOperator squaredGate = x -> Math.pow(1 + Math.exp(-2 * x), -2);
        DoubleUnaryOperator fourthPole = x -> Math.pow(Math.cosh(x), -4);
        // Rounding of sums of up to some ten thousand terms in the comparison.
        double rounding = 1e-13;
        assertEquals(slow.of(squaredRate), fast.of(squaredRate, 1, 1), rounding);
        assertEquals(slow.of(squaredGate), fast.of(squaredGate, 0, 1), rounding);
        assertEquals(slow.of(fourthPole), fast.of(fourthPole), rounding);
    }
}
