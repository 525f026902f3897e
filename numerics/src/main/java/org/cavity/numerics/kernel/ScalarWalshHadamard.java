package org.cavity.numerics.kernel;

/** The transform in plain Java. */
final class ScalarWalshHadamard implements WalshHadamard {

    @Override
    public void transform(double[] v, int offset, int rows, int columns) {
        int n = rows * columns;
        for (int distance = columns; distance < n; distance *= 2) {
            for (int block = offset; block < offset + n; block += 2 * distance) {
                for (int i = block; i < block + distance; i++) {
                    double a = v[i];
                    double b = v[i + distance];
                    v[i] = a + b;
                    v[i + distance] = a - b;
                }
            }
        }
    }

    @Override
    public void transform(float[] v, int offset, int rows, int columns) {
        int n = rows * columns;
        for (int distance = columns; distance < n; distance *= 2) {
            for (int block = offset; block < offset + n; block += 2 * distance) {
                for (int i = block; i < block + distance; i++) {
                    float a = v[i];
                    float b = v[i + distance];
                    v[i] = a + b;
                    v[i + distance] = a - b;
                }
            }
        }
    }

    @Override
    public void diagonal(
            long[] signs,
            int first,
            double factor,
            double[] scale,
            double[] x,
            int xOffset,
            double[] y,
            int yOffset,
            int n) {
        for (int i = 0; i < n; i++) {
            double f = scale == null ? factor : factor * scale[first + i];
            y[yOffset + i] = signed(signs, first + i, f) * x[xOffset + i];
        }
    }

    @Override
    public void diagonal(
            long[] signs,
            int first,
            double factor,
            double[] scale,
            double[] x,
            int xOffset,
            float[] y,
            int yOffset,
            int n) {
        for (int i = 0; i < n; i++) {
            double f = scale == null ? factor : factor * scale[first + i];
            y[yOffset + i] = (float) (signed(signs, first + i, f) * x[xOffset + i]);
        }
    }

    @Override
    public void diagonal(
            long[] signs, int first, double factor, float[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = signed(signs, first + i, factor) * x[xOffset + i];
        }
    }

    @Override
    public void diagonal(long[] signs, int first, double[] scale, float[] v, int offset, int n) {
        for (int i = 0; i < n; i++) {
            v[offset + i] = (float) (signed(signs, first + i, scale == null ? 1 : scale[first + i]) * v[offset + i]);
        }
    }

    /** ± value without a branch, which random signs would make mispredict every other time. */
    private static double signed(long[] signs, int index, double value) {
        long minus = signs[index >>> 6] >>> index << 63;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ minus);
    }
}
