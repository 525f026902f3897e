package org.cavity.numerics.kernel;

import java.util.Arrays;

/** Loops over blocks in plain Java. */
final class ScalarBlockKernels implements BlockKernels {

    private static final int HEIGHT = 12;

    private final Kernels kernels;

    ScalarBlockKernels(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public int lanes() {
        return 1;
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
        Arrays.fill(tile, 0, WIDTH * HEIGHT, 0);
        for (int k = 0; k < depth; k++) {
            for (int c = 0; c < WIDTH; c++) {
                double factor = x[xOffset + c * DEPTH + k];
                for (int r = 0; r < HEIGHT; r++) {
                    tile[c * HEIGHT + r] += a[offset + k * stride + r] * factor;
                }
            }
        }
    }

    @Override
    public void copy(
            double[] from, int fromOffset, int fromStride, double[] to, int toOffset, int toStride, int count) {
        for (int c = 0; c < count; c++) {
            System.arraycopy(from, fromOffset + c * fromStride, to, toOffset + c * toStride, HEIGHT);
        }
    }

    @Override
    public void scalarProducts(
            double[] v, int offset, int stride, int left, int right, int last, int from, int to, double[] tile) {
        for (int a = 0; a < LEFT; a++) {
            int leftOffset = offset + Math.min(left + a, last) * stride + from;
            for (int b = 0; b < RIGHT; b++) {
                int rightOffset = offset + Math.min(right + b, last) * stride + from;
                tile[a * RIGHT + b] = kernels.dot(v, leftOffset, v, rightOffset, to - from);
            }
        }
    }

    @Override
    public void project(double[] q, int offset, int stride, int count, double[] v, int vOffset, int n, double[] c) {
        for (int k = 0; k < count; k++) {
            c[k] = kernels.dot(q, offset + k * stride, v, vOffset, n);
        }
    }

    @Override
    public void subtract(double[] q, int offset, int stride, int count, double[] c, double[] v, int vOffset, int n) {
        for (int k = 0; k < count; k++) {
            int column = offset + k * stride;
            for (int i = 0; i < n; i++) {
                v[vOffset + i] -= c[k] * q[column + i];
            }
        }
    }
}
