package org.cavity.theory.gated.spectrum;

import java.util.Arrays;

/**
 * The amplitudes b, γ, d that make ½ { E ln W − b − γ d } stationary, with per site
 *
 * <pre>
 * W = (1 + d σ φ'²) (1 + b γ ρ) + b σ (σ_r φ')²,
 * σ = ( σ_z² + γ (σ_z' A)² / |1 + τ_z λ|² ) / |λ + σ_z|²,    ρ = (φ σ_r')² / |1 + τ_r λ|²,
 * </pre>
 *
 * that is E[W_b/W] = 1, E[W_γ/W] = d, E[W_d/W] = γ. In the bulk there is a solution with b &gt; 0; at its edge it
 * becomes b = d = 0, which holds outside. Newton's method with the exact second derivatives.
 */
final class SaddlePoint {

    /** Relative size of the last step; convergence is quadratic. */
    private static final double CONVERGED = 1e-7;

    private static final int MAX_STEPS = 60;

    /** A step takes no amplitude below this fraction of its value. */
    private static final double KEPT = 0.1;

    private static final double STRONGER = 4;

    private static final double[] FIRST_GUESSES = {0.03, 0.3, 3};

    private final SiteGroups groups;
    private final OpeningNodes openings;
    private final boolean shared;
    private final double resetFilter;
    private final double updateFilter;
    private final double[] gradient = new double[3];
    private final double[][] curvature = new double[3][3];

    /**
     * An average to be made stationary.
     *
     * @param groups the sites' gains
     * @param openings the openings as seen from λ
     * @param shared whether every group has all openings, none of them driven, or only the one with its own number
     * @param resetFilter 1/|1 + τ_r λ|²
     * @param updateFilter 1/|1 + τ_z λ|²
     */
    SaddlePoint(SiteGroups groups, OpeningNodes openings, boolean shared, double resetFilter, double updateFilter) {
        this.groups = groups;
        this.openings = openings;
        this.shared = shared;
        this.resetFilter = resetFilter;
        this.updateFilter = updateFilter;
    }

    /** What is summed over sites at a solution. */
    @FunctionalInterface
    interface Site {

        /**
         * One site.
         *
         * @param probability its weight
         * @param opening number of its opening
         * @param response σ
         * @param driven the part of σ that is due to A
         * @param reset b γ ρ
         * @param rate (σ_r φ')²
         * @param gate φ'²
         */
        void add(
                double probability,
                int opening,
                double response,
                double driven,
                double reset,
                double rate,
                double gate);
    }

    /** Hands all sites to a sum, with the amplitudes given. */
    void forEach(double[] amplitudes, Site site) {
        for (int g = 0; g < groups.weight().length; g++) {
            double reset = amplitudes[0] * amplitudes[1] * groups.resetGain()[g] * resetFilter;
            int from = shared ? 0 : g;
            int to = shared ? openings.probability().length : g + 1;
            for (int k = from; k < to; k++) {
                double weight = shared ? groups.weight()[g] * openings.probability()[k] : groups.weight()[g];
                double driven = amplitudes[1] * openings.squaredDrive()[k] * updateFilter;
                site.add(
                        weight,
                        k,
                        openings.squaredResponse()[k] + driven,
                        driven,
                        reset,
                        groups.rateGain()[g],
                        groups.gateGain()[g]);
            }
        }
    }

    /**
     * The solution with b &gt; 0 if there is one, else zeros but for γ.
     *
     * @param start amplitudes at a neighbouring λ in the bulk, or null
     * @throws IllegalStateException if Newton's method does not converge
     */
    double[] solve(double[] start) {
        if (start != null) {
            double[] x = start.clone();
            if (newton(x)) {
                return x;
            }
        }
        double[] edge = edge();
        evaluate(edge);
        // Where γ comes out negative the update gates alone put λ into the bulk.
        if (edge[1] >= 0 && gradient[0] <= 0) {
            return edge;
        }
        double[] x = {0, Math.abs(edge[1]), 0};
        if (newton(x)) {
            return x;
        }
        for (double b : FIRST_GUESSES) {
            double[] guess = {b, 1, b};
            if (logarithmicNewton(guess)) {
                return guess;
            }
        }
        return fromWeakReset();
    }

    /** Close to λ = −1/τ_r, where amplitudes span decades: in steps of the gate's filter. */
    private double[] fromWeakReset() {
        double filter = Math.min(1, resetFilter);
        SaddlePoint weaker = new SaddlePoint(groups, openings, shared, filter, updateFilter);
        double[] x = {0, Math.abs(weaker.edge()[1]), 0};
        boolean converged = weaker.newton(x);
        while (converged && filter < resetFilter) {
            filter = Math.min(resetFilter, STRONGER * filter);
            converged = new SaddlePoint(groups, openings, shared, filter, updateFilter).logarithmicNewton(x);
        }
        if (!converged) {
            throw new IllegalStateException("the average over sites did not become stationary");
        }
        return x;
    }

    /** Changes x into a solution; false if it does not come to one. */
    private boolean newton(double[] x) {
        for (int n = 0; n < MAX_STEPS; n++) {
            evaluate(x);
            double[] step = solve(curvature, gradient);
            double change = 0;
            for (int i = 0; i < 3; i++) {
                double next = Math.max(x[i] - step[i], KEPT * x[i]);
                change = Math.max(change, Math.abs(next - x[i]) / Math.max(Math.abs(next), Double.MIN_NORMAL));
                x[i] = next;
            }
            if (change < CONVERGED) {
                return x[0] > 0;
            }
        }
        return false;
    }

    /** The same for the logarithms of the three equations in those of the amplitudes, all above 0. */
    private boolean logarithmicNewton(double[] x) {
        for (int n = 0; n < MAX_STEPS; n++) {
            evaluate(x);
            double[] average = {gradient[0] + 1, gradient[1] + x[2], gradient[2] + x[1]};
            double[] target = {1, x[2], x[1]};
            double[][] jacobian = new double[3][3];
            double[] residual = new double[3];
            for (int i = 0; i < 3; i++) {
                residual[i] = Math.log(average[i] / target[i]);
                for (int j = 0; j < 3; j++) {
                    boolean crossed = i > 0 && j == 3 - i;
                    double derivative = curvature[i][j] + (crossed ? 1 : 0);
                    jacobian[i][j] = x[j] * derivative / average[i] - (crossed ? 1 : 0);
                }
            }
            double[] step = solve(jacobian, residual);
            double change = 0;
            for (int i = 0; i < 3; i++) {
                double bounded = Math.max(-1, Math.min(1, step[i]));
                x[i] *= Math.exp(-bounded);
                change = Math.max(change, Math.abs(bounded));
            }
            if (change < CONVERGED) {
                return true;
            }
        }
        return false;
    }

    /** b = d = 0 with γ as on the edge of the bulk: γ = E[σ φ'²], linear in γ. */
    private double[] edge() {
        double[] sums = new double[2];
        if (shared) {
            double response = 0;
            for (int k = 0; k < openings.probability().length; k++) {
                response += openings.probability()[k] * openings.squaredResponse()[k];
            }
            for (int g = 0; g < groups.weight().length; g++) {
                sums[0] += groups.weight()[g] * groups.gateGain()[g] * response;
            }
        } else {
            for (int i = 0; i < groups.weight().length; i++) {
                double gain = groups.weight()[i] * groups.gateGain()[i];
                sums[0] += gain * openings.squaredResponse()[i];
                sums[1] += gain * openings.squaredDrive()[i] * updateFilter;
            }
        }
        return new double[] {0, sums[0] / (1 - sums[1]), 0};
    }

    private void evaluate(double[] x) {
        Arrays.fill(gradient, 0);
        for (double[] row : curvature) {
            Arrays.fill(row, 0);
        }
        gradient[0] = -1;
        gradient[1] = -x[2];
        gradient[2] = -x[1];
        curvature[1][2] = -1;
        for (int g = 0; g < groups.weight().length; g++) {
            if (shared) {
                addGroup(g, x[0], x[1], x[2]);
            } else {
                addSite(g, x[0], x[1], x[2]);
            }
        }
        curvature[1][0] = curvature[0][1];
        curvature[2][0] = curvature[0][2];
        curvature[2][1] = curvature[1][2];
    }

    /** All openings of a group at once, A = 0: W = q + v (d q φ'² + b (σ_r φ')²) is linear in v. */
    private void addGroup(int g, double b, double gamma, double d) {
        double a = groups.gateGain()[g];
        double f = groups.rateGain()[g];
        double e = groups.resetGain()[g] * resetFilter;
        double q = 1 + b * gamma * e;
        double slope = d * a * q + b * f;
        double[] probability = openings.probability();
        double[] response = openings.squaredResponse();
        double s0 = 0;
        double s1 = 0;
        double t0 = 0;
        double t1 = 0;
        double t2 = 0;
        for (int k = 0; k < probability.length; k++) {
            double v = response[k];
            double inverse = 1 / (q + slope * v);
            double first = probability[k] * inverse;
            double second = first * inverse;
            s0 += first;
            s1 += first * v;
            t0 += second;
            t1 += second * v;
            t2 += second * v * v;
        }
        double weight = groups.weight()[g];
        double b0 = gamma * e;
        double b1 = d * a * b0 + f;
        double g0 = b * e;
        double g1 = d * a * g0;
        double d1 = a * q;
        gradient[0] += weight * (b0 * s0 + b1 * s1);
        gradient[1] += weight * (g0 * s0 + g1 * s1);
        gradient[2] += weight * d1 * s1;
        curvature[0][0] -= weight * (b0 * b0 * t0 + 2 * b0 * b1 * t1 + b1 * b1 * t2);
        curvature[0][1] += weight * (e * (s0 + d * a * s1) - b0 * g0 * t0 - (b0 * g1 + b1 * g0) * t1 - b1 * g1 * t2);
        curvature[0][2] += weight * (a * b0 * s1 - d1 * (b0 * t1 + b1 * t2));
        curvature[1][1] -= weight * (g0 * g0 * t0 + 2 * g0 * g1 * t1 + g1 * g1 * t2);
        curvature[1][2] += weight * (a * g0 * s1 - d1 * (g0 * t1 + g1 * t2));
        curvature[2][2] -= weight * d1 * d1 * t2;
    }

    /** One site with its own opening. */
    private void addSite(int i, double b, double gamma, double d) {
        double a = groups.gateGain()[i];
        double f = groups.rateGain()[i];
        double e = groups.resetGain()[i] * resetFilter;
        double q = 1 + b * gamma * e;
        double zeta = openings.squaredDrive()[i] * updateFilter;
        double sigma = openings.squaredResponse()[i] + gamma * zeta;
        double n = 1 + d * sigma * a;
        double w = n * q + b * sigma * f;
        double weight = groups.weight()[i] / w;
        double wb = n * gamma * e + sigma * f;
        double wg = d * zeta * a * q + n * b * e + b * zeta * f;
        double wd = sigma * a * q;
        gradient[0] += weight * wb;
        gradient[1] += weight * wg;
        gradient[2] += weight * wd;
        curvature[0][0] -= weight * wb * wb / w;
        curvature[0][1] += weight * (d * zeta * a * gamma * e + n * e + zeta * f - wb * wg / w);
        curvature[0][2] += weight * (sigma * a * gamma * e - wb * wd / w);
        curvature[1][1] += weight * (2 * d * zeta * a * b * e - wg * wg / w);
        curvature[1][2] += weight * (zeta * a * q + sigma * a * b * e - wg * wd / w);
        curvature[2][2] -= weight * wd * wd / w;
    }

    /** Cramer's rule; not numbers if the matrix is singular. */
    private static double[] solve(double[][] m, double[] right) {
        double determinant = determinant(m[0], m[1], m[2]);
        double[] x = new double[3];
        for (int j = 0; j < 3; j++) {
            double[][] replaced = {m[0].clone(), m[1].clone(), m[2].clone()};
            for (int i = 0; i < 3; i++) {
                replaced[i][j] = right[i];
            }
            x[j] = determinant(replaced[0], replaced[1], replaced[2]) / determinant;
        }
        return x;
    }

    private static double determinant(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }
}
