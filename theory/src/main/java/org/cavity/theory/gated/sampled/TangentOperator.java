package org.cavity.theory.gated.sampled;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Tasks;

/**
 * The linear equation of a perturbation e^{λt} u(t) of the single site,
 *
 * <pre>
 * u' = −(λ + σ_z) u + σ_z ξ + σ_z' A ζ,      A = η − h,
 * ⟨ξξ'⟩ = C_σr q + C_φ E[σ_r'σ_r''] k_r,     k_r = [(1 + τ_r λ)² − τ_r² d²]⁻¹ q,
 * ⟨ζζ'⟩ = [(1 + τ_z λ)² − τ_z² d²]⁻¹ q,      q(t) = E[φ'u φ'u'],
 * </pre>
 *
 * as an operator on q. Neither ξ nor ζ is drawn: with the responses U_k, W_k to a wave e^{iω_k t} in place of each,
 *
 * <pre>
 * q(l) = Σ_k S^ξ_k E[ E[φ'φ''|z] Re U_k(t + l) U_k(t)* ] + Σ_k S^ζ_k E[ φ'φ'' Re W_k(t + l) W_k(t)* ],
 * </pre>
 *
 * where the brackets do not depend on q and the amplitudes S are linear in it: a small explicit matrix, whose largest
 * eigenvalue μ(λ) is 1 at the largest exponent. Given z, the first bracket is exact; only the second draws h.
 */
final class TangentOperator {

    /** Share of the variance of η in the frequencies left out: perturbations are no faster than activity. */
    static final double LEFT_OUT = 3e-5;

    private final GatedNetwork network;
    private final TimeWindow window;
    private final Tasks tasks;
    private final int modes;
    private final double[] weight;
    private final double[] rate;
    private final double[] resetGate;
    private final double[] resetSlope;
    private final SitePath[][] paths;

    /** Sampled paths of the solution, weighted as there. */
    TangentOperator(GatedNetwork network, TimeWindow window, SitePaths sample, Tasks tasks) {
        this.network = network;
        this.window = window;
        this.tasks = tasks;
        Drives drives = sample.drives();
        this.modes = drives.modes(LEFT_OUT);
        this.rate = drives.rate();
        this.resetGate = drives.resetGate();
        this.resetSlope = drives.resetSlope();
        this.weight = sample.weight();
        this.paths = sample.paths();
    }

    /** μ(λ). */
    double eigenvalue(double exponent) {
        int count = window.nodes().length;
        double[][][] byReset = new double[paths.length][count][modes];
        double[][][] byUpdate = new double[paths.length][count][modes];
        tasks.run(paths.length, pair -> {
            for (SitePath path : paths[pair]) {
                addResponses(path, exponent, byReset[pair], byUpdate[pair]);
            }
        });
        double[][] direct = average(byReset);
        double[][] gated = average(byUpdate);
        double[][] matrix = new double[count][count];
        for (int j = 0; j < count; j++) {
            double[] unit = new double[count];
            unit[j] = 1;
            double[] q = window.interpolate(unit);
            double[] amplitudes = window.amplitudes(q);
            double[] kr = window.fromAmplitudes(filtered(amplitudes, network.resetTime(), exponent));
            double[] xi = new double[q.length];
            for (int i = 0; i < q.length; i++) {
                xi[i] = resetGate[i] * q[i] + rate[i] * resetSlope[i] * kr[i];
            }
            double[] sxi = window.amplitudes(xi);
            double[] szeta = filtered(amplitudes, network.updateTime(), exponent);
            for (int l = 0; l < count; l++) {
                double sum = 0;
                for (int k = 0; k < modes; k++) {
                    sum += direct[l][k] * sxi[k] + gated[l][k] * szeta[k];
                }
                matrix[l][j] = sum;
            }
        }
        return PerronEigenvalue.of(matrix).value();
    }

    private double[] filtered(double[] amplitudes, double tau, double exponent) {
        double[] a = new double[amplitudes.length];
        for (int k = 0; k < a.length; k++) {
            double re = 1 + tau * exponent;
            double im = tau * window.frequency(k);
            a[k] = amplitudes[k] / (re * re + im * im);
        }
        return a;
    }

    private void addResponses(SitePath path, double exponent, double[][] byReset, double[][] byUpdate) {
        int n = window.steps();
        double[][] u = march(exponent, path.opening(), path.opening());
        int origins = window.origins();
        double share = 1.0 / (2 * origins);
        for (int l = 0; l < byReset.length; l++) {
            double[] to = byReset[l];
            double[] gains = path.gainCorrelation()[l];
            for (int o = 0; o < origins; o++) {
                int t = o * window.stride();
                addProducts(share * gains[o], u[t], u[(t + window.nodes()[l]) % n], to, modes);
            }
        }
        if (network.updateGain() == 0) {
            return;
        }
        double perDraw = share / path.gain().length;
        for (int d = 0; d < path.gain().length; d++) {
            double[][] w = march(exponent, path.opening(), path.gateDrive()[d]);
            double[] gain = path.gain()[d];
            for (int l = 0; l < byUpdate.length; l++) {
                for (int o = 0; o < origins; o++) {
                    int t = o * window.stride();
                    int later = (t + window.nodes()[l]) % n;
                    addProducts(perDraw * gain[t] * gain[later], w[t], w[later], byUpdate[l], modes);
                }
            }
        }
    }

    private double[][] march(double exponent, double[] opening, double[] driving) {
        ModeMarch march = new ModeMarch(window, modes, exponent, opening, driving);
        double[][] columns = new double[window.steps()][2 * modes];
        for (int j = 0; j < columns.length; j++) {
            march.copyTo(columns[j]);
            march.step(j);
        }
        return columns;
    }

    private static void addProducts(double factor, double[] a, double[] b, double[] to, int modes) {
        for (int k = 0; k < modes; k++) {
            to[k] += factor * (a[k] * b[k] + a[modes + k] * b[modes + k]);
        }
    }

    private double[][] average(double[][][] perPair) {
        double[][] mean = new double[perPair[0].length][modes];
        for (int p = 0; p < weight.length; p++) {
            for (int l = 0; l < mean.length; l++) {
                for (int k = 0; k < modes; k++) {
                    mean[l][k] += weight[p] * perPair[p][l][k];
                }
            }
        }
        return mean;
    }
}
