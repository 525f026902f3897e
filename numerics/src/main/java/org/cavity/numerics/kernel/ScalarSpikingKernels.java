package org.cavity.numerics.kernel;

/** The loops in plain Java. */
final class ScalarSpikingKernels implements SpikingKernels {

    private static final double UNIT = 0x1p-32;

    @Override
    public void normal(long[] state, long[] words, double[] z, int n) {
        for (int g = 0; g < GENERATORS; g++) {
            long s0 = state[g];
            long s1 = state[GENERATORS + g];
            long s2 = state[2 * GENERATORS + g];
            long s3 = state[3 * GENERATORS + g];
            for (int i = g; i < n; i += MULTIPLE) {
                long word = Long.rotateLeft(s0 + s3, 23) + s0;
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
                double radius = Math.sqrt(-2 * Math.log(((word >>> 32) + 0.5) * UNIT));
                double angle = Math.PI * (((word & Integer.MAX_VALUE) + 0.5) * (2 * UNIT) - 0.5);
                double signed = (int) word < 0 ? -radius : radius;
                z[i] = signed * Math.cos(angle);
                z[i + GENERATORS] = signed * Math.sin(angle);
            }
            state[g] = s0;
            state[GENERATORS + g] = s1;
            state[2 * GENERATORS + g] = s2;
            state[3 * GENERATORS + g] = s3;
        }
    }

    @Override
    public void filteredNoise(
            double[] x, double e, double s, double[] z, double[] h, double c, double d, double a, double b, int n) {
        for (int i = 0; i < n; i++) {
            double next = e * x[i] + s * z[i];
            h[i] = c * h[i] + d + a * x[i] + b * next;
            x[i] = next;
        }
    }

    @Override
    public void whiteNoise(double[] h, double c, double d, double s, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            h[i] = c * h[i] + d + s * z[i];
        }
    }

    @Override
    public void scale(double[] h, double factor, double offset, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = factor * h[i] + offset;
        }
    }

    @Override
    public void relax(double[] a, double decay, double weight, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            a[i] *= decay;
            y[i] += weight * a[i];
        }
    }

    @Override
    public int spend(double[] logHazard, double[] hazard, double[] dead, double[] budget, int[] fired, int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            double w = Math.max(1 - dead[i], 0);
            dead[i] = Math.max(dead[i] - 1, 0);
            hazard[i] = w * Math.exp(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, logHazard[i])));
            budget[i] -= hazard[i];
            if (budget[i] < 0) {
                fired[count++] = i;
            }
        }
        return count;
    }

    @Override
    public void addColumns(
            float[] matrix, int[] columns, double[] a, double[] b, int count, double[] x, double[] y, int n) {
        for (int k = 0; k < count; k++) {
            int offset = columns[k] * n;
            for (int i = 0; i < n; i++) {
                x[i] += a[k] * matrix[offset + i];
                y[i] += b[k] * matrix[offset + i];
            }
        }
    }
}
