package org.cavity.theory.gated.sampled;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Tasks;

/**
 * The growing mode e^{λs} u(s) of the gradient of a loss as it runs backwards, s being backward time: the transpose of
 * {@link TangentOperator} and hence of the same λ, but another calculation. At one site
 *
 * <pre>
 * u_h' = −(λ + σ_z) u_h + φ'(h) Y,      τ_z v' = −(1 + τ_z λ) v + σ_z' A u_h,     u_z = τ_z v,
 * ⟨YY'⟩ = C_σr Q_h + E[v v'] + [(1 + τ_r λ)² − τ_r² d²]⁻¹ (C_φ E[σ_r'σ_r''] Q_h),      Q_h = E[σ_z u_h σ_z' u_h'],
 * </pre>
 *
 * the couplings transposed acting on combinations of sites independent of those that act forwards. The covariance of
 * u_h given z is exact ({@link GradientCovariance}); only v, which correlates the gradient with A, takes draws of h,
 * and responses to waves in place of Y.
 */
final class AdjointOperator {

    /** Most grid points, whose square every path takes. */
    static final int MAX_STEPS = 512;

    private static final int MAX_POWERS = 2000;
    private static final double TOLERANCE = 1e-7;

    private final GatedNetwork network;
    private final TimeWindow window;
    private final Tasks tasks;
    private final int modes;
    private final SitePaths sample;
    private final double[] resetGate;
    private final double[] resetFeedback;
    private final GradientCovariance[][] gradients;
    private double[] leading;

    /**
     * The operator of a solution.
     *
     * @param pairs most pairs of paths to use
     * @param draws draws of h along each path
     */
    AdjointOperator(StationaryCorrelation solution, int pairs, int draws, Tasks tasks) {
        SingleSite site = solution.site().withPairs(pairs);
        this.network = site.network();
        this.window = site.window();
        this.tasks = tasks;
        this.sample = site.paths(solution.rate(), draws);
        Drives drives = sample.drives();
        this.modes = drives.modes(TangentOperator.LEFT_OUT);
        this.resetGate = drives.resetGate();
        this.resetFeedback = drives.resetSlope();
        for (int j = 0; j < resetFeedback.length; j++) {
            resetFeedback[j] *= drives.rate()[j];
        }
        this.leading = solution.rate();
        this.gradients = new GradientCovariance[sample.paths().length][2];
        tasks.run(gradients.length, pair -> {
            for (int i = 0; i < 2; i++) {
                SitePath path = sample.paths()[pair][i];
                double[][] gains = site.gainMatrix(drives, path);
                double[][] back = new double[gains.length][];
                for (int j = 0; j < back.length; j++) {
                    back[j] = reversed(gains[back.length - 1 - j]);
                }
                gradients[pair][i] = new GradientCovariance(window, reversed(path.opening()), back);
            }
        });
    }

    /**
     * The leading mode at a rate λ.
     *
     * @param eigenvalue μ(λ), which is 1 at the growth rate
     * @param updateRatio E[u_z²] / E[u_h²]
     * @param resetRatio E[u_r²] / E[u_h²]
     */
    record Mode(double eigenvalue, double updateRatio, double resetRatio) {}

    /** The mode at a rate λ. */
    Mode mode(double rate) {
        int count = window.nodes().length;
        double[][] update = updateResponses(rate);
        double[] y = leading;
        double value = 0;
        for (int i = 0; i < MAX_POWERS; i++) {
            double[] all = window.interpolate(y);
            double[] spectrum = window.amplitudes(all);
            double[] square = new double[1];
            double[] q = gated(rate, all, square);
            double[] reset = throughReset(window.interpolate(q), rate);
            double[] next = new double[count];
            for (int l = 0; l < count; l++) {
                int lag = window.nodes()[l];
                next[l] = resetGate[lag] * q[l] + dot(update[l], spectrum) + reset[lag];
            }
            double before = value;
            value = next[0] / y[0];
            double scale = 1 / next[0];
            for (int l = 0; l < count; l++) {
                next[l] *= scale;
            }
            y = next;
            leading = y;
            if (Math.abs(value - before) <= TOLERANCE * value) {
                double tz = network.updateTime();
                double tr = network.resetTime();
                return new Mode(value, tz * tz * dot(update[0], spectrum) / square[0], tr * tr * reset[0] / square[0]);
            }
        }
        throw new IllegalStateException("the powers of the adjoint operator do not settle");
    }

    /** Q_h at the nodes for a covariance of Y at all lags, and E[u_h²]. */
    private double[] gated(double rate, double[] drive, double[] square) {
        double[][] parts = new double[gradients.length][window.nodes().length];
        double[][] squares = new double[gradients.length][1];
        tasks.run(gradients.length, pair -> {
            for (GradientCovariance path : gradients[pair]) {
                path.add(rate, drive, 0.5 * sample.weight()[pair], parts[pair], squares[pair]);
            }
        });
        double[] q = new double[window.nodes().length];
        for (int p = 0; p < parts.length; p++) {
            square[0] += squares[p][0];
            for (int l = 0; l < q.length; l++) {
                q[l] += parts[p][l];
            }
        }
        return q;
    }

    /** E[Re V_k V_k*] by lag and frequency. */
    private double[][] updateResponses(double rate) {
        SitePath[][] paths = sample.paths();
        double[][][] parts = new double[paths.length][window.nodes().length][modes];
        double[][] mean = new double[window.nodes().length][modes];
        if (network.updateGain() == 0) {
            return mean;
        }
        tasks.run(paths.length, pair -> {
            for (SitePath path : paths[pair]) {
                for (int d = 0; d < path.gain().length; d++) {
                    addResponses(path, d, rate, parts[pair]);
                }
            }
        });
        for (int p = 0; p < parts.length; p++) {
            for (int l = 0; l < mean.length; l++) {
                for (int k = 0; k < modes; k++) {
                    mean[l][k] += sample.weight()[p] * parts[p][l][k];
                }
            }
        }
        return mean;
    }

    /** [(1 + τ_r λ)² − τ_r² d²]⁻¹ (C_φ E[σ_r'σ_r''] Q_h) at all lags. */
    private double[] throughReset(double[] q, double rate) {
        double[] product = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            product[i] = resetFeedback[i] * q[i];
        }
        double[] a = window.amplitudes(product);
        double re = 1 + network.resetTime() * rate;
        for (int k = 0; k < a.length; k++) {
            double im = network.resetTime() * window.frequency(k);
            a[k] /= re * re + im * im;
        }
        return window.fromAmplitudes(a);
    }

    private void addResponses(SitePath path, int draw, double rate, double[][] to) {
        int n = window.steps();
        double[][] u = new double[n][2 * modes];
        ModeMarch march = new ModeMarch(window, modes, rate, reversed(path.opening()), reversed(path.gain()[draw]));
        for (int j = 0; j < n; j++) {
            march.copyTo(u[j]);
            march.step(j);
        }
        double[][] v = throughUpdate(u, reversed(path.gateDrive()[draw]), rate);
        double share = 0.5 / (window.origins() * path.gain().length);
        for (int o = 0; o < window.origins(); o++) {
            int t = o * window.stride();
            for (int l = 0; l < to.length; l++) {
                addProducts(share, v[t], v[(t + window.nodes()[l]) % n], to[l]);
            }
        }
    }

    /** The periodic solution of τ_z v' = −(1 + τ_z λ) v + f u. */
    private double[][] throughUpdate(double[][] u, double[] f, double rate) {
        int n = u.length;
        double tau = network.updateTime();
        double dt = window.step();
        double x = (1 + tau * rate) * dt / tau;
        double decay = tau > 0 ? Math.exp(-x) : 0;
        double mean = tau > 0 ? -Math.expm1(-x) / x : 0;
        double early = (mean - decay) / (1 + tau * rate);
        double late = (1 - mean) / (1 + tau * rate);
        double[][] v = new double[n][2 * modes];
        // Twice around: the first time for the memory of the start to fade.
        double[] now = new double[2 * modes];
        for (int j = 0; j < 2 * n; j++) {
            int next = (j + 1) % n;
            double a = early * f[j % n];
            double b = late * f[next];
            double[] from = u[j % n];
            double[] to = u[next];
            for (int k = 0; k < now.length; k++) {
                now[k] = decay * now[k] + (a * from[k] + b * to[k]);
            }
            System.arraycopy(now, 0, v[next], 0, now.length);
        }
        return v;
    }

    private void addProducts(double factor, double[] a, double[] b, double[] to) {
        for (int k = 0; k < modes; k++) {
            to[k] += factor * (a[k] * b[k] + a[modes + k] * b[modes + k]);
        }
    }

    private double dot(double[] bracket, double[] spectrum) {
        double sum = 0;
        for (int k = 0; k < modes; k++) {
            sum += bracket[k] * spectrum[k];
        }
        return sum;
    }

    private static double[] reversed(double[] values) {
        double[] back = new double[values.length];
        for (int j = 0; j < back.length; j++) {
            back[j] = values[back.length - 1 - j];
        }
        return back;
    }
}
