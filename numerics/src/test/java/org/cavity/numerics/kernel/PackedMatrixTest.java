package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of packed matrices in both precisions, vector and scalar. */
class PackedMatrixTest {

    private static final int[] SIZES = {1, 2, 7, 8, 23, 24, 25, 48, 61, 100, 383, 384, 385, 500};
    private static final int[] COUNTS = {1, 2, 3, 8, 9, 17, 70};

    static Stream<Arguments> kinds() {
        return Stream.of(Kernels.best(), Kernels.scalar())
                .flatMap(kernels -> Arrays.stream(Precision.values()).map(p -> Arguments.of(kernels, p)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isTheSumOfProducts(Kernels kernels, Precision precision) {
        for (int rows : SIZES) {
            for (int columns : new int[] {rows, 400, 5}) {
                for (int count : COUNTS) {
                    check(kernels, precision, rows, columns, count);
                }
            }
        }
    }

    private static void check(Kernels kernels, Precision precision, int rows, int columns, int count) {
        Random random = new Random(rows + 1000L * count);
        double[] a = random.doubles((long) rows * columns, -1, 1).toArray();
        double[] x = random.doubles(3 + (long) columns * count, -1, 1).toArray();
        double[] scale = random.doubles(columns).toArray();
        PackedMatrix matrix = filled(kernels, precision, a, rows, columns);
        double[] y = multiply(matrix, scale, x, 3, count, 0, matrix.strips());
        double[] plain = multiply(matrix, null, x, 3, count, 0, matrix.strips());
        // Each term of the sum is rounded once or twice on its way in, and each partial sum once.
        double unit = precision == Precision.SINGLE ? 0x1p-24 : 0x1p-53;
        double tolerance = (3 + 2 * Math.sqrt(columns)) * 2 * unit * columns;
        for (int c = 0; c < count; c++) {
            for (int i = 0; i < rows; i++) {
                double scaled = 0;
                double sum = 0;
                for (int k = 0; k < columns; k++) {
                    double product = a[i * columns + k] * x[3 + c * columns + k];
                    scaled += scale[k] * product;
                    sum += product;
                }
                assertEquals(scaled, y[c * rows + i], tolerance, rows + " x " + columns + ", " + count);
                assertEquals(sum, plain[c * rows + i], tolerance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bitsDependNeitherOnTheOtherVectorsNorOnTheStrips(Kernels kernels, Precision precision) {
        int rows = 155;
        int columns = 800;
        Random random = new Random(7);
        double[] a = random.doubles((long) rows * columns, -1, 1).toArray();
        double[] x = random.doubles(70L * columns, -1, 1).toArray();
        PackedMatrix matrix = filled(kernels, precision, a, rows, columns);
        double[] all = multiply(matrix, null, x, 0, 70, 0, matrix.strips());
        for (int c = 0; c < 70; c++) {
            double[] one = multiply(matrix, null, x, c * columns, 1, 0, matrix.strips());
            assertArrayEquals(Arrays.copyOfRange(all, c * rows, (c + 1) * rows), one, "vector " + c);
        }
        double[] two = multiply(matrix, null, x, columns, 2, 0, matrix.strips());
        assertArrayEquals(Arrays.copyOfRange(all, rows, 3 * rows), two);
        PackedMatrix.Vectors vectors = matrix.vectors();
        vectors.pack(null, x, 0, 70);
        double[] byStrips = new double[all.length];
        for (int strip = matrix.strips() - 1; strip >= 0; strip--) {
            matrix.multiply(vectors, strip, strip + 1, byStrips, 0);
        }
        assertArrayEquals(all, byStrips);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsItsElements(Kernels kernels, Precision precision) {
        int rows = 77;
        int columns = 31;
        double[] a = new Random(3).doubles((long) rows * columns, -1, 1).toArray();
        PackedMatrix matrix = filled(kernels, precision, a, rows, columns);
        double[] back = new double[a.length];
        for (int i = 0; i < rows; i++) {
            matrix.getRow(i, back, i * columns);
        }
        double[] expected = precision == Precision.SINGLE
                ? Arrays.stream(a).map(v -> (float) v).toArray()
                : a;
        assertArrayEquals(expected, back);
        assertEquals(rows, matrix.rows());
        assertEquals(columns, matrix.columns());
        assertTrue(matrix.strips() >= 1);
    }

    private static PackedMatrix filled(Kernels kernels, Precision precision, double[] a, int rows, int columns) {
        PackedMatrix matrix = kernels.packedMatrix(precision, rows, columns);
        for (int i = 0; i < rows; i++) {
            matrix.setRow(i, a, i * columns);
        }
        return matrix;
    }

    private static double[] multiply(
            PackedMatrix matrix, double[] scale, double[] x, int offset, int count, int from, int to) {
        PackedMatrix.Vectors vectors = matrix.vectors();
        vectors.pack(scale, x, offset, count);
        double[] y = new double[matrix.rows() * count];
        matrix.multiply(vectors, from, to, y, 0);
        return y;
    }
}
