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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions and gains over the whole range of their arguments against references, scalar and vector kernels alike. */
class FunctionAccuracyTest {

    /** What {@link Kernels} states. */
    private static final double ULPS = 2;

    /** Powers of two that bring results near the ends of the range of doubles to its middle. */
    private static final int SHIFT = 700;

    private static final double SMALL = 0x1p-900;

    static Stream<Kernels> kernels() {
        return Stream.of(Kernels.scalar(), Kernels.best());
    }

    /** What is measured: a kernel that fills an array, and its reference times 2^−shift. */
    enum Function {
        TANH(
                (k, x, y) -> k.value(Nonlinearity.TANH, x, 0, y, 0, x.length),
                (x, s) -> DoubleDouble.tanh(x).scaled(-s)),
        TANH_GAIN(
                (k, x, y) -> k.valueAndGain(Nonlinearity.TANH, x, 0, x.clone(), 0, y, 0, x.length),
                DoubleDouble::tanhGain),
        ERF(
                (k, x, y) -> k.value(Nonlinearity.ERF, x, 0, y, 0, x.length),
                (x, s) -> DoubleDouble.erf(x).scaled(-s)),
        ERF_GAIN(
                (k, x, y) -> k.valueAndGain(Nonlinearity.ERF, x, 0, x.clone(), 0, y, 0, x.length),
                DoubleDouble::erfGain),
        LOGISTIC((k, x, y) -> k.logistic(x, 0, y, 0, x.length), DoubleDouble::logistic),
        LOGISTIC_GAIN((k, x, y) -> k.logisticAndGain(x, 0, x.clone(), 0, y, 0, x.length), DoubleDouble::logisticGain),
        EXP((k, x, y) -> k.exp(x, 0, y, 0, x.length), (x, s) -> DoubleDouble.exp(DoubleDouble.of(x), s)),
        EXPM1((k, x, y) -> k.expm1(x, 0, y, 0, x.length), (x, s) -> DoubleDouble.expm1(DoubleDouble.of(x), s));

        private final Filler filler;
        private final Reference reference;

        Function(Filler filler, Reference reference) {
            this.filler = filler;
            this.reference = reference;
        }

        double[] apply(Kernels kernels, double[] x) {
            double[] y = new double[x.length];
            filler.fill(kernels, x, y);
            return y;
        }

        /** The error of y for the value at x, in ulp; infinite where only one of them overflows or is no number. */
        double ulps(double x, double y) {
            DoubleDouble expected = reference.at(x, 0);
            int shift = Math.abs(expected.high()) < SMALL ? -SHIFT : Math.abs(expected.high()) <= 1 / SMALL ? 0 : SHIFT;
            if (shift != 0) {
                expected = reference.at(x, shift);
            }
            double largest = Math.scalb(Double.MAX_VALUE, -shift);
            if (Math.abs(expected.high()) > largest + Math.ulp(largest) / 2) {
                return y == Double.POSITIVE_INFINITY ? 0 : Double.POSITIVE_INFINITY;
            }
            double ulp = Math.max(Math.ulp(expected.high()), Math.scalb(1.0, Double.MIN_EXPONENT - 52 - shift));
            DoubleDouble error = DoubleDouble.of(Math.scalb(y, -shift)).plus(expected.negate());
            return Double.isFinite(y) ? Math.abs(error.high()) / ulp : Double.POSITIVE_INFINITY;
        }
    }

    private interface Filler {
        void fill(Kernels kernels, double[] x, double[] y);
    }

    private interface Reference {
        DoubleDouble at(double x, int shift);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void functionsAndGainsAreAccurateOverTheWholeRange(Kernels kernels) {
        assertAccurate(kernels, arguments(new Random(11), 20_000));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    @Tag("slow")
    void functionsAndGainsAreAccurateAtManyArguments(Kernels kernels) {
        assertAccurate(kernels, arguments(new Random(12), 2_000_000));
    }

    private static void assertAccurate(Kernels kernels, double[] x) {
        for (Function f : Function.values()) {
            double[] y = f.apply(kernels, x);
            for (int i = 0; i < x.length; i++) {
                double ulps = f.ulps(x[i], y[i]);
                double at = x[i];
                assertTrue(ulps <= ULPS, () -> f + " at " + at + " is off by " + ulps + " ulp");
            }
        }
    }

    /** Sixty digits against the thirty of the references: half a unit of 1e-30 is nothing beside 1e-16. */
    @Test
    void referencesAreExactFarBeyondDoubles() {
        DfpField field = new DfpField(60);
        Dfp one = field.getOne();
        UnaryOperator<Dfp> gain =
                a -> a.negate().exp().divide(a.negate().exp().add(one).pow(2));
        for (double x : DoubleStream.iterate(-30, v -> v < 30, v -> v + 0.7331).toArray()) {
            Dfp v = field.newDfp(x);
            Dfp a = v.abs();
            Dfp e = a.multiply(2).exp();
            Dfp tanh = e.subtract(one).divide(e.add(one));
            assertSame(x < 0 ? tanh.negate() : tanh, DoubleDouble.tanh(x));
            assertSame(gain.apply(a.multiply(2)).multiply(4), DoubleDouble.tanhGain(x, 0));
            assertSame(one.divide(v.negate().exp().add(one)), DoubleDouble.logistic(x, 0));
            assertSame(gain.apply(a), DoubleDouble.logisticGain(x, 0));
            assertSame(v.exp(), DoubleDouble.exp(DoubleDouble.of(x), 0));
            assertSame(v.exp().subtract(one), DoubleDouble.expm1(DoubleDouble.of(x), 0));
            Dfp t = v.multiply(field.getPi().sqrt()).divide(2);
            if (Math.abs(x) < 20) { // Beyond, the low part of the gain is subnormal.
                assertSame(t.multiply(t).negate().exp(), DoubleDouble.erfGain(x, 0));
            }
            if (Math.abs(x) < 9) { // Beyond, the series of 400 terms is cut short.
                assertSame(erf(field, t), DoubleDouble.erf(x));
            }
        }
    }

    private static void assertSame(Dfp expected, DoubleDouble actual) {
        Dfp field = expected.getField().newDfp(actual.high());
        double error = field.add(expected.getField().newDfp(actual.low()))
                .subtract(expected)
                .divide(expected)
                .toDouble();
        assertEquals(0, error, 1e-28);
    }

    /** 2/√π exp(−t²) Σ_n 2^n t^(2n+1) / (2n+1)!!, all terms of one sign. */
    private static Dfp erf(DfpField field, Dfp t) {
        Dfp square = t.multiply(t);
        Dfp term = t;
        Dfp sum = t;
        for (int n = 1; n < 400; n++) {
            term = term.multiply(square).multiply(2).divide(2 * n + 1);
            sum = sum.add(term);
        }
        return sum.multiply(square.negate().exp())
                .multiply(2)
                .divide(field.getPi().sqrt());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void specialValuesPassThrough(Kernels kernels) {
        double inf = Double.POSITIVE_INFINITY;
        double[] x = {0.0, -0.0, inf, -inf, Double.NaN, Double.MIN_VALUE, -Double.MIN_VALUE, 1e300, -1e300};
        double tiny = Double.MIN_VALUE;
        double nan = Double.NaN;
        double[][] expected = {
            {0.0, -0.0, 1, -1, nan, tiny, -tiny, 1, -1},
            {1, 1, 0, 0, nan, 1, 1, 0, 0},
            {0.0, -0.0, 1, -1, nan, tiny, -tiny, 1, -1},
            {1, 1, 0, 0, nan, 1, 1, 0, 0},
            {0.5, 0.5, 1, 0, nan, 0.5, 0.5, 1, 0},
            {0.25, 0.25, 0, 0, nan, 0.25, 0.25, 0, 0},
            {1, 1, inf, 0, nan, 1, 1, inf, 0},
            {0.0, -0.0, inf, -1, nan, tiny, -tiny, inf, -1},
        };
        for (Function f : Function.values()) {
            assertArrayEquals(expected[f.ordinal()], f.apply(kernels, x), f.toString());
        }
    }

    /**
     * Arguments of either sign: random bits, so every binade with subnormals; random binades around one; both sides of
     * every point where a branch or the integer of a reduction changes, saturates, underflows or overflows.
     */
    static double[] arguments(Random random, int count) {
        double[] edges = DoubleStream.concat(
                        DoubleStream.of(
                                1, 6.8, 31.5, 18.7, 19.06, 22, 37.4, 44, 1e-20, 354.9, 372.6, 375, 708.4, 709.78, 710,
                                745.13, 745.8, 750),
                        DoubleStream.iterate(0.5, k -> k < 1100, k -> k + 1).map(k -> k * Math.log(2)))
                .toArray();
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            double sign = random.nextBoolean() ? 1 : -1;
            double edge = edges[random.nextInt(edges.length)] * Math.scalb(1.0, -random.nextInt(2));
            switch (i % 4) {
                case 0:
                    x[i] = Double.longBitsToDouble(random.nextLong());
                    x[i] = Double.isNaN(x[i]) ? 0 : x[i];
                    break;
                case 1:
                    x[i] = sign * Math.scalb(1 + random.nextDouble(), random.nextInt(16) - 6);
                    break;
                case 2:
                    x[i] = sign * 8 * random.nextDouble();
                    break;
                default:
                    x[i] = sign * edge * (1 + 4 * Math.ulp(1.0) * random.nextInt(9) - 16 * Math.ulp(1.0));
            }
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void singlePrecisionIsAccurateAtOneFloatInThousand(Kernels kernels) {
        singlePrecision(kernels, 1021);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    @Tag("slow")
    void singlePrecisionIsAccurateAtEveryFloat(Kernels kernels) {
        singlePrecision(kernels, 1);
    }

    private interface FloatFiller {
        void fill(Kernels kernels, float[] x, float[] value, float[] gain);
    }

    /** The reference is the scalar function in double precision, whose own error is 1e-9 ulp of a float. */
    private static void singlePrecision(Kernels kernels, long stride) {
        FloatFiller[] fillers = {
            (k, x, v, g) -> k.valueAndGain(Nonlinearity.TANH, x, 0, v, 0, g, 0, x.length),
            (k, x, v, g) -> k.valueAndGain(Nonlinearity.ERF, x, 0, v, 0, g, 0, x.length),
            (k, x, v, g) -> k.logisticAndGain(x, 0, v, 0, g, 0, x.length),
            (k, x, v, g) -> {
                k.exp(x, 0, g, 0, x.length);
                k.expm1(x, 0, v, 0, x.length);
            },
        };
        Function[][] functions = {
            {Function.TANH, Function.TANH_GAIN},
            {Function.ERF, Function.ERF_GAIN},
            {Function.LOGISTIC, Function.LOGISTIC_GAIN},
            {Function.EXPM1, Function.EXP}
        };
        float[] x = new float[1 << 14];
        double[] wide = new double[x.length];
        float[][] y = new float[2][x.length];
        long bits = 0;
        while (bits < 1L << 32) {
            for (int i = 0; i < x.length; i++, bits += stride) {
                x[i] = Float.intBitsToFloat((int) Math.min(bits, (1L << 32) - 1));
                wide[i] = x[i];
            }
            for (int f = 0; f < fillers.length; f++) {
                fillers[f].fill(kernels, x, y[0], y[1]);
                for (int part = 0; part < 2; part++) {
                    double[] expected = functions[f][part].apply(Kernels.scalar(), wide);
                    for (int i = 0; i < x.length; i++) {
                        if (!accurate(expected[i], y[part][i])) {
                            throw new AssertionError(functions[f][part] + " at " + x[i] + " is " + y[part][i]
                                    + " instead of " + expected[i]);
                        }
                    }
                }
            }
        }
    }

    private static boolean accurate(double expected, float actual) {
        float rounded = (float) expected;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            return Float.compare(rounded, actual) == 0;
        }
        return Math.abs(actual - expected) <= ULPS * Math.ulp(rounded);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void elementsDependNeitherOnTheirPlaceNorOnTheLengthNorOnTheGain(Kernels kernels) {
        double[] x = arguments(new Random(13), 3000);
        float[] xf = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            xf[i] = (float) x[i];
        }
        for (Nonlinearity phi : new Nonlinearity[] {Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP}) {
            double[] value = new double[x.length];
            double[] gain = new double[x.length];
            float[] valueF = new float[x.length];
            float[] gainF = new float[x.length];
            kernels.valueAndGain(phi, x, 0, value, 0, gain, 0, x.length);
            kernels.valueAndGain(phi, xf, 0, valueF, 0, gainF, 0, x.length);
            double[] v = new double[x.length + 2];
            double[] g = new double[x.length + 5];
            float[] vf = new float[x.length + 2];
            float[] gf = new float[x.length + 5];
            for (int from = 0, n = 1; from < x.length; from += n, n = Math.min(2 * n + 1, x.length - from)) {
                kernels.value(phi, x, from, v, from + 2, n);
                kernels.value(phi, xf, from, vf, from + 2, n);
                assertArrayEquals(
                        Arrays.copyOfRange(value, from, from + n), Arrays.copyOfRange(v, from + 2, from + 2 + n));
                assertArrayEquals(
                        Arrays.copyOfRange(valueF, from, from + n), Arrays.copyOfRange(vf, from + 2, from + 2 + n));
                kernels.valueAndGain(phi, x, from, v, from + 2, g, from + 5, n);
                kernels.valueAndGain(phi, xf, from, vf, from + 2, gf, from + 5, n);
            }
            assertArrayEquals(value, Arrays.copyOfRange(v, 2, v.length));
            assertArrayEquals(gain, Arrays.copyOfRange(g, 5, g.length));
            assertArrayEquals(valueF, Arrays.copyOfRange(vf, 2, vf.length));
            assertArrayEquals(gainF, Arrays.copyOfRange(gf, 5, gf.length));
        }
        double[] alone = Function.LOGISTIC.apply(kernels, x);
        double[] value = new double[x.length];
        kernels.logisticAndGain(x, 0, value, 0, new double[x.length], 0, x.length);
        assertArrayEquals(alone, value);
    }
}
