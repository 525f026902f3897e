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

    private final TimeWindow window;
    private final double[][] rows;
    private final double[] variance;

    /**
     * Marches all modes along one path.
     *
     * @param window the window
     * @param opening σ_z(z) at the grid points
     * @param amplitudes A_k, k = 0 … modes − 1, of the covariance of η
     */
    ResponseModes(TimeWindow window, double[] opening, double[] amplitudes) {
        this.window = window;
        int n = window.steps();
        int modes = amplitudes.length;
        this.rows = new double[2 * modes][window.stride() * window.row()];
        this.variance = new double[window.stride() * window.row()];
        ModeMarch march = new ModeMarch(window, modes, 0, opening, opening);
        int stride = window.stride();
        int tileOrigins = Math.max(1, Math.min(8, TILE / stride));
        double[][] tile = new double[tileOrigins * stride][2 * modes];
        double[] root = new double[modes];
        for (int k = 0; k < modes; k++) {
            root[k] = Math.sqrt(amplitudes[k]);
        }
        for (int first = 0; first < n; first += tile.length) {
            for (int j = 0; j < tile.length; j++) {
                march.copyTo(tile[j]);
                march.step(first + j);
            }
            // Past the end the places repeat the first half of the window.
            boolean repeated = first < n / 2;
            for (int k = 0; k < 2 * modes; k++) {
                double r = root[k < modes ? k : k - modes];
                double[] row = rows[k];
                for (int phase = 0; phase < stride; phase++) {
                    int place = window.place(first + phase);
                    for (int o = 0; o < tileOrigins; o++) {
                        double value = r * tile[o * stride + phase][k];
                        row[place + o] = value;
                        if (repeated) {
                            row[place + o + window.origins()] = value;
                        }
                    }
                }
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < variance.length; i++) {
                variance[i] += row[i] * row[i];
            }
        }
    }

    /** V(t, t) at every place. */
    double[] variance() {
        return variance;
    }

    /** h at the grid points, of one draw of the waves' normal coordinates: those of the cosines, then those of the sines. */
    double[] activity(double[] wave) {
        double[] h = new double[window.steps()];
        for (int k = 0; k < rows.length; k++) {
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

    /** V(t, t + lag) at every origin t, for the place of the lag. */
    void covariance(int shift, double[] to) {
        int count = window.origins();
        Arrays.fill(to, 0);
        int k = 0;
        for (; k + 3 < rows.length; k += 4) {
            addProducts(rows[k], rows[k + 1], rows[k + 2], rows[k + 3], shift, to, count);
        }
        for (; k < rows.length; k++) {
            double[] a = rows[k];
            for (int i = 0; i < count; i++) {
                to[i] += a[i] * a[shift + i];
            }
        }
    }

    private static void addProducts(double[] a, double[] b, double[] c, double[] d, int shift, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] += a[i] * a[shift + i] + b[i] * b[shift + i] + (c[i] * c[shift + i] + d[i] * d[shift + i]);
        }
    }
}
