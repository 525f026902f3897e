package org.cavity.diagrams.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.cavity.diagrams.NpzReader;
import org.cavity.theory.model.Columns;
import org.junit.jupiter.api.Test;

class NpzArchiveTest {

    private static final double[] NUMBERS = {
        0, -0.0, Math.PI, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
    };

    @Test
    void arraysComeBackBitByBit() throws IOException {
        byte[] bytes = archive().bytes();
        Map<String, NpzReader.Array> arrays = NpzReader.read(bytes);
        assertEquals(
                List.of("numbers", "matrix", "nothing", "codes", "names", "autocorrelation.lag", "autocorrelation.C"),
                List.copyOf(arrays.keySet()));
        assertEquals(List.of(7), arrays.get("numbers").shape());
        assertArrayEquals(bits(NUMBERS), bits(arrays.get("numbers").doubles()));
        assertEquals(List.of(2, 3), arrays.get("matrix").shape());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, arrays.get("matrix").doubles());
        assertEquals(List.of(0), arrays.get("nothing").shape());
        assertEquals(List.of(3, 1), arrays.get("codes").shape());
        assertArrayEquals(
                new int[] {0, -1, Integer.MAX_VALUE}, arrays.get("codes").integers());
        // One character outside of the plane that two bytes reach.
        assertEquals(List.of("λ₁", "", "𝒩-driven"), arrays.get("names").texts());
        assertArrayEquals(new double[] {0, 5}, arrays.get("autocorrelation.lag").doubles());
    }

    @Test
    void bytesDependOnTheArraysAlone() {
        byte[] here = archive().bytes();
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertArrayEquals(here, archive().bytes());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void whatIsNoArrayIsRefused() {
        double[][] ragged = {{1, 2}, {3}};
        assertThrows(IllegalArgumentException.class, () -> new NpzArchive().matrix("ragged", ragged));
        NpzArchive archive = new NpzArchive().vector("x", new double[1]);
        assertThrows(IllegalArgumentException.class, () -> archive.vector("x", new double[2]));
    }

    private static NpzArchive archive() {
        return new NpzArchive()
                .vector("numbers", NUMBERS)
                .matrix("matrix", new double[][] {{1, 2, 3}, {4, 5, 6}})
                .vector("nothing", new double[0])
                .integers("codes", new int[][] {{0}, {-1}, {Integer.MAX_VALUE}})
                .texts("names", List.of("λ₁", "", "𝒩-driven"))
                .columns(Map.of("autocorrelation", Columns.of("lag", new double[] {0, 5}, "C", new double[] {1, 0.1})));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
