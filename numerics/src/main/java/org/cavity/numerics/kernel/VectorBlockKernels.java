package org.cavity.numerics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops over blocks on the machine's vectors, with lanes along the rows. */
final class VectorBlockKernels implements BlockKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleTiles.SPECIES;
    private static final int LANES = DoubleTiles.LANES;
    private static final int HEIGHT = PanelLayout.TALL * LANES;

    private final Kernels kernels;

    VectorBlockKernels(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public int tileLength() {
        return WIDTH * HEIGHT;
    }

    @Override
    public void product(double[] a, int offset, int stride, int depth, double[] x, int xOffset, double[] tile) {
        DoubleTiles.tile3x8(a, offset, stride, depth, x, xOffset, tile);
    }

    @Override
    public void copy(
            double[] from, int fromOffset, int fromStride, double[] to, int toOffset, int toStride, int count) {
        int in = fromOffset;
        int out = toOffset;
        for (int c = 0; c < count; c++) {
            load(from, in).intoArray(to, out);
            load(from, in + LANES).intoArray(to, out + LANES);
            load(from, in + 2 * LANES).intoArray(to, out + 2 * LANES);
            in += fromStride;
            out += toStride;
        }
    }

    /** Every product has its machine vector of partial sums; the lanes are then summed by fours. */
    @Override
    public void scalarProducts(
            double[] v, int offset, int stride, int left, int right, int last, int from, int to, double[] tile) {
        partialSums(v, offset, stride, left, right, last, from, to, tile);
        for (int t = 0; t < LEFT * RIGHT; t++) {
            double sum = sumOfFour(tile, t * LANES);
            for (int l = 4; l < LANES; l += 4) {
                sum += sumOfFour(tile, t * LANES + l);
            }
            tile[t] = sum;
        }
    }

    private static double sumOfFour(double[] x, int offset) {
        return (x[offset] + x[offset + 1]) + (x[offset + 2] + x[offset + 3]);
    }

    private static void partialSums(
            double[] v, int offset, int stride, int left, int right, int last, int from, int to, double[] tile) {
        int a0 = offset + Math.min(left, last) * stride;
        int a1 = offset + Math.min(left + 1, last) * stride;
        int a2 = offset + Math.min(left + 2, last) * stride;
        int a3 = offset + Math.min(left + 3, last) * stride;
        int b0 = offset + Math.min(right, last) * stride;
        int b1 = offset + Math.min(right + 1, last) * stride;
        int b2 = offset + Math.min(right + 2, last) * stride;
        int b3 = offset + Math.min(right + 3, last) * stride;
        int b4 = offset + Math.min(right + 4, last) * stride;
        int b5 = offset + Math.min(right + 5, last) * stride;
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = s00;
        DoubleVector s02 = s00;
        DoubleVector s03 = s00;
        DoubleVector s04 = s00;
        DoubleVector s05 = s00;
        DoubleVector s10 = s00;
        DoubleVector s11 = s00;
        DoubleVector s12 = s00;
        DoubleVector s13 = s00;
        DoubleVector s14 = s00;
        DoubleVector s15 = s00;
        DoubleVector s20 = s00;
        DoubleVector s21 = s00;
        DoubleVector s22 = s00;
        DoubleVector s23 = s00;
        DoubleVector s24 = s00;
        DoubleVector s25 = s00;
        DoubleVector s30 = s00;
        DoubleVector s31 = s00;
        DoubleVector s32 = s00;
        DoubleVector s33 = s00;
        DoubleVector s34 = s00;
        DoubleVector s35 = s00;
        for (int r = from; r < to; r += LANES) {
            DoubleVector u0 = load(v, a0 + r);
            DoubleVector u1 = load(v, a1 + r);
            DoubleVector u2 = load(v, a2 + r);
            DoubleVector u3 = load(v, a3 + r);
            DoubleVector w = load(v, b0 + r);
            s00 = u0.fma(w, s00);
            s10 = u1.fma(w, s10);
            s20 = u2.fma(w, s20);
            s30 = u3.fma(w, s30);
            w = load(v, b1 + r);
            s01 = u0.fma(w, s01);
            s11 = u1.fma(w, s11);
            s21 = u2.fma(w, s21);
            s31 = u3.fma(w, s31);
            w = load(v, b2 + r);
            s02 = u0.fma(w, s02);
            s12 = u1.fma(w, s12);
            s22 = u2.fma(w, s22);
            s32 = u3.fma(w, s32);
            w = load(v, b3 + r);
            s03 = u0.fma(w, s03);
            s13 = u1.fma(w, s13);
            s23 = u2.fma(w, s23);
            s33 = u3.fma(w, s33);
            w = load(v, b4 + r);
            s04 = u0.fma(w, s04);
            s14 = u1.fma(w, s14);
            s24 = u2.fma(w, s24);
            s34 = u3.fma(w, s34);
            w = load(v, b5 + r);
            s05 = u0.fma(w, s05);
            s15 = u1.fma(w, s15);
            s25 = u2.fma(w, s25);
            s35 = u3.fma(w, s35);
        }
        s00.intoArray(tile, 0);
        s01.intoArray(tile, LANES);
        s02.intoArray(tile, 2 * LANES);
        s03.intoArray(tile, 3 * LANES);
        s04.intoArray(tile, 4 * LANES);
        s05.intoArray(tile, 5 * LANES);
        s10.intoArray(tile, 6 * LANES);
        s11.intoArray(tile, 7 * LANES);
        s12.intoArray(tile, 8 * LANES);
        s13.intoArray(tile, 9 * LANES);
        s14.intoArray(tile, 10 * LANES);
        s15.intoArray(tile, 11 * LANES);
        s20.intoArray(tile, 12 * LANES);
        s21.intoArray(tile, 13 * LANES);
        s22.intoArray(tile, 14 * LANES);
        s23.intoArray(tile, 15 * LANES);
        s24.intoArray(tile, 16 * LANES);
        s25.intoArray(tile, 17 * LANES);
        s30.intoArray(tile, 18 * LANES);
        s31.intoArray(tile, 19 * LANES);
        s32.intoArray(tile, 20 * LANES);
        s33.intoArray(tile, 21 * LANES);
        s34.intoArray(tile, 22 * LANES);
        s35.intoArray(tile, 23 * LANES);
    }

    @Override
    public void project(double[] q, int offset, int stride, int count, double[] v, int vOffset, int n, double[] c) {
        double[] lanes = new double[4 * LANES];
        int k = 0;
        for (; k + 3 < count; k += 4) {
            project4(q, offset + k * stride, stride, v, vOffset, n, c, k, lanes);
        }
        for (; k < count; k++) {
            c[k] = kernels.dot(q, offset + k * stride, v, vOffset, n);
        }
    }

    private static void project4(
            double[] q, int q0, int stride, double[] v, int vOffset, int n, double[] c, int k, double[] lanes) {
        int q1 = q0 + stride;
        int q2 = q1 + stride;
        int q3 = q2 + stride;
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int end = SPECIES.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector u = load(v, vOffset + i);
            s0 = load(q, q0 + i).fma(u, s0);
            s1 = load(q, q1 + i).fma(u, s1);
            s2 = load(q, q2 + i).fma(u, s2);
            s3 = load(q, q3 + i).fma(u, s3);
        }
        s0.intoArray(lanes, 0);
        s1.intoArray(lanes, LANES);
        s2.intoArray(lanes, 2 * LANES);
        s3.intoArray(lanes, 3 * LANES);
        for (int j = 0; j < 4; j++) {
            double sum = 0;
            for (int l = 0; l < LANES; l++) {
                sum += lanes[j * LANES + l];
            }
            for (int i = end; i < n; i++) {
                sum = Math.fma(q[q0 + j * stride + i], v[vOffset + i], sum);
            }
            c[k + j] = sum;
        }
    }

    @Override
    public void subtract(double[] q, int offset, int stride, int count, double[] c, double[] v, int vOffset, int n) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            subtract4(q, offset + k * stride, stride, c, k, v, vOffset, n);
        }
        for (; k < count; k++) {
            subtract1(q, offset + k * stride, c[k], v, vOffset, n);
        }
    }

    private static void subtract4(double[] q, int q0, int stride, double[] c, int k, double[] v, int vOffset, int n) {
        int q1 = q0 + stride;
        int q2 = q1 + stride;
        int q3 = q2 + stride;
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, -c[k]);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, -c[k + 1]);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, -c[k + 2]);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, -c[k + 3]);
        int end = SPECIES.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector s = load(v, vOffset + i);
            s = load(q, q0 + i).fma(c0, s);
            s = load(q, q1 + i).fma(c1, s);
            s = load(q, q2 + i).fma(c2, s);
            s = load(q, q3 + i).fma(c3, s);
            s.intoArray(v, vOffset + i);
        }
        for (int i = end; i < n; i++) {
            double s = Math.fma(q[q0 + i], -c[k], v[vOffset + i]);
            s = Math.fma(q[q1 + i], -c[k + 1], s);
            s = Math.fma(q[q2 + i], -c[k + 2], s);
            v[vOffset + i] = Math.fma(q[q3 + i], -c[k + 3], s);
        }
    }

    private static void subtract1(double[] q, int q0, double c, double[] v, int vOffset, int n) {
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, -c);
        int end = SPECIES.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            load(q, q0 + i).fma(c0, load(v, vOffset + i)).intoArray(v, vOffset + i);
        }
        for (int i = end; i < n; i++) {
            v[vOffset + i] = Math.fma(q[q0 + i], -c, v[vOffset + i]);
        }
    }

    private static DoubleVector load(double[] x, int offset) {
        return DoubleVector.fromArray(SPECIES, x, offset);
    }
}
