package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The elementwise steps of the integrators. Sums are fused multiplications and additions everywhere, so that an element
 * does not depend on where it lies.
 */
final class VectorUpdates {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** As many numbers of single precision. */
    private static final VectorSpecies<Float> NARROW =
            VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    private VectorUpdates() {}

    static void addScaled(
            double[] x, int xOffset, double alpha, double[] k, int kOffset, double[] out, int outOffset, int n) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
        int end = SPECIES.loopBound(n);
        int i = 0;
        for (; i < end; i += LANES) {
            load(k, kOffset + i).fma(factor, load(x, xOffset + i)).intoArray(out, outOffset + i);
        }
        for (; i < n; i++) {
            out[outOffset + i] = Math.fma(k[kOffset + i], alpha, x[xOffset + i]);
        }
    }

    static void axpby(
            double a, double[] x, int xOffset, double b, double[] y, int yOffset, double[] out, int outOffset, int n) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, a);
        DoubleVector other = DoubleVector.broadcast(SPECIES, b);
        int end = SPECIES.loopBound(n);
        int i = 0;
        for (; i < end; i += LANES) {
            load(x, xOffset + i).fma(factor, load(y, yOffset + i).mul(other)).intoArray(out, outOffset + i);
        }
        for (; i < n; i++) {
            out[outOffset + i] = Math.fma(x[xOffset + i], a, y[yOffset + i] * b);
        }
    }

    static void rungeKuttaStage(
            double[] x,
            double[] sum,
            double b,
            double[] k,
            double a,
            double[] next,
            double[] stage,
            int offset,
            int n) {
        DoubleVector weight = DoubleVector.broadcast(SPECIES, b);
        DoubleVector step = DoubleVector.broadcast(SPECIES, a);
        int end = offset + SPECIES.loopBound(n);
        int i = offset;
        for (; i < end; i += LANES) {
            DoubleVector slope = load(k, i);
            slope.fma(weight, load(sum, i)).intoArray(next, i);
            slope.fma(step, load(x, i)).intoArray(stage, i);
        }
        for (; i < offset + n; i++) {
            next[i] = Math.fma(k[i], b, sum[i]);
            stage[i] = Math.fma(k[i], a, x[i]);
        }
    }

    static void times(double[] d, int dOffset, double[] x, int xOffset, double[] y, int yOffset, int n) {
        int end = SPECIES.loopBound(n);
        int i = 0;
        for (; i < end; i += LANES) {
            load(d, dOffset + i).mul(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] = d[dOffset + i] * x[xOffset + i];
        }
    }

    static void narrow(double[] x, int xOffset, float[] out, int outOffset, int n) {
        int end = SPECIES.loopBound(n);
        int i = 0;
        for (; i < end; i += LANES) {
            narrow(load(x, xOffset + i)).intoArray(out, outOffset + i);
        }
        for (; i < n; i++) {
            out[outOffset + i] = (float) x[xOffset + i];
        }
    }

    static void timesNarrow(double[] d, int dOffset, double[] x, int xOffset, float[] out, int outOffset, int n) {
        int end = SPECIES.loopBound(n);
        int i = 0;
        for (; i < end; i += LANES) {
            narrow(load(d, dOffset + i).mul(load(x, xOffset + i))).intoArray(out, outOffset + i);
        }
        for (; i < n; i++) {
            out[outOffset + i] = (float) (d[dOffset + i] * x[xOffset + i]);
        }
    }

    private static FloatVector narrow(DoubleVector v) {
        return (FloatVector) v.convertShape(VectorOperators.D2F, NARROW, 0);
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
