package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The loops on the machine's vectors. */
final class VectorSpikingKernels implements SpikingKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final VectorNormal normal = new VectorNormal();

    // The two longest loops are compiled by themselves, see OutlinedLoop.
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
            MethodType.methodType(int.class, double[].class, double[].class, double[].class, int[].class, int.class));

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
    public int spend(double[] hazard, double[] dead, double[] budget, int[] fired, int n) {
        try {
            return (int) expose.invokeExact(hazard, dead, budget, fired, n);
        } catch (Throwable t) {
            throw OutlinedLoop.thrown(t);
        }
    }

    private static int expose(double[] hazard, double[] dead, double[] budget, int[] fired, int n) {
        DoubleVector one = constant(1);
        DoubleVector zero = constant(0);
        int count = 0;
        for (int i = 0; i < n; i += LANES) {
            DoubleVector ahead = load(dead, i).sub(one);
            VectorMask<Double> exposed = ahead.lt(zero);
            DoubleVector w = zero.blend(zero.sub(ahead), exposed);
            ahead.blend(zero, exposed).intoArray(dead, i);
            DoubleVector spent = w.mul(load(hazard, i));
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

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
