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
 * the couplings transposed acting on combinations of sites independent of those that act forwards. Responses to waves in
 * place of Y make it a matrix on ⟨YY'⟩. Unlike forwards, φ'(h) stands inside the response, so that h has to be drawn.
 */
final class AdjointOperator {

    private final GatedNetwork network;
    private final TimeWindow window;
    private final Tasks tasks;
    private final int modes;
    private final SitePaths sample;
    private final double[] resetGate;
    private final double[] resetFeedback;

    /** Sampled paths of a solution, weighted as there. */
    AdjointOperator(GatedNetwork network, TimeWindow window, SitePaths sample, Tasks tasks) {
        this.network = network;
        this.window = window;
        this.tasks = tasks;
        this.sample = sample;
        Drives drives = sample.drives();
        this.modes = drives.modes(TangentOperator.LEFT_OUT);
        this.resetGate = drives.resetGate();
        this.resetFeedback = drives.resetSlope();
        for (int j = 0; j < resetFeedback.length; j++) {
            resetFeedback[j] *= drives.rate()[j];
        }
    }

    /**
     * The leading mode at a rate λ.
     *
     * @param eigenvalue μ(λ), which is 1 at the growth rate
     * @param updateRatio E[u_z²] / E[u_h²]
     * @param resetRatio E[u_r²] / E[u_h²]
     */
    record Mode(double eigenvalue, double updateRatio, double resetRatio) {}

    /** The brackets by lag and frequency: σ_zσ_z' Re U U*, Re V V*; and at lag 0 Re U U*. */
    private record Responses(double[][] gated, double[][] update, double[] square) {

        Responses(int count, int modes) {
            this(new double[count][modes], new double[count][modes], new double[modes]);
        }
    }

    /** The mode at a rate λ. */
    Mode mode(double rate) {
        int count = window.nodes().length;
        SitePath[][] paths = sample.paths();
        Responses[] parts = new Responses[paths.length];
        tasks.run(paths.length, pair -> {
            parts[pair] = new Responses(count, modes);
            for (SitePath path : paths[pair]) {
                for (int d = 0; d < path.gain().length; d++) {
                    addResponses(path, d, rate, parts[pair]);
                }
            }
        });
        Responses mean = average(parts);
        double[][] matrix = new double[count][count];
        double[][] reset = new double[count][];
        double[][] spectra = new double[count][];
        for (int j = 0; j < count; j++) {
            double[] unit = new double[count];
            unit[j] = 1;
            spectra[j] = window.amplitudes(window.interpolate(unit));
            double[] q = new double[count];
            for (int l = 0; l < count; l++) {
                q[l] = dot(mean.gated()[l], spectra[j]);
                matrix[l][j] = dot(mean.update()[l], spectra[j]);
            }
            double[] all = window.interpolate(q);
            double[] fed = new double[all.length];
            for (int i = 0; i < all.length; i++) {
                fed[i] = resetFeedback[i] * all[i];
            }
            reset[j] = filtered(fed, rate);
            for (int l = 0; l < count; l++) {
                int lag = window.nodes()[l];
                matrix[l][j] += resetGate[lag] * q[l] + reset[j][lag];
            }
        }
        PerronEigenvalue leading = PerronEigenvalue.of(matrix);
        double square = 0;
        double update = 0;
        double byReset = 0;
        for (int j = 0; j < count; j++) {
            double y = leading.vector()[j];
            square += y * dot(mean.square(), spectra[j]);
            update += y * dot(mean.update()[0], spectra[j]);
            byReset += y * reset[j][0];
        }
        double tz = network.updateTime();
        double tr = network.resetTime();
        return new Mode(leading.value(), tz * tz * update / square, tr * tr * byReset / square);
    }

    private double[] filtered(double[] all, double rate) {
        double[] a = window.amplitudes(all);
        double re = 1 + network.resetTime() * rate;
        for (int k = 0; k < a.length; k++) {
            double im = network.resetTime() * window.frequency(k);
            a[k] /= re * re + im * im;
        }
        return window.fromAmplitudes(a);
    }

    private void addResponses(SitePath path, int draw, double rate, Responses to) {
        int n = window.steps();
        double[] opening = reversed(path.opening());
        double[] drive = reversed(path.gateDrive()[draw]);
        double[][] u = new double[n][2 * modes];
        ModeMarch march = new ModeMarch(window, modes, rate, opening, reversed(path.gain()[draw]));
        for (int j = 0; j < n; j++) {
            march.copyTo(u[j]);
            march.step(j);
        }
        boolean moves = network.updateGain() > 0;
        double[][] v = moves ? throughUpdate(u, drive, rate) : null;
        double share = 0.5 / (window.origins() * path.gain().length);
        for (int o = 0; o < window.origins(); o++) {
            int t = o * window.stride();
            addProducts(share, u[t], u[t], to.square());
            for (int l = 0; l < to.gated().length; l++) {
                int later = (t + window.nodes()[l]) % n;
                addProducts(share * opening[t] * opening[later], u[t], u[later], to.gated()[l]);
                if (moves) {
                    addProducts(share, v[t], v[later], to.update()[l]);
                }
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

    private Responses average(Responses[] parts) {
        Responses mean = new Responses(parts[0].gated().length, modes);
        for (int p = 0; p < parts.length; p++) {
            double w = sample.weight()[p];
            for (int k = 0; k < modes; k++) {
                mean.square()[k] += w * parts[p].square()[k];
                for (int l = 0; l < mean.gated().length; l++) {
                    mean.gated()[l][k] += w * parts[p].gated()[l][k];
                    mean.update()[l][k] += w * parts[p].update()[l][k];
                }
            }
        }
        return mean;
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
