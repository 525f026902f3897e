package org.cavity.theory.gaussian;

/**
 * A sigmoid as a mixture of error functions, φ(x) = Σ_j w_j erf(a_j x), for which Gaussian averages have closed forms.
 *
 * <p>erf is its own mixture. tanh is one exactly: the logistic law is a scale mixture of normal laws whose scale
 * follows twice the law of the Kolmogorov-Smirnov statistic (Andrews &amp; Mallows 1974; Stefanski 1991), hence
 *
 * <pre>
 * tanh(x) = ∫₀^∞ erf(x / (s√2)) p(s) ds,   p(s) = 8 Σ_{k≥1} (−1)^{k+1} k² s exp(−2k²s²).
 * </pre>
 *
 * In t = log s the integrand falls off doubly exponentially at both ends and is analytic for |Im t| &lt; π/4, so the
 * trapezoid rule with step h errs by exp(−π²/2h): 27 nodes at h = 1/8 give tanh to 2e-15 for every x.
 */
final class ErfMixture {

    static final ErfMixture ERF = new ErfMixture(new double[] {Math.sqrt(Math.PI) / 2}, new double[] {1});

    static final ErfMixture TANH = kolmogorov();

    private final double[] slope;
    private final double[] weight;

    private ErfMixture(double[] slope, double[] weight) {
        this.slope = slope;
        this.weight = weight;
    }

    /**
     * E[φ'(m + x) φ'(m + y)] for jointly normal x, y of variance C0 and covariance c: with α = 2a_j², β = 2a_k² and
     * Δ = (1 + αC0)(1 + βC0) − αβc², the pair (j, k) contributes
     *
     * <pre>
     * (4 a_j a_k / π) Δ^{−1/2} exp(−m² (α + β + 2αβ(C0 − c)) / 2Δ).
     * </pre>
     *
     * @param mean mean m
     * @param variance variance C0
     * @param difference C0 − c ≥ 0, which is what determines Δ without cancellation when c is near C0
     */
    double gainCorrelation(double mean, double variance, double difference) {
        double sum = 0;
        double halfSquare = 0.5 * mean * mean;
        for (int j = 0; j < slope.length; j++) {
            double alpha = 2 * slope[j] * slope[j];
            double row = 0;
            for (int k = 0; k <= j; k++) {
                double beta = 2 * slope[k] * slope[k];
                double product = alpha * beta;
                double delta = 1 + (alpha + beta) * variance + product * difference * (2 * variance - difference);
                double term = weight[k] * slope[k] / Math.sqrt(delta);
                if (halfSquare > 0) {
                    term *= Math.exp(-halfSquare * (alpha + beta + 2 * product * difference) / delta);
                }
                row += k < j ? 2 * term : term;
            }
            sum += weight[j] * slope[j] * row;
        }
        return 4 / Math.PI * sum;
    }

    /** The derivative of {@link #gainCorrelation} with respect to the variance at fixed covariance. */
    double gainVarianceSlope(double mean, double variance, double difference) {
        double sum = 0;
        double halfSquare = 0.5 * mean * mean;
        for (int j = 0; j < slope.length; j++) {
            double alpha = 2 * slope[j] * slope[j];
            double row = 0;
            for (int k = 0; k <= j; k++) {
                double beta = 2 * slope[k] * slope[k];
                double product = alpha * beta;
                double inverse =
                        1 / (1 + (alpha + beta) * variance + product * difference * (2 * variance - difference));
                double growth = (alpha + beta + 2 * product * variance) * inverse;
                double factor = -0.5 * growth;
                double term = weight[k] * slope[k] * Math.sqrt(inverse);
                if (halfSquare > 0) {
                    double exponent = halfSquare * (alpha + beta + 2 * product * difference) * inverse;
                    term *= Math.exp(-exponent);
                    factor += exponent * growth - 2 * halfSquare * product * inverse;
                }
                row += (k < j ? 2 : 1) * term * factor;
            }
            sum += weight[j] * slope[j] * row;
        }
        return 4 / Math.PI * sum;
    }

    private static ErfMixture kolmogorov() {
        double h = 0.125;
        // p(s) < 1e-17 outside [0.16, 4.7].
        int from = (int) Math.ceil(Math.log(0.16) / h);
        int to = (int) Math.floor(Math.log(4.7) / h);
        double[] slope = new double[to - from + 1];
        double[] weight = new double[slope.length];
        for (int i = from; i <= to; i++) {
            double s = Math.exp(i * h);
            slope[i - from] = 1 / (s * Math.sqrt(2));
            weight[i - from] = h * s * kolmogorovDensity(s);
        }
        return new ErfMixture(slope, weight);
    }

    /** The density of the Kolmogorov-Smirnov statistic, by whichever of its two theta series converges fast. */
    private static double kolmogorovDensity(double s) {
        double sum = 0;
        for (int k = 1; k <= 12; k++) {
            if (s > 0.8) {
                sum += (k % 2 == 1 ? 8 : -8) * k * k * s * Math.exp(-2.0 * k * k * s * s);
            } else {
                double m = (2 * k - 1) * (2 * k - 1) * Math.PI * Math.PI / 8;
                sum += Math.sqrt(2 * Math.PI) * Math.exp(-m / (s * s)) * (2 * m / (s * s * s * s) - 1 / (s * s));
            }
        }
        return sum;
    }
}
