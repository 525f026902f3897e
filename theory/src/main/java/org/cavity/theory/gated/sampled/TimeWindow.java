package org.cavity.theory.gated.sampled;

import org.hipparchus.transform.DctNormalization;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastCosineTransformer;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * A periodic window of time on a uniform grid. Correlations are even and known at a few lags, dense near 0 and spaced
 * ever wider; a cubic spline of zero slope at both ends interpolates them, a cosine transform takes them to
 * amplitudes
 *
 * <pre>
 * C(t) = Σ_k A_k cos ω_k t,     ω_k = 2πk / P,   k = 0 … n/2.
 * </pre>
 *
 * Averages over time run over origins a stride apart. The grid point j = o · stride + phase has the place
 * {@code phase · row + o}: the points at a fixed lag behind the origins then lie side by side.
 */
final class TimeWindow {

    /** Fewest grid points of a window. */
    static final int MIN_STEPS = 256;

    /** Origins: some four to a half time of C_φ. More of them see the same path again. */
    private static final int ORIGINS = 64;

    /** Lags at which correlations are known. */
    private static final int NODES = 64;

    /** Most of them, zero included. */
    static final int MOST_NODES = NODES + 1;

    private final double period;
    private final int steps;
    private final int stride;
    private final int[] nodes;
    private final double[] splineDiagonal;
    private final FastCosineTransformer cosine = new FastCosineTransformer(DctNormalization.STANDARD_DCT_I);

    /**
     * A window.
     *
     * @param period P
     * @param steps n, a power of two
     */
    TimeWindow(double period, int steps) {
        this.period = period;
        this.steps = steps;
        this.stride = steps / ORIGINS;
        this.nodes = sinhSpaced(steps / 2, NODES);
        this.splineDiagonal = eliminate(nodes);
    }

    double period() {
        return period;
    }

    double step() {
        return period / steps;
    }

    int steps() {
        return steps;
    }

    int stride() {
        return stride;
    }

    int origins() {
        return steps / stride;
    }

    /** Length of a row of places: the origins, and half as many again for the lags that run past the end. */
    int row() {
        return origins() + origins() / 2;
    }

    /** Place of grid point j, 0 ≤ j &lt; 3n/2, where points beyond n repeat those a period before. */
    int place(int j) {
        return j % stride * row() + j / stride;
    }

    /** Values at the grid points out of those by place. */
    double[] inOrder(double[] byPlace) {
        double[] values = new double[steps];
        for (int j = 0; j < steps; j++) {
            values[j] = byPlace[place(j)];
        }
        return values;
    }

    /** The lags at which correlations are known, in steps, from 0 to n/2. */
    int[] nodes() {
        return nodes;
    }

    double lag(int node) {
        return nodes[node] * step();
    }

    double frequency(int k) {
        return 2 * Math.PI * k / period;
    }

    /** Values at all lags j dt, j = 0 … n/2, from those at the nodes. */
    double[] interpolate(double[] values) {
        int m = nodes.length - 1;
        // Slopes of the spline: (s_{i−1} + 2s_i)/d_i + (2s_i + s_{i+1})/d_{i+1} = 3(Δ_i/d_i² + Δ_{i+1}/d_{i+1}²).
        double[] slope = new double[m + 1];
        double[] right = new double[m + 1];
        for (int i = 1; i < m; i++) {
            double before = nodes[i] - nodes[i - 1];
            double after = nodes[i + 1] - nodes[i];
            double rhs = 3
                    * ((values[i] - values[i - 1]) / (before * before) + (values[i + 1] - values[i]) / (after * after));
            right[i] = (rhs - right[i - 1] / before) / splineDiagonal[i];
        }
        for (int i = m - 1; i >= 1; i--) {
            slope[i] = right[i] - slope[i + 1] / (nodes[i + 1] - nodes[i]) / splineDiagonal[i];
        }
        double[] all = new double[steps / 2 + 1];
        for (int i = 0; i < m; i++) {
            double d = nodes[i + 1] - nodes[i];
            double rise = values[i + 1] - values[i];
            for (int j = nodes[i]; j <= nodes[i + 1]; j++) {
                double x = (j - nodes[i]) / d;
                all[j] = values[i]
                        + x
                                * (d * slope[i]
                                        + x
                                                * (3 * rise
                                                        - d * (2 * slope[i] + slope[i + 1])
                                                        + x * (d * (slope[i] + slope[i + 1]) - 2 * rise)));
            }
        }
        return all;
    }

    /** Amplitudes A_k of an even function known at all lags. */
    double[] amplitudes(double[] all) {
        double[] a = cosine.transform(all, TransformType.FORWARD);
        int last = steps / 2;
        for (int k = 0; k <= last; k++) {
            a[k] *= (k == 0 || k == last ? 2.0 : 4.0) / steps;
        }
        return a;
    }

    /** The even function of amplitudes A_k at all lags. */
    double[] fromAmplitudes(double[] amplitudes) {
        int last = steps / 2;
        double[] a = amplitudes.clone();
        a[0] *= 2;
        a[last] *= 2;
        return cosine.transform(a, TransformType.FORWARD);
    }

    /** Σ_k √A_k (x_k cos ω_k t + y_k sin ω_k t) at the grid points; frequencies past the last amplitude are absent. */
    double[] synthesize(double[] amplitudes, double[] x, double[] y) {
        double[][] z = new double[2][steps];
        for (int k = 0; k < amplitudes.length; k++) {
            double root = Math.sqrt(amplitudes[k]);
            z[0][k] = root * x[k];
            z[1][k] = k == 0 || k == steps / 2 ? 0 : -root * y[k];
        }
        // The real part of Σ_k c_k exp(+iω_k t) with c_k = √A_k (x_k − i y_k).
        FastFourierTransformer.transformInPlace(z, DftNormalization.UNITARY, TransformType.INVERSE);
        double root = Math.sqrt(steps);
        for (int j = 0; j < steps; j++) {
            z[0][j] *= root;
        }
        return z[0];
    }

    /** A correlation at any lag between 0 and P/2, from its values at the nodes. */
    double at(double[] all, double lag) {
        double x = lag / step();
        int j = (int) Math.min(Math.max(x, 0), steps / 2 - 1.0);
        int n = steps / 2;
        // Cubic through four neighbours; the function is even about both ends.
        double a = all[j == 0 ? 1 : j - 1];
        double b = all[j];
        double c = all[j + 1];
        double d = all[j + 2 > n ? n - 1 : j + 2];
        double u = Math.min(x - j, 1);
        return b + u / 6 * (-2 * a - 3 * b + 6 * c - d + u * (3 * (a - 2 * b + c) + u * (-a + 3 * b - 3 * c + d)));
    }

    private static int[] sinhSpaced(int last, int count) {
        if (last < count) {
            int[] every = new int[last + 1];
            for (int i = 0; i <= last; i++) {
                every[i] = i;
            }
            return every;
        }
        // j = c sinh(b i), the first spacing being one step.
        double b = 4.0 / count;
        for (int i = 0; i < 60; i++) {
            b = asinh(last * Math.sinh(b)) / count;
        }
        double c = last / Math.sinh(b * count);
        int[] nodes = new int[count + 1];
        for (int i = 1; i <= count; i++) {
            nodes[i] = Math.max(nodes[i - 1] + 1, (int) Math.round(c * Math.sinh(b * i)));
        }
        nodes[count] = last;
        return nodes;
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }

    private static double[] eliminate(int[] nodes) {
        int m = nodes.length - 1;
        double[] diagonal = new double[m + 1];
        double carry = 0;
        for (int i = 1; i < m; i++) {
            double before = nodes[i] - nodes[i - 1];
            double after = nodes[i + 1] - nodes[i];
            diagonal[i] = 2 / before + 2 / after - carry / before;
            carry = 1 / after / diagonal[i];
        }
        return diagonal;
    }
}
