package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same inputs through the scalar and the vector kernels, both against references. */
class KernelsTest {

    private static final double EPSILON = Math.ulp(1.0);
    private static final int[] LENGTHS = {1, 2, 3, 7, 8, 9, 16, 31, 64, 101};

    private final Random random = new Random(5);

    static Stream<Kernels> kernels() {
        return Stream.of(Kernels.scalar(), Kernels.best());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void tilesOfProductsDivideTheirBlocks(Kernels kernels) {
        assertEquals(0, BlockKernels.DEPTH % kernels.blockKernels().height());
        assertEquals(0, BlockKernels.DEPTH % BlockKernels.WIDTH);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void projectionsAgreeWithTheirDefinition(Kernels kernels) {
        for (int n : LENGTHS) {
            for (int count : new int[] {0, 1, 3, 4, 6, 9}) {
                double[] block = normal(2 + (count + 1) * n);
                double[] before = block.clone();
                int v = 2 + count * n;
                double[] c = new double[count];
                kernels.blockKernels().project(block, 2, n, count, block, v, n, c);
                for (int k = 0; k < count; k++) {
                    assertDot(block, 2 + k * n, block, v, n, c[k]);
                }
                kernels.blockKernels().subtract(block, 2, n, count, c, block, v, n);
                for (int i = 0; i < n; i++) {
                    double expected = before[v + i];
                    double size = Math.abs(expected);
                    for (int k = 0; k < count; k++) {
                        expected -= c[k] * before[2 + k * n + i];
                        size += Math.abs(c[k] * before[2 + k * n + i]);
                    }
                    assertEquals(expected, block[v + i], (count + 1) * EPSILON * size);
                }
                assertArrayEquals(
                        Arrays.copyOf(before, v), Arrays.copyOf(block, v), "the frame itself must not change");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void vectorSumsAndProductsAgreeWithTheirDefinition(Kernels kernels) {
        for (int n : LENGTHS) {
            double[] x = normal(n + 1);
            double[] k = normal(n + 2);
            double[] out = new double[n + 3];
            double[] times = new double[n + 3];
            kernels.addScaled(x, 1, 0.3, k, 2, out, 3, n);
            kernels.times(k, 2, x, 1, times, 3, n);
            assertDot(x, 1, k, 2, n, kernels.dot(x, 1, k, 2, n));
            for (int i = 0; i < n; i++) {
                double size = Math.abs(x[1 + i]) + Math.abs(k[2 + i]);
                assertEquals(x[1 + i] + 0.3 * k[2 + i], out[3 + i], EPSILON * size);
                assertEquals(x[1 + i] * k[2 + i], times[3 + i]);
            }
            double[] inPlace = x.clone();
            kernels.addScaled(inPlace, 1, 0.3, k, 2, inPlace, 1, n);
            assertArrayEquals(Arrays.copyOfRange(out, 3, 3 + n), Arrays.copyOfRange(inPlace, 1, 1 + n));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aRungeKuttaStageIsTwoScaledSums(Kernels kernels) {
        for (int n : LENGTHS) {
            int offset = 2;
            double[] x = normal(offset + n);
            double[] k = normal(offset + n);
            double[] next = normal(offset + n);
            double[] expectedNext = next.clone();
            double[] stage = new double[offset + n];
            double[] expectedStage = new double[offset + n];
            kernels.addScaled(expectedNext, offset, 0.1, k, offset, expectedNext, offset, n);
            kernels.addScaled(x, offset, 0.2, k, offset, expectedStage, offset, n);
            kernels.rungeKuttaStage(x, next, 0.1, k, 0.2, next, stage, offset, n);
            assertArrayEquals(expectedNext, next);
            assertArrayEquals(expectedStage, stage);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void clipIsExact(Kernels kernels) {
        double[] x = FunctionAccuracyTest.arguments(random, 101);
        double[] value = new double[x.length];
        double[] gain = new double[x.length];
        kernels.valueAndGain(Nonlinearity.CLIP, x, 0, value, 0, gain, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Math.max(-1, Math.min(1, x[i])), value[i]);
            assertEquals(Math.abs(x[i]) < 1 ? 1 : 0, gain[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void usersNonlinearitiesServe(Kernels kernels) {
        Nonlinearity sine = Nonlinearity.of("sine", Math::sin, Math::cos);
        double[] x = normal(13);
        double[] value = new double[x.length];
        double[] gain = new double[x.length];
        kernels.valueAndGain(sine, x, 0, value, 0, gain, 0, x.length);
        assertArrayEquals(DoubleStream.of(x).map(Math::sin).toArray(), value);
        assertArrayEquals(DoubleStream.of(x).map(Math::cos).toArray(), gain);
    }

    private void assertDot(double[] a, int aOffset, double[] x, int xOffset, int n, double actual) {
        double sum = 0;
        double size = 0;
        for (int j = 0; j < n; j++) {
            sum += a[aOffset + j] * x[xOffset + j];
            size += Math.abs(a[aOffset + j] * x[xOffset + j]);
        }
        assertEquals(sum, actual, n * EPSILON * size);
    }

    private double[] normal(int n) {
        return random.doubles(n).map(u -> 2 * u - 1).toArray();
    }
}
