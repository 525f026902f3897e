package org.cavity.numerics.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExponentSumsTest {

    @Test
    void kaplanYorkeDimensionInterpolatesWhereTheSumCrossesZero() {
        assertEquals((2 + 0.5 / 2) / 4, ExponentSums.kaplanYorkeDimension(new double[] {0.5, 0, -2, -3}, 4, 4), 1e-15);
        assertEquals(0, ExponentSums.kaplanYorkeDimension(new double[] {-0.1, -1}, 2, 2));
        assertEquals(1, ExponentSums.kaplanYorkeDimension(new double[] {1, -0.5}, 2, 2));
        assertEquals(2, ExponentSums.kaplanYorkeDimension(new double[] {1, -0.5}, 1, 2), "two variables a neuron");
        assertEquals(Double.NaN, ExponentSums.kaplanYorkeDimension(new double[] {1, -0.5}, 3, 3));
    }

    @Test
    void entropyIsTheSumOfPositiveExponents() {
        assertEquals(0.75 / 3, ExponentSums.entropyRate(new double[] {0.5, 0.25, -2}, 3, 3), 1e-15);
        assertEquals(0.75 / 30, ExponentSums.entropyRate(new double[] {0.5, 0.25, -2}, 30, 30), 1e-15);
        assertEquals(Double.NaN, ExponentSums.entropyRate(new double[] {0.5, 0.25}, 3, 3));
        assertEquals(1.0 / 4, ExponentSums.unstableFraction(new double[] {0.5, 0, -2, -3}, 4, 4));
        assertEquals(
                1.0 / 2, ExponentSums.unstableFraction(new double[] {0.5, 0, -2, -3}, 2, 4), "two variables a neuron");
    }
}
