package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same inputs through the scalar and the vector transform, and both against definitions. */
class WalshHadamardTest {

    private static final WalshHadamard SCALAR = Kernels.scalar().walshHadamard();

    private final Random random = new Random(7);

    static Stream<WalshHadamard> kernels() {
        return Stream.of(SCALAR, Kernels.best().walshHadamard());
    }

    /** Small integers are summed exactly in either precision, whatever the order. */
    @ParameterizedTest
    @MethodSource("kernels")
    void transformsAgreeWithTheirDefinition(WalshHadamard kernel) {
        for (int rows = 1; rows <= 512; rows *= 2) {
            for (int columns : new int[] {1, 2, 8, 16, 64}) {
                int offset = 3;
                double[] v = random.ints(offset + rows * columns, -9, 10)
                        .asDoubleStream()
                        .toArray();
                float[] w = floats(v);
                double[] expected = v.clone();
                for (int i = 0; i < rows; i++) {
                    for (int c = 0; c < columns; c++) {
                        double sum = 0;
                        for (int j = 0; j < rows; j++) {
                            sum += sign(Integer.bitCount(i & j)) * v[offset + j * columns + c];
                        }
                        expected[offset + i * columns + c] = sum;
                    }
                }
                kernel.transform(v, offset, rows, columns);
                kernel.transform(w, offset, rows, columns);
                assertArrayEquals(expected, v, rows + " x " + columns);
                assertArrayEquals(floats(expected), w, rows + " x " + columns);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void twoTransformsMultiplyByTheSize(WalshHadamard kernel) {
        for (int n = 2; n <= 1 << 16; n *= 2) {
            double[] v = normal(n);
            double[] twice = v.clone();
            kernel.transform(twice, 0, n, 1);
            kernel.transform(twice, 0, n, 1);
            // 2 log2 N additions, each of relative rounding 2^-53, act on vectors of norm at most N |v|.
            double bound = 2 * Integer.numberOfTrailingZeros(n) * 0x1p-53 * norm(v);
            for (int i = 0; i < n; i++) {
                twice[i] = twice[i] / n - v[i];
            }
            assertEquals(0, norm(twice), bound);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void bitsAreThoseOfPlainJava(WalshHadamard kernel) {
        for (int n = 1; n <= 1 << 15; n *= 2) {
            for (int columns : new int[] {1, 16}) {
                double[] v = normal(n * columns);
                float[] w = floats(v);
                double[] expected = v.clone();
                float[] expectedSingle = w.clone();
                SCALAR.transform(expected, 0, n, columns);
                SCALAR.transform(expectedSingle, 0, n, columns);
                kernel.transform(v, 0, n, columns);
                kernel.transform(w, 0, n, columns);
                assertArrayEquals(expected, v);
                assertArrayEquals(expectedSingle, w);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void diagonalsAgreeWithTheirDefinition(WalshHadamard kernel) {
        long[] signs = random.longs(4).toArray();
        double factor = 0.7;
        for (int n : new int[] {2, 4, 8, 16, 32, 64, 128}) {
            for (int first : new int[] {0, 16, 64, 112}) {
                for (double[] scale : new double[][] {null, normal(256)}) {
                    double[] x = normal(n + 1);
                    double[] y = new double[n + 2];
                    float[] narrow = new float[n + 2];
                    float[] single = floats(x);
                    double[] wide = new double[n + 2];
                    float[] before = single.clone();
                    kernel.diagonal(signs, first, factor, scale, x, 1, y, 2, n);
                    kernel.diagonal(signs, first, factor, scale, x, 1, narrow, 2, n);
                    kernel.diagonal(signs, first, factor, single, 1, wide, 2, n);
                    kernel.diagonal(signs, first, scale, single, 1, n);
                    for (int i = 0; i < n; i++) {
                        int k = first + i;
                        double d = sign((int) (signs[k / 64] >>> k % 64 & 1)) * (scale == null ? 1 : scale[k]);
                        double expected = factor * d * x[1 + i];
                        assertEquals(expected, y[2 + i], 2 * Math.ulp(expected));
                        assertEquals((float) expected, narrow[2 + i], Math.ulp((float) expected));
                        assertEquals(
                                factor * Math.signum(d) * before[1 + i] * (scale == null ? 1 : Math.signum(scale[k])),
                                wide[2 + i],
                                1e-15);
                        assertEquals((float) (d * before[1 + i]), single[1 + i]);
                    }
                }
            }
        }
    }

    private static double sign(int bits) {
        return (bits & 1) == 0 ? 1 : -1;
    }

    private static float[] floats(double[] v) {
        float[] w = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            w[i] = (float) v[i];
        }
        return w;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private double[] normal(int n) {
        return random.doubles(n).map(u -> 2 * u - 1).toArray();
    }
}
