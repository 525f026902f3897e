package org.cavity.theory.filtered;

import java.util.List;
import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.complex.Complex;

/**
 * Σ_j c_j |H_j(iω)|² as a ratio P/Q of polynomials in u = ω², or u = tan²(ωδ/2) for maps of step δ. As an analytic
 * function of s it is Σ_j c_j H_j(s) H_j(−s) with u = −s².
 */
final class PowerResponse {

    private final double step;
    private final PolynomialFunction numerator;
    private final PolynomialFunction denominator;

    private PowerResponse(double step, PolynomialFunction numerator, PolynomialFunction denominator) {
        this.step = step;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * Sums the filters' power responses over a common denominator.
     *
     * @param coefficients c_j, as many as filters
     */
    static PowerResponse of(List<LinearFilter> filters, double... coefficients) {
        PolynomialFunction sum = new PolynomialFunction(0);
        PolynomialFunction product = new PolynomialFunction(1);
        for (int j = 0; j < filters.size(); j++) {
            LinearFilter filter = filters.get(j);
            PolynomialFunction own = filter.denominatorPower();
            PolynomialFunction term = filter.numeratorPower().multiply(new PolynomialFunction(coefficients[j]));
            sum = sum.multiply(own).add(term.multiply(product));
            product = product.multiply(own);
        }
        return new PowerResponse(filters.get(0).step(), sum, product);
    }

    /** Frequency and square root of the largest value. */
    LinearFilter.Peak peak() {
        double u = maximiser();
        double frequency = step == 0 ? Math.sqrt(u) : 2 / step * Math.atan(Math.sqrt(u));
        return new LinearFilter.Peak(frequency, Math.sqrt(ratio(u)));
    }

    /** The u ≥ 0 of the largest value, the lowest of equals; infinite if it is reached in the limit alone. */
    private double maximiser() {
        PolynomialFunction slope = numerator
                .polynomialDerivative()
                .multiply(denominator)
                .subtract(numerator.multiply(denominator.polynomialDerivative()));
        double best = 0;
        for (Complex root : PolynomialRoots.of(slope)) {
            // A root that is complex by rounding alone still tells where to look; elsewhere the value is merely no
            // maximum.
            if (root.getReal() > 0) {
                best = better(best, root.getReal());
            }
        }
        return better(best, Double.POSITIVE_INFINITY);
    }

    /** The other of two places if the value is larger there by more than rounding. */
    private double better(double best, double other) {
        return ratio(other) - ratio(best) > 1e-15 * Math.abs(ratio(best)) ? other : best;
    }

    /**
     * The least rate of decay among the free solutions exp(st) of Σ_j c_j H_j(s) H_j(−s) = 1: the asymptotic decay rate of
     * an autocorrelation. Infinite if none decays slower than in a single step.
     */
    double decayRate() {
        double slowest = Double.POSITIVE_INFINITY;
        for (Complex root : PolynomialRoots.of(denominator.subtract(numerator))) {
            Complex s = root.negate().sqrt();
            double rate;
            if (step == 0) {
                rate = Math.abs(s.getReal());
            } else {
                Complex outside = s.getReal() < 0 ? s.negate() : s;
                Complex z = Complex.ONE.subtract(outside).divide(outside.add(1));
                rate = -Math.log(z.norm()) / step;
            }
            slowest = Math.min(slowest, rate);
        }
        return slowest;
    }

    /**
     * Whether the response is largest at ω = 0, as a number: max<sub>u</sub> (1 + a/u)(P(u)/Q(u) · Q(0)/P(0) − 1), u ≥ 0, with a
     * scale a of the filters' own. It is negative where ω = 0 has the only maximum, and crosses zero continuously where the
     * maximum leaves ω = 0: gradually, which is a maximum at u = 0, or by a jump to a maximum elsewhere that has grown as
     * large.
     */
    double resonanceMargin() {
        double[] p = numerator.getCoefficients();
        double[] q = denominator.getCoefficients();
        if (p[0] == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double scale = Math.pow(q[0] / q[q.length - 1], 1.0 / (q.length - 1));
        // P(u) Q(0) − Q(u) P(0) is zero at u = 0, and divided by u it is a polynomial again.
        double[] excess = new double[Math.max(p.length, q.length) - 1];
        for (int k = 0; k < excess.length; k++) {
            excess[k] = (k + 1 < p.length ? p[k + 1] * q[0] : 0) - (k + 1 < q.length ? q[k + 1] * p[0] : 0);
        }
        PowerResponse margin = new PowerResponse(
                step,
                new PolynomialFunction(excess).multiply(new PolynomialFunction(new double[] {scale, 1})),
                denominator.multiply(new PolynomialFunction(p[0])));
        return margin.ratio(margin.maximiser());
    }

    private double ratio(double u) {
        if (Double.isInfinite(u)) {
            int degree = denominator.degree();
            return numerator.degree() < degree
                    ? 0
                    : numerator.getCoefficients()[degree] / denominator.getCoefficients()[degree];
        }
        return numerator.value(u) / denominator.value(u);
    }
}
