package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The loops on the machine's vectors. */
final class VectorSpikingKernels implements SpikingKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** As many lanes as those of doubles. */
    private static final VectorSpecies<Float> SINGLE =
            VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    private static final double INVERSE_LN_2 = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final long EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private static final double E0 = 0.9999999999595618;
    private static final double E1 = 0.999999999995509;
    private static final double E2 = 0.5000000107729166;
    private static final double E3 = 0.16666666786308587;
    private static final double E4 = 0.041666218319291945;
    private static final double E5 = 0.008333283538708528;
    private static final double E6 = 0.0013948578326459795;
    private static final double E7 = 0.00019907569310848288;

    private final VectorNormal normal = new VectorNormal();

    // The longest loops are compiled by themselves, see OutlinedLoop.
    private final MethodHandle filter = OutlinedLoop.handle(
            MethodHandles.lookup(),
            "filter",
            MethodType.methodType(
                    void.class,
                    double[].class,
                    double.class,
                    double.class,
                    double[].class,
                    double[].class,
                    double.class,
                    double.class,
                    double.class,
                    double.class,
                    int.class));
    private final MethodHandle expose = OutlinedLoop.handle(
            MethodHandles.lookup(),
            "expose",
            MethodType.methodType(
                    int.class, double[].class, double[].class, double[].class, double[].class, int[].class, int.class));
    private final MethodHandle add = OutlinedLoop.handle(
            MethodHandles.lookup(),
            "addFour",
            MethodType.methodType(
                    void.class,
                    float[].class,
                    int[].class,
                    double[].class,
                    double[].class,
                    int.class,
                    double[].class,
                    double[].class,
                    int.class));

    @Override
    public void normal(long[] state, long[] words, double[] z, int n) {
        normal.normal(state, words, z, n);
    }

    @Override
    public void filteredNoise(
            double[] x, double e, double s, double[] z, double[] h, double c, double d, double a, double b, int n) {
        try {
            filter.invokeExact(x, e, s, z, h, c, d, a, b, n);
        } catch (Throwable t) {
            throw OutlinedLoop.thrown(t);
        }
    }

    private static void filter(
            double[] x, double e, double s, double[] z, double[] h, double c, double d, double a, double b, int n) {
        DoubleVector decay = constant(e);
        DoubleVector size = constant(s);
        DoubleVector membrane = constant(c);
        DoubleVector mean = constant(d);
        DoubleVector before = constant(a);
        DoubleVector after = constant(b);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector old = load(x, i);
            DoubleVector next = size.fma(load(z, i), decay.mul(old));
            membrane.fma(load(h, i), before.fma(old, after.fma(next, mean))).intoArray(h, i);
            next.intoArray(x, i);
        }
    }

    @Override
    public void whiteNoise(double[] h, double c, double d, double s, double[] z, int n) {
        DoubleVector membrane = constant(c);
        DoubleVector mean = constant(d);
        DoubleVector size = constant(s);
        for (int i = 0; i < n; i += LANES) {
            membrane.fma(load(h, i), size.fma(load(z, i), mean)).intoArray(h, i);
        }
    }

    @Override
    public void scale(double[] h, double factor, double offset, double[] y, int n) {
        DoubleVector slope = constant(factor);
        DoubleVector start = constant(offset);
        for (int i = 0; i < n; i += LANES) {
            slope.fma(load(h, i), start).intoArray(y, i);
        }
    }

    @Override
    public void relax(double[] a, double decay, double weight, double[] y, int n) {
        DoubleVector c = constant(decay);
        DoubleVector w = constant(weight);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector relaxed = c.mul(load(a, i));
            relaxed.intoArray(a, i);
            w.fma(relaxed, load(y, i)).intoArray(y, i);
        }
    }

    @Override
    public int spend(double[] logHazard, double[] hazard, double[] dead, double[] budget, int[] fired, int n) {
        try {
            return (int) expose.invokeExact(logHazard, hazard, dead, budget, fired, n);
        } catch (Throwable t) {
            throw OutlinedLoop.thrown(t);
        }
    }

    /** exp by reduction to |r| ≤ ln 2/2 and a polynomial (interpolation at Chebyshev points, relative error 6e-11). */
    private static int expose(double[] logHazard, double[] hazard, double[] dead, double[] budget, int[] fired, int n) {
        DoubleVector one = constant(1);
        DoubleVector zero = constant(0);
        DoubleVector largest = constant(LARGEST_LOG);
        DoubleVector smallest = constant(-LARGEST_LOG);
        DoubleVector rounder = constant(VectorExponentials.ROUNDER);
        int count = 0;
        for (int i = 0; i < n; i += LANES) {
            DoubleVector y = load(logHazard, i);
            y = y.blend(largest, largest.lt(y));
            y = y.blend(smallest, y.lt(smallest));
            DoubleVector shifted = y.fma(constant(INVERSE_LN_2), rounder);
            DoubleVector k = shifted.sub(rounder);
            DoubleVector r = k.fma(constant(-LN_2), y);
            DoubleVector w = r.mul(r);
            DoubleVector even = constant(E6).fma(w, constant(E4));
            DoubleVector odd = constant(E7).fma(w, constant(E5));
            even = even.fma(w, constant(E2));
            odd = odd.fma(w, constant(E3));
            even = even.fma(w, constant(E0));
            odd = odd.fma(w, constant(E1));
            DoubleVector scale = shifted.reinterpretAsLongs()
                    .add(EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            DoubleVector ahead = load(dead, i).sub(one);
            VectorMask<Double> exposed = ahead.lt(zero);
            ahead.blend(zero, exposed).intoArray(dead, i);
            DoubleVector spent =
                    zero.blend(zero.sub(ahead), exposed).mul(odd.fma(r, even).mul(scale));
            spent.intoArray(hazard, i);
            DoubleVector left = load(budget, i).sub(spent);
            left.intoArray(budget, i);
            if (left.lt(zero).anyTrue()) {
                for (int j = i; j < i + LANES; j++) {
                    if (budget[j] < 0) {
                        fired[count++] = j;
                    }
                }
            }
        }
        return count;
    }

    @Override
    public void addColumns(
            float[] matrix, int[] columns, double[] a, double[] b, int count, double[] x, double[] y, int n) {
        int k = 0;
        try {
            for (; k + 4 <= count; k += 4) {
                add.invokeExact(matrix, columns, a, b, k, x, y, n);
            }
        } catch (Throwable t) {
            throw OutlinedLoop.thrown(t);
        }
        for (; k < count; k++) {
            addOne(matrix, columns[k] * n, a[k], b[k], x, y, n);
        }
    }

    /** Four columns, for fewer loads and stores of the sums and more columns on their way from memory. */
    private static void addFour(
            float[] matrix, int[] columns, double[] a, double[] b, int k, double[] x, double[] y, int n) {
        int first = columns[k] * n;
        int second = columns[k + 1] * n;
        int third = columns[k + 2] * n;
        int fourth = columns[k + 3] * n;
        DoubleVector a1 = constant(a[k]);
        DoubleVector a2 = constant(a[k + 1]);
        DoubleVector a3 = constant(a[k + 2]);
        DoubleVector a4 = constant(a[k + 3]);
        DoubleVector b1 = constant(b[k]);
        DoubleVector b2 = constant(b[k + 1]);
        DoubleVector b3 = constant(b[k + 2]);
        DoubleVector b4 = constant(b[k + 3]);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector m1 = widened(matrix, first + i);
            DoubleVector m2 = widened(matrix, second + i);
            DoubleVector m3 = widened(matrix, third + i);
            DoubleVector m4 = widened(matrix, fourth + i);
            a4.fma(m4, a3.fma(m3, a2.fma(m2, a1.fma(m1, load(x, i))))).intoArray(x, i);
            b4.fma(m4, b3.fma(m3, b2.fma(m2, b1.fma(m1, load(y, i))))).intoArray(y, i);
        }
    }

    private static void addOne(float[] matrix, int offset, double a, double b, double[] x, double[] y, int n) {
        DoubleVector va = constant(a);
        DoubleVector vb = constant(b);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector m = widened(matrix, offset + i);
            va.fma(m, load(x, i)).intoArray(x, i);
            vb.fma(m, load(y, i)).intoArray(y, i);
        }
    }

    private static DoubleVector widened(float[] x, int offset) {
        return (DoubleVector) FloatVector.fromArray(SINGLE, x, offset).convertShape(VectorOperators.F2D, SPECIES, 0);
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
