package org.cavity.theory.gated.spectrum;

/**
 * The amplitudes b, γ, d that make ½ { E ln W − b − γ d } stationary, with per site
 *
 * <pre>
 * W = (1 + d σ φ'²) (1 + b γ ρ) + b σ (σ_r φ')²,
 * σ = ( σ_z² + γ (σ_z' A)² / |1 + τ_z λ|² ) / |λ + σ_z|²,    ρ = (φ σ_r')² / |1 + τ_r λ|²,
 * </pre>
 *
 * that is E[W_b/W] = 1, E[W_γ/W] = d, E[W_d/W] = γ. In the bulk there is a solution with b &gt; 0; at its edge it becomes b = d =
 * 0, which holds outside. Newton's method with the exact second derivatives.
 */
final class SaddlePoint {

    /** Relative size of the last step; convergence is quadratic. */
    private static final double CONVERGED = 1e-9;

    private static final int MAX_STEPS = 100;

    /** A step takes no amplitude below this fraction of its value. */
    private static final double KEPT = 0.1;

    private final SiteGroups groups;
    private final OpeningNodes openings;
    private final boolean shared;
    private final double resetFilter;
    private final double updateFilter;
    private final double[] gradient = new double[3];
    private final double[] curvature = new double[6];

    /**
     * An average to be made stationary.
     *
     * @param groups the sites' gains
     * @param openings the openings as seen from λ
     * @param shared whether every group has all openings, or only the one with its own number
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
     * The solution with b &gt; 0.
     *
     * @param start amplitudes at a neighbouring λ, or null
     * @throws IllegalStateException if Newton's method does not converge
     */
    double[] solve(double[] start) {
        double[] x = start == null ? edge() : start.clone();
        for (int n = 0; n < MAX_STEPS; n++) {
            evaluate(x);
            double[] step = newtonStep();
            double change = 0;
            for (int i = 0; i < 3; i++) {
                double next = Math.max(x[i] + step[i], KEPT * x[i]);
                change = Math.max(change, Math.abs(next - x[i]) / Math.max(Math.abs(next), Double.MIN_NORMAL));
                x[i] = next;
            }
            if (change < CONVERGED) {
                return x;
            }
        }
        throw new IllegalStateException("the average over sites did not become stationary in " + MAX_STEPS + " steps");
    }

    /** b = d = 0 with γ as on the edge of the bulk: γ = E[σ φ'²] is linear in γ. */
    private double[] edge() {
        double[] still = new double[2];
        forEach(new double[] {0, 1, 0}, (p, k, response, driven, reset, rate, gate) -> {
            still[0] += p * (response - driven) * gate;
            still[1] += p * driven * gate;
        });
        return new double[] {0, still[1] < 1 ? still[0] / (1 - still[1]) : still[0], 0};
    }

    private void evaluate(double[] x) {
        double b = x[0];
        double gamma = x[1];
        double d = x[2];
        double gb = -1;
        double gg = -d;
        double gd = -gamma;
        double bb = 0;
        double bg = 0;
        double bd = 0;
        double gammaGamma = 0;
        double gammaD = -1;
        double dd = 0;
        for (int g = 0; g < groups.weight().length; g++) {
            double a = groups.gateGain()[g];
            double f = groups.rateGain()[g];
            double e = groups.resetGain()[g] * resetFilter;
            double q = 1 + b * gamma * e;
            int from = shared ? 0 : g;
            int to = shared ? openings.probability().length : g + 1;
            for (int k = from; k < to; k++) {
                double weight = shared ? groups.weight()[g] * openings.probability()[k] : groups.weight()[g];
                double zeta = openings.squaredDrive()[k] * updateFilter;
                double sigma = openings.squaredResponse()[k] + gamma * zeta;
                double m = sigma * a;
                double n = 1 + d * m;
                double inverse = 1 / (n * q + b * sigma * f);
                double wb = (n * gamma * e + sigma * f) * inverse;
                double wg = (d * zeta * a * q + n * b * e + b * zeta * f) * inverse;
                double wd = m * q * inverse;
                gb += weight * wb;
                gg += weight * wg;
                gd += weight * wd;
                bb -= weight * wb * wb;
                bg += weight * ((d * zeta * a * gamma * e + n * e + zeta * f) * inverse - wb * wg);
                bd += weight * (m * gamma * e * inverse - wb * wd);
                gammaGamma += weight * (2 * d * zeta * a * b * e * inverse - wg * wg);
                gammaD += weight * ((zeta * a * q + sigma * a * b * e) * inverse - wg * wd);
                dd -= weight * wd * wd;
            }
        }
        gradient[0] = gb;
        gradient[1] = gg;
        gradient[2] = gd;
        curvature[0] = bb;
        curvature[1] = bg;
        curvature[2] = bd;
        curvature[3] = gammaGamma;
        curvature[4] = gammaD;
        curvature[5] = dd;
    }

    /** −H⁻¹ G by cofactors. */
    private double[] newtonStep() {
        double a = curvature[0];
        double b = curvature[1];
        double c = curvature[2];
        double e = curvature[3];
        double f = curvature[4];
        double i = curvature[5];
        double aa = e * i - f * f;
        double ab = c * f - b * i;
        double ac = b * f - c * e;
        double bb = a * i - c * c;
        double bc = b * c - a * f;
        double cc = a * e - b * b;
        double determinant = a * aa + b * ab + c * ac;
        double x = gradient[0];
        double y = gradient[1];
        double z = gradient[2];
        return new double[] {
            -(aa * x + ab * y + ac * z) / determinant,
            -(ab * x + bb * y + bc * z) / determinant,
            -(ac * x + bc * y + cc * z) / determinant
        };
    }
}
