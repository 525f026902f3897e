package org.cavity.theory.gated.sampled;

/**
 * E[u(s) u(s') | z] of u' = −(λ + σ_z) u + φ'(h) Y along one path, given the covariance of Y and exact over h,
 *
 * <pre>
 * (∂_s + λ + σ_z(s)) (∂_s' + λ + σ_z(s')) E[u u'] = E[φ'φ''|z] ⟨YY'⟩(s − s'),
 * </pre>
 *
 * by one march in each of the two times.
 */
final class GradientCovariance {

    /** exp(−40) of what the start holds does not reach the last bit. */
    private static final double FORGOTTEN = 40;

    private final TimeWindow window;
    private final double[] opening;
    private final double[] exposure;
    private final double[][] gains;

    /**
     * One path.
     *
     * @param window the window
     * @param opening σ_z at the grid points
     * @param gains E[φ'φ''|z] at all pairs of grid points
     */
    GradientCovariance(TimeWindow window, double[] opening, double[][] gains) {
        this.window = window;
        this.opening = opening;
        this.gains = gains;
        this.exposure = new double[opening.length];
        for (int j = 0; j < exposure.length; j++) {
            exposure[j] = 0.5 * window.step() * (opening[j] + opening[j + 1 < exposure.length ? j + 1 : 0]);
        }
    }

    /**
     * Adds the averages over the origins of σ_zσ_z' E[uu'|z] at the lags of the nodes, and at lag 0 that of E[u²|z].
     *
     * @param drive ⟨YY'⟩ at all lags
     */
    void add(double rate, double[] drive, double weight, double[] gated, double[] square) {
        int n = opening.length;
        // Toeplitz: the value at lag t' − t is wave[n − t + t'].
        double[] wave = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            int lag = Math.abs(i - n) % n;
            wave[i] = drive[Math.min(lag, n - lag)];
        }
        double[][] byOrigin = new double[n][window.origins()];
        march(
                rate,
                n,
                (j, to) -> {
                    double[] p = gains[j];
                    for (int i = 0; i < n; i++) {
                        to[i] = p[i] * wave[n - j + i];
                    }
                },
                (j, values) -> {
                    if (j % window.stride() == 0) {
                        for (int i = 0; i < n; i++) {
                            byOrigin[i][j / window.stride()] = values[i];
                        }
                    }
                });
        double share = weight / window.origins();
        march(rate, window.origins(), (j, to) -> System.arraycopy(byOrigin[j], 0, to, 0, to.length), (j, values) -> {
            for (int l = 0; l < gated.length; l++) {
                // The origin that is this node's lag behind, if there is one.
                int origin = j - window.nodes()[l];
                origin = origin < 0 ? origin + n : origin;
                if (origin % window.stride() == 0) {
                    double value = share * values[origin / window.stride()];
                    gated[l] += opening[j] * opening[origin] * value;
                    if (l == 0) {
                        square[0] += value;
                    }
                }
            }
        });
    }

    /** Fills with, or takes, the values of all columns at a grid point. */
    @FunctionalInterface
    private interface Row {
        void at(int j, double[] values);
    }

    /** Periodic solutions of x' = −(rate + σ_z) x + source, for all columns at once. */
    private void march(double rate, int columns, Row source, Row result) {
        int n = opening.length;
        double dt = window.step();
        int start = n;
        double total = 0;
        while (start > 0 && total < FORGOTTEN) {
            start--;
            total += exposure[start] + rate * dt;
        }
        double[] x = new double[columns];
        double[] now = new double[columns];
        double[] next = new double[columns];
        for (int pass = 0; pass < 2; pass++) {
            int from = pass == 0 ? start : 0;
            source.at(from % n, now);
            for (int j = from; j < n; j++) {
                if (pass == 1) {
                    result.at(j, x);
                }
                source.at((j + 1) % n, next);
                double d = exposure[j] + rate * dt;
                double decay = Math.exp(-d);
                double mean = d > 1e-8 ? -Math.expm1(-d) / d : 1 - d / 2;
                double late = d > 1e-4 ? dt * (1 - mean) / d : dt * (0.5 - d / 6);
                double early = dt * mean - late;
                for (int i = 0; i < columns; i++) {
                    x[i] = decay * x[i] + (early * now[i] + late * next[i]);
                }
                double[] swap = now;
                now = next;
                next = swap;
            }
            if (pass == 0 && total < FORGOTTEN) {
                double recall = -1 / Math.expm1(-total);
                for (int i = 0; i < columns; i++) {
                    x[i] *= recall;
                }
            }
        }
    }
}
