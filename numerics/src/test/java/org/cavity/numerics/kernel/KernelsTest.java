package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same inputs through the scalar and the vector kernels, both against references. */
class KernelsTest {

    /**
     * Sixty digits leave the series of erf, which loses none by cancellation, exact to far below an ulp of a double.
     */
    private static final DfpField FIELD = new DfpField(60);

    private static final double ULPS = 4;
    private static final double EPSILON = Math.ulp(1.0);
    private static final int[] LENGTHS = {1, 2, 3, 7, 8, 9, 16, 31, 64, 101};

    private final Random random = new Random(5);

    static Stream<Kernels> kernels() {
        return Stream.of(Kernels.scalar(), Kernels.best());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void productsAgreeWithTheirDefinitionToTheRoundingOfTheirSums(Kernels kernels) {
        for (int rows : LENGTHS) {
            for (int inner : LENGTHS) {
                for (int columns : new int[] {1, 2, 3, 4, 5, 8, 11}) {
                    int offset = 3;
                    double[] a = normal(rows * inner);
                    double[] x = normal(offset + columns * inner);
                    double[] y = new double[columns * rows];
                    kernels.multiply(a, rows, inner, x, offset, columns, y);
                    for (int c = 0; c < columns; c++) {
                        for (int i = 0; i < rows; i++) {
                            assertDot(a, i * inner, x, offset + c * inner, inner, y[c * rows + i]);
                        }
                    }
                }
            }
        }
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
            double[] x = normal(n);
            double[] k = normal(n);
            double[] out = new double[n];
            kernels.addScaled(x, 0.3, k, out, n);
            double[] times = new double[n + 1];
            kernels.times(x, k, 0, times, 1, n);
            assertDot(x, 0, k, 0, n, kernels.dot(x, 0, k, 0, n));
            for (int i = 0; i < n; i++) {
                assertEquals(x[i] + 0.3 * k[i], out[i], EPSILON * (Math.abs(x[i]) + Math.abs(k[i])));
                assertEquals(x[i] * k[i], times[i + 1]);
            }
            double[] inPlace = x.clone();
            kernels.addScaled(inPlace, 0.3, k, inPlace, n);
            assertArrayEquals(out, inPlace);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void tanhAndItsGainAreAccurate(Kernels kernels) {
        check(
                kernels,
                Nonlinearity.TANH,
                arguments(360),
                x -> {
                    if (x.abs().lessThan(FIELD.newDfp(0.01))) {
                        return tanhNearZero(x);
                    }
                    Dfp e = x.multiply(2).exp();
                    return e.subtract(1).divide(e.add(1));
                },
                x -> {
                    Dfp e = x.abs().multiply(-2).exp();
                    return e.multiply(4).divide(e.add(1).multiply(e.add(1)));
                });
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void erfAndItsGainAreAccurate(Kernels kernels) {
        Dfp scale = FIELD.getPi().sqrt().divide(2);
        check(kernels, Nonlinearity.ERF, arguments(30), x -> erf(x.multiply(scale)), x -> {
            Dfp t = x.multiply(scale);
            return t.multiply(t).negate().exp();
        });
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void clipIsExact(Kernels kernels) {
        double[] x = arguments(30);
        double[] value = new double[x.length];
        double[] gain = new double[x.length];
        kernels.valueAndGain(Nonlinearity.CLIP, x, value, gain, x.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Math.max(-1, Math.min(1, x[i])), value[i]);
            assertEquals(Math.abs(x[i]) < 1 ? 1 : 0, gain[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void specialValuesPassThrough(Kernels kernels) {
        double[] x = {
            0.0,
            -0.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1e300,
            -1e300
        };
        for (Nonlinearity phi : new Nonlinearity[] {Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP}) {
            double[] value = new double[x.length];
            double[] gain = new double[x.length];
            kernels.valueAndGain(phi, x, value, gain, x.length);
            double[] expected = {
                0.0, -0.0, 1, -1, Double.NaN, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1, -1
            };
            double[] gains = {1, 1, 0, 0, Double.NaN, 1, 1, 1, 0, 0};
            for (int i = 0; i < x.length; i++) {
                String what = phi.name() + " at " + x[i];
                assertEquals(expected[i], value[i], Math.abs(expected[i]) < 1e-300 ? 4 * Double.MIN_VALUE : 0, what);
                if (phi != Nonlinearity.CLIP || !Double.isNaN(x[i])) {
                    assertEquals(gains[i], gain[i], what);
                }
            }
            assertEquals(Double.NEGATIVE_INFINITY, 1 / value[1], "the sign of zero, " + phi.name());
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void valueAloneIsTheSameAsValueWithGain(Kernels kernels) {
        Nonlinearity own = Nonlinearity.of("softsign", v -> v / Math.sqrt(1 + v * v));
        for (Nonlinearity phi : new Nonlinearity[] {Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP, own}) {
            double[] x = arguments(20);
            double[] alone = new double[x.length];
            double[] value = new double[x.length];
            kernels.value(phi, x, alone, x.length);
            kernels.valueAndGain(phi, x, value, new double[x.length], x.length);
            assertArrayEquals(value, alone);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void usersNonlinearitiesServe(Kernels kernels) {
        Nonlinearity sine = Nonlinearity.of("sine", Math::sin, Math::cos);
        double[] x = arguments(5);
        double[] value = new double[x.length];
        double[] gain = new double[x.length];
        kernels.valueAndGain(sine, x, value, gain, x.length);
        assertArrayEquals(DoubleStream.of(x).map(Math::sin).toArray(), value);
        assertArrayEquals(DoubleStream.of(x).map(Math::cos).toArray(), gain);
    }

    private void check(
            Kernels kernels, Nonlinearity phi, double[] x, UnaryOperator<Dfp> value, UnaryOperator<Dfp> gain) {
        double[] values = new double[x.length];
        double[] gains = new double[x.length];
        kernels.valueAndGain(phi, x, values, gains, x.length);
        for (int i = 0; i < x.length; i++) {
            assertUlps(value.apply(FIELD.newDfp(x[i])), values[i], phi.name() + " at " + x[i]);
            assertUlps(gain.apply(FIELD.newDfp(x[i])), gains[i], "gain of " + phi.name() + " at " + x[i]);
        }
    }

    private static void assertUlps(Dfp expected, double actual, String what) {
        Dfp ulp = FIELD.newDfp(Math.ulp(expected.toDouble()));
        double ulps = FIELD.newDfp(actual).subtract(expected).divide(ulp).abs().toDouble();
        assertTrue(ulps <= ULPS, () -> what + " is off by " + ulps + " ulp");
    }

    /** x − x³/3 + …, whose next term is below 1e-28 relative for |x| ≤ 0.01. */
    private static Dfp tanhNearZero(Dfp x) {
        Dfp s = x.multiply(x);
        Dfp sum = FIELD.newDfp(-929569).divide(FIELD.newDfp(638512875));
        long[][] terms = {{21844, 6081075}, {-1382, 155925}, {62, 2835}, {-17, 315}, {2, 15}, {-1, 3}, {1, 1}};
        for (long[] term : terms) {
            sum = sum.multiply(s).add(FIELD.newDfp(term[0]).divide(FIELD.newDfp(term[1])));
        }
        return sum.multiply(x);
    }

    /** 2/√π exp(−t²) Σ_n 2^n t^(2n+1) / (2n+1)!!, all terms of one sign. */
    private static Dfp erf(Dfp t) {
        if (t.abs().greaterThan(FIELD.newDfp(8))) {
            return FIELD.newDfp(t.toDouble() > 0 ? 1.0 : -1.0);
        }
        Dfp square = t.multiply(t);
        Dfp term = t;
        Dfp sum = t;
        for (int n = 1; n < 400; n++) {
            term = term.multiply(square).multiply(2).divide(2 * n + 1);
            sum = sum.add(term);
        }
        return sum.multiply(square.negate().exp())
                .multiply(2)
                .divide(FIELD.getPi().sqrt());
    }

    /** Arguments of either sign, dense where the functions bend, on both sides of every branch, and far out. */
    private double[] arguments(double largest) {
        DoubleStream bend = DoubleStream.iterate(-6, x -> x < 6, x -> x + 0.0371);
        DoubleStream branches =
                DoubleStream.of(0.17, 0.1733, 0.3465, 0.52, 1.1283791670955, 1.1283791670956, 1.13, 6.77, 19);
        DoubleStream small = DoubleStream.of(1e-300, 1e-20, 1e-9, 1e-5, 1e-3, 0.01);
        DoubleStream far = DoubleStream.iterate(6.1, x -> x < largest, x -> x * 1.17);
        double[] positive =
                DoubleStream.concat(DoubleStream.concat(branches, small), far).toArray();
        return DoubleStream.concat(
                        bend,
                        DoubleStream.concat(
                                DoubleStream.of(positive),
                                DoubleStream.of(positive).map(x -> -x)))
                .toArray();
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
