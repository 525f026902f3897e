package org.cavity.theory.gated.sampled;

import java.util.Arrays;

/**
 * The exact law of h given one path of z. With η = Σ_k √A_k (x_k cos ω_k t + y_k sin ω_k t) the response is linear,
 *
 * <pre>
 * X_k' = σ_z(z(t)) ( e^{iω_k t} − X_k ),     V(t, t') = E[h(t) h(t') | z] = Re Σ_k A_k X_k(t) X_k(t')*,
 * </pre>
 *
 * so that h is never drawn and V is positive semidefinite by construction.
 *
 * <p>Rows hold √A_k Re X_k and √A_k Im X_k in the order of places of {@link TimeWindow}.
 */
final class ResponseModes {

    /** Grid points marched before their modes are sorted into rows. */
    private static final int TILE = 512;

    /** Rows filled together, so that both what is read and what is written stays near. */
    private static final int BLOCK = 16;

    private final TimeWindow window;
    private final double[] variance;
    private double[][] rows = new double[0][];
    private double[][] tile = new double[0][];
    private int count;

    /** Room for the modes along one path after another. */
    ResponseModes(TimeWindow window) {
        this.window = window;
        this.variance = new double[window.stride() * window.row()];
    }

    /** Memory that the modes along a path take. */
    static double bytes(TimeWindow window, int modes) {
        return 2.0 * Double.BYTES * modes * window.stride() * window.row();
    }

    /**
     * Marches all modes along a path, in place of those of the path before.
     *
     * @param opening σ_z(z) at the grid points
     * @param amplitudes A_k, k = 0 … modes − 1, of the covariance of η
     */
    void follow(double[] opening, double[] amplitudes) {
        int n = window.steps();
        int modes = amplitudes.length;
        int stride = window.stride();
        int tileOrigins = Math.max(1, Math.min(8, TILE / stride));
        count = 2 * modes;
        if (rows.length < count) {
            rows = new double[count][window.stride() * window.row()];
            tile = new double[tileOrigins * stride][count];
        }
        ModeMarch march = new ModeMarch(window, modes, 0, opening, opening);
        double[] root = new double[2 * modes];
        for (int k = 0; k < modes; k++) {
            root[k] = Math.sqrt(amplitudes[k]);
            root[modes + k] = root[k];
        }
        for (int first = 0; first < n; first += tile.length) {
            for (int j = 0; j < tile.length; j++) {
                march.copyTo(tile[j]);
                march.step(first + j);
            }
            for (int k = 0; k < 2 * modes; k += BLOCK) {
                int end = Math.min(k + BLOCK, 2 * modes);
                for (int phase = 0; phase < stride; phase++) {
                    int place = window.place(first + phase);
                    for (int o = 0; o < tileOrigins; o++) {
                        sort(tile[o * stride + phase], root, k, end, place + o);
                    }
                }
            }
        }
        // Past the end the places repeat the first half of the window.
        int origins = window.origins();
        Arrays.fill(variance, 0);
        for (int k = 0; k < count; k++) {
            double[] row = rows[k];
            for (int phase = 0; phase < stride; phase++) {
                int from = phase * window.row();
                System.arraycopy(row, from, row, from + origins, window.row() - origins);
            }
            for (int i = 0; i < variance.length; i++) {
                variance[i] += row[i] * row[i];
            }
        }
    }

    private void sort(double[] column, double[] root, int from, int to, int place) {
        for (int k = from; k < to; k++) {
            rows[k][place] = root[k] * column[k];
        }
    }

    /** V(t, t) at every place. */
    double[] variance() {
        return variance;
    }

    /**
     * h at the grid points, of one draw of the waves' normal coordinates: those of the cosines, then those of the
     * sines.
     */
    double[] activity(double[] wave) {
        double[] h = new double[window.steps()];
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < h.length; j++) {
                h[j] += wave[k] * rows[k][window.place(j)];
            }
        }
        return h;
    }

    /** E[h(t) η(t) | z] at the grid points. */
    double[] withInput(double[] amplitudes) {
        int n = window.steps();
        int modes = amplitudes.length;
        double[] cosine = new double[n];
        for (int j = 0; j < n; j++) {
            cosine[j] = Math.cos(2 * Math.PI * j / n);
        }
        double[] sum = new double[n];
        for (int k = 0; k < modes; k++) {
            double root = Math.sqrt(amplitudes[k]);
            for (int j = 0; j < n; j++) {
                int place = window.place(j);
                int turn = (int) ((long) k * j % n);
                double re = cosine[turn];
                double im = cosine[(turn + 3 * (n / 4)) % n];
                sum[j] += root * (re * rows[k][place] + im * rows[modes + k][place]);
            }
        }
        return sum;
    }

    /** V(t, t') at all pairs of grid points. */
    double[][] covariance() {
        int n = window.steps();
        double[][] v = new double[n][n];
        for (int k = 0; k < count; k++) {
            double[] row = window.inOrder(rows[k]);
            for (int j = 0; j < n; j++) {
                addScaled(row[j], row, v[j]);
            }
        }
        return v;
    }

    private static void addScaled(double factor, double[] row, double[] to) {
        for (int i = 0; i < row.length; i++) {
            to[i] += factor * row[i];
        }
    }

    /** V(t, t + lag) at every origin t, for the place of the lag. */
    void covariance(int shift, double[] to) {
        int origins = window.origins();
        Arrays.fill(to, 0);
        int k = 0;
        for (; k + 3 < count; k += 4) {
            addProducts(rows[k], rows[k + 1], rows[k + 2], rows[k + 3], shift, to, origins);
        }
        for (; k < count; k++) {
            double[] a = rows[k];
            for (int i = 0; i < origins; i++) {
                to[i] += a[i] * a[shift + i];
            }
        }
    }

    private static void addProducts(
            double[] a, double[] b, double[] c, double[] d, int shift, double[] to, int origins) {
        for (int i = 0; i < origins; i++) {
            to[i] += a[i] * a[shift + i] + b[i] * b[shift + i] + (c[i] * c[shift + i] + d[i] * d[shift + i]);
        }
    }
}
