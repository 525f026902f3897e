package org.cavity.theory.gated.sampled;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * tanh as a short mixture of error functions, tanh(x) ≈ Σ_j w_j erf(a_j x) with Σ w = 1, whose averages over two
 * jointly normal variables of <em>different</em> variances have closed forms. With h_j = √2 a_j m / √(1 + 2a_j²v) and
 * r = 2 a_j a_k c / √((1 + 2a_j²v₁)(1 + 2a_k²v₂)),
 *
 * <pre>
 * E[erf(a_j(m + x)) erf(a_k(m + y))] = erf(h₁/√2) erf(h₂/√2)
 *                                        + (2/π) ∫₀^{asin r} exp( −(h₁² + h₂² − 2h₁h₂ sin θ) / 2cos²θ ) dθ,
 * </pre>
 *
 * which is the bivariate normal orthant probability of Drezner (1978) and Genz (2004); for m = 0 it is the arcsine
 * law. The weights are fits of the least largest error (the logistic law being a scale mixture of normal laws,
 * Andrews &amp; Mallows 1974, the error falls by a factor of about seven with every term); the largest errors are
 * 1.2e-6 of five terms and 8.4e-9 of eight.
 */
final class TanhMixture {

    static final TanhMixture FIVE = new TanhMixture(
            new double[] {
                0.4122156479043401, 0.5811210474546945, 0.8148679585988907, 1.1368893066088177, 1.587761551442692
            },
            new double[] {
                0.023291955118184382, 0.20759109463178135, 0.4298123794504784, 0.294971808517717, 0.04433276228183886
            });

    static final TanhMixture EIGHT = new TanhMixture(
            new double[] {
                0.34304385887826616,
                0.44596220701291217,
                0.5721706938472916,
                0.7320334179412455,
                0.934075491049968,
                1.188054717802462,
                1.5101197410447336,
                1.940905578935801
            },
            new double[] {
                0.0019398240390884336,
                0.03326171174213418,
                0.14241168697842332,
                0.27911011432992183,
                0.3077215202898613,
                0.18476455080166765,
                0.04781738046329633,
                0.0029732113556069934
            });

    /** Gauss-Legendre rule on [0, 1] for the angle θ. */
    private static final double[] NODE = {
        0.033765242898423975,
        0.16939530676686776,
        0.38069040695840156,
        0.6193095930415985,
        0.8306046932331322,
        0.966234757101576
    };

    private static final double[] NODE_WEIGHT = {
        0.08566224618958515,
        0.18038078652406930,
        0.23395696728634552,
        0.23395696728634552,
        0.18038078652406930,
        0.08566224618958515
    };

    /** atan(u) = u P(u²) on [0, 1] to 3e-10. */
    private static final double A0 = 0.9999999996674614;

    private static final double A1 = -0.333333247207486;
    private static final double A2 = 0.19999630644093733;
    private static final double A3 = -0.1427949353407116;
    private static final double A4 = 0.11056677187177016;
    private static final double A5 = -0.08806913710721391;
    private static final double A6 = 0.06734646675558971;
    private static final double A7 = -0.04461869733276536;
    private static final double A8 = 0.022496696796931705;
    private static final double A9 = -0.007304147854832113;
    private static final double A10 = 0.0011120870404887006;

    private final double[] slope;
    private final double[] weight;

    private TanhMixture(double[] slope, double[] weight) {
        this.slope = slope;
        this.weight = weight;
    }

    int size() {
        return slope.length;
    }

    /** √2 g a_j / √(1 + 2g²a_j²v): the factor by which term j enters the arcsine's argument. */
    void scales(int j, double gain, double[] variance, double[] to) {
        double a = Math.sqrt(2) * gain * slope[j];
        for (int i = 0; i < to.length; i++) {
            to[i] = a / Math.sqrt(1 + a * a * variance[i]);
        }
    }

    /** E[tanh(g x + b)] at variance v. */
    double mean(double gain, double bias, double variance) {
        double sum = 0;
        for (int j = 0; j < slope.length; j++) {
            double a = gain * slope[j];
            sum += weight[j] * Erf.erf(slope[j] * bias / Math.sqrt(1 + 2 * a * a * variance));
        }
        return sum;
    }

    /**
     * Adds the covariance of tanh(gx + m) and tanh(gy + m) to {@code sum[i]}, i &lt; count.
     *
     * @param c covariances of x and y
     * @param p scales of x, term j in {@code p[j][from + i]}
     * @param q scales of y, term k in {@code q[k][other + i]}
     * @param shift m / g
     */
    void correlate(double[] c, double[][] p, int from, double[][] q, int other, double shift, double[] sum, int count) {
        double[] angle = new double[count];
        for (int j = 0; j < slope.length; j++) {
            for (int k = 0; k < slope.length; k++) {
                double w = 2 / Math.PI * weight[j] * weight[k];
                if (shift == 0) {
                    addArcsines(c, p[j], from, q[k], other, w, sum, count);
                } else {
                    Arrays.fill(angle, 0);
                    addArcsines(c, p[j], from, q[k], other, 1, angle, count);
                    for (int n = 0; n < NODE.length; n++) {
                        addNode(angle, NODE[n], p[j], from, q[k], other, shift * shift, w * NODE_WEIGHT[n], sum, count);
                    }
                }
            }
        }
    }

    /**
     * Adds g² E[tanh'(gx + m) tanh'(gy + m)], the derivative of {@link #correlate} with respect to c, to {@code
     * sum[i]}.
     */
    void correlateGains(
            double[] c, double[][] p, int from, double[][] q, int other, double shift, double[] sum, int count) {
        double half = 0.5 * shift * shift;
        for (int j = 0; j < slope.length; j++) {
            for (int k = 0; k < slope.length; k++) {
                addSlopes(c, p[j], from, q[k], other, half, 2 / Math.PI * weight[j] * weight[k], sum, count);
            }
        }
    }

    // What follows is straight-line arithmetic on arrays, which the compiler turns into vector instructions.

    /** asin r = 2 atan(r / (1 + √(1 − r²))). */
    private static void addArcsines(
            double[] c, double[] p, int from, double[] q, int other, double w, double[] sum, int count) {
        double twice = 2 * w;
        for (int i = 0; i < count; i++) {
            double r = c[i] * p[from + i] * q[other + i];
            double u = r / (1 + Math.sqrt(1 - r * r));
            double s = u * u;
            double low = A0 + s * (A1 + s * (A2 + s * (A3 + s * (A4 + s * A5))));
            double high = A6 + s * (A7 + s * (A8 + s * (A9 + s * A10)));
            double s3 = s * s * s;
            sum[i] += twice * u * (low + s3 * s3 * high);
        }
    }

    /** One node θ = node · asin r of the integral, with sin θ by its series and exp(−y) = 1 / (1 + y/64 + …)^64. */
    private static void addNode(
            double[] angle,
            double node,
            double[] p,
            int from,
            double[] q,
            int other,
            double squaredShift,
            double w,
            double[] sum,
            int count) {
        double scale = squaredShift / 128;
        for (int i = 0; i < count; i++) {
            double theta = node * angle[i];
            double t = theta * theta;
            double sine =
                    theta * (1 - t / 6 * (1 - t / 20 * (1 - t / 42 * (1 - t / 72 * (1 - t / 110 * (1 - t / 156))))));
            double x = p[from + i];
            double y = q[other + i];
            double e = scale * (x * x + y * y - 2 * x * y * sine) / (1 - sine * sine);
            double f = 1 + e * (1 + e / 2 * (1 + e / 3 * (1 + e / 4 * (1 + e / 5 * (1 + e / 6)))));
            double f2 = f * f;
            double f4 = f2 * f2;
            double f8 = f4 * f4;
            double f16 = f8 * f8;
            double f32 = f16 * f16;
            sum[i] += w * angle[i] / (f32 * f32);
        }
    }

    private static void addSlopes(
            double[] c, double[] p, int from, double[] q, int other, double half, double w, double[] sum, int count) {
        if (half == 0) {
            for (int i = 0; i < count; i++) {
                double s = p[from + i] * q[other + i];
                double r = c[i] * s;
                sum[i] += w * s / Math.sqrt(1 - r * r);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            double x = p[from + i];
            double y = q[other + i];
            double r = c[i] * x * y;
            double d = 1 - r * r;
            sum[i] += w * x * y / Math.sqrt(d) * Math.exp(-half * (x * x + y * y - 2 * x * y * r) / d);
        }
    }
}
