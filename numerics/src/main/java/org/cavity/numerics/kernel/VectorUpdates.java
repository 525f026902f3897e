package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The elementwise steps of the integrators. Sums are fused multiplications and additions everywhere, so that an element
 * does not depend on where it lies.
 */
final class VectorUpdates {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
