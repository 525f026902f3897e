package org.cavity.theory.gated.lyapunov;

import java.util.Arrays;

/**
 * The inverse Q of one path, 3m × 3m over (δh, δz, δr), by way of three symmetric positive definite matrices of m × m.
 * With A_z = η + |L_z|²/a_z, A_r likewise (both circulant) and e, g, u, w the path's diagonal matrices,
 *
 * <pre>
 * N_h = [ a_h + e A_z⁻¹ e ]⁻¹,            N_r = [ 1/p_h + w A_r⁻¹ w ]⁻¹,
 * X   = Q_hh = [ η + g (p_z + p_r) g + u N_r u + Hᵀ N_h H ]⁻¹,
 * T_h = N_h − N_h H X Hᵀ N_h,             T_r = N_r − N_r u X u N_r.
 * </pre>
 *
 * Eliminating z and r first leaves nothing but sums of positive matrices (Woodbury), so nothing is lost by it. The
 * averages that the equations want are stationary parts of T_h, e T_h e, T_r, w T_r w and g X g.
 */
final class PathInverse {

    private final Evolution evolution;
    private final TimeRing ring;
    private final int m;
    private final SymmetricFactor factor;
    private final double[] sum;
    private final double[] forward;
    private final double[] reset;
    private final double[] response;
    private final double[] forwardRows;
    private final double[] columns;
    private final double[] work;
    private final double[] ones;

    PathInverse(Evolution evolution) {
        this.evolution = evolution;
        this.ring = evolution.ring();
        this.m = ring.points();
        this.factor = new SymmetricFactor(m);
        this.sum = new double[m * m];
        this.forward = new double[m * m];
        this.reset = new double[m * m];
        this.response = new double[m * m];
        this.forwardRows = new double[m * m];
        this.columns = new double[m * m];
        this.work = new double[m * m];
        this.ones = new double[m];
        Arrays.fill(ones, 1);
    }

    /** Kernels at the lags of the ring, common to all paths. */
    record Common(
            double eta,
            double[] inputA,
            double[] updateResponse,
            double[] inverseInputP,
            double[] resetResponse,
            double[] gateP) {}

    /** Adds one path, by its weight, to the averages. */
    void add(SitePath path, double weight, Common common, double s, Averages averages) {
        double logDeterminant = 0;
        toeplitz(common.inputA());
        addScaled(common.updateResponse(), path.gateDrive());
        factor.factor(sum);
        logDeterminant += factor.logDeterminant();
        factor.inverse(forward);

        toeplitz(common.inverseInputP());
        addScaled(common.resetResponse(), path.resetDrive());
        factor.factor(sum);
        logDeterminant += factor.logDeterminant();
        factor.inverse(reset);

        double[] beta = evolution.beta(path.opening(), s);
        double[] delta = evolution.delta(path.opening(), s);
        timesRow(forward, beta, delta, columns);
        transpose(columns, forwardRows);
        timesRow(forwardRows, beta, delta, sum);
        addResponse(path, common);
        factor.factor(sum);
        logDeterminant += factor.logDeterminant();
        factor.inverse(response);

        double[] l = factor.lowerInverse();
        factor.solve(forwardRows, work);
        averages.slope += weight * slope(work, l, beta);
        factor.subtractGram(work, forward);
        double[] u = path.openGain();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                columns[i * m + j] = u[i] * reset[i * m + j];
            }
        }
        factor.solve(columns, work);
        factor.subtractGram(work, reset);

        ring.project(forward, ones, weight, averages.forward);
        ring.project(forward, path.gateDrive(), weight, averages.drivenForward);
        ring.project(reset, ones, weight, averages.reset);
        ring.project(reset, path.resetDrive(), weight, averages.drivenReset);
        ring.project(response, path.gain(), weight, averages.response);
        double trace = 0;
        for (int i = 0; i < m; i++) {
            trace += response[i * m + i];
        }
        averages.trace += weight * trace;
        averages.logDeterminant += weight * logDeterminant;
    }

    private void toeplitz(double[] kernel) {
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                sum[i * m + j] = kernel[j - i];
            }
        }
    }

    private void addScaled(double[] kernel, double[] scale) {
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                sum[i * m + j] += scale[i] * scale[j] * kernel[j - i];
            }
        }
    }

    private void addResponse(SitePath path, Common common) {
        double[] g = path.gain();
        double[] u = path.openGain();
        for (int i = 0; i < m; i++) {
            sum[i * m + i] += common.eta();
            for (int j = i; j < m; j++) {
                sum[i * m + j] += g[i] * g[j] * common.gateP()[j - i] + u[i] * u[j] * reset[i * m + j];
            }
        }
    }

    /** a H. */
    private void timesRow(double[] a, double[] beta, double[] delta, double[] result) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                work[i * m + j] = a[i * m + j] * beta[j];
            }
        }
        evolution.times(work, result);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                result[i * m + j] += a[i * m + j] * delta[j];
            }
        }
    }

    private void transpose(double[] a, double[] result) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                result[j * m + i] = a[i * m + j];
            }
        }
    }

    /** tr [ N_h H X (dH/ds)ᵀ ], with N_h H X = (R⁻ᵀ Hᵀ N_h)ᵀ R⁻ᵀ. */
    private double slope(double[] z, double[] l, double[] beta) {
        int shift = evolution.slopeShift();
        double trace = 0;
        for (int n = 0; n < m; n++) {
            int next = (n + shift) % m;
            double entry = 0;
            for (int j = next; j < m; j++) {
                entry += z[j * m + n] * l[j * m + next];
            }
            trace += beta[n] * entry;
        }
        return trace * evolution.slopeFactor();
    }

    /** Sums over paths of stationary parts at the lags, and of traces. */
    static final class Averages {

        final double[] forward;
        final double[] drivenForward;
        final double[] reset;
        final double[] drivenReset;
        final double[] response;
        double trace;
        double logDeterminant;
        double slope;

        Averages(int m) {
            this.forward = new double[m];
            this.drivenForward = new double[m];
            this.reset = new double[m];
            this.drivenReset = new double[m];
            this.response = new double[m];
        }

        void add(Averages other) {
            for (int l = 0; l < forward.length; l++) {
                forward[l] += other.forward[l];
                drivenForward[l] += other.drivenForward[l];
                reset[l] += other.reset[l];
                drivenReset[l] += other.drivenReset[l];
                response[l] += other.response[l];
            }
            trace += other.trace;
            logDeterminant += other.logDeterminant;
            slope += other.slope;
        }
    }
}
