package org.cavity.numerics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AverageTest {

    @Test
    void theErrorIsThatOfTheMean() {
        Average average = Average.of(1, 2, 3, 6);
        assertEquals(3, average.value());
        // Squared deviations 4, 1, 0, 9 over 4 · 3.
        assertEquals(Math.sqrt(14.0 / 12), average.error(), 1e-15);
    }

    @Test
    void oneValueHasNoError() {
        assertEquals(new Average(5, Double.NaN), Average.of(5));
    }
}
