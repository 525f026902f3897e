package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisRangeTest {

    /** The ticks are the multiples of powers of ten; on a range shorter than all of them, its ends. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 3, 0.01 0.1 1",
        "0.5, 12, 0.5 1 2 5 10",
        "0.15, 0.9, 0.2 0.5",
        "0.2, 0.9, 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9",
        "20, 41, 20 30 40",
        "1.2, 1.7, 1.2 1.7"
    })
    void aShortLogarithmicAxisHasTextsBetweenPowersOfTen(double min, double max, String texts) {
        AxisRange axis = new AxisRange("x", min, max, true);
        List<Double> multiples = IntStream.rangeClosed(-3, 3)
                .boxed()
                .flatMap(k -> IntStream.range(1, 10).mapToObj(m -> m * Math.pow(10, k)))
                .filter(v -> v > min * (1 - 1e-9) && v < max * (1 + 1e-9))
                .toList();
        DoubleStream ticks = multiples.isEmpty()
                ? DoubleStream.of(min, max)
                : multiples.stream().mapToDouble(v -> v);
        assertEquals(
                texts,
                String.join(
                        " ",
                        ticks.mapToObj(axis::tick)
                                .map(String::trim)
                                .filter(t -> !t.isEmpty())
                                .toList()));
    }

    /** Four digits would give ticks the same text. */
    @ParameterizedTest
    @CsvSource({"13.4551, 13.4559, 13.4555, 13.4555", "-1, 1, 1e-17, 0", "0, 0.5, 0.30000000000000004, 0.3"})
    void aTickHasAllItsDigits(double min, double max, double value, String text) {
        assertEquals(text, new AxisRange("x", min, max, false).tick(value));
    }
}
