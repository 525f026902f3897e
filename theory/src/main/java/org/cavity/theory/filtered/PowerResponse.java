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
        PolynomialFunction slope = numerator
                .polynomialDerivative()
                .multiply(denominator)
                .subtract(numerator.multiply(denominator.polynomialDerivative()));
        double best = 0;
        double largest = ratio(0);
        for (Complex root : PolynomialRoots.of(slope)) {
            double u = root.getReal();
            // A root that is complex by rounding alone still tells where to look; elsewhere the value is merely no
            // maximum.
            if (u > 0 && ratio(u) > largest * (1 + 1e-15)) {
                largest = ratio(u);
                best = u;
            }
        }
        if (step > 0 && denominator.degree() == numerator.degree()) {
            double atNyquist = numerator.getCoefficients()[numerator.degree()]
                    / denominator.getCoefficients()[denominator.degree()];
            if (atNyquist > largest * (1 + 1e-15)) {
                return new LinearFilter.Peak(Math.PI / step, Math.sqrt(atNyquist));
            }
        }
        double frequency = step == 0 ? Math.sqrt(best) : 2 / step * Math.atan(Math.sqrt(best));
        return new LinearFilter.Peak(frequency, Math.sqrt(largest));
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

    /** d log(P/Q)/du at u = 0: positive where the response rises with frequency from ω = 0, and therefore resonates. */
    double riseAtZero() {
        return numerator.polynomialDerivative().value(0) / numerator.value(0)
                - denominator.polynomialDerivative().value(0) / denominator.value(0);
    }

    private double ratio(double u) {
        return numerator.value(u) / denominator.value(u);
    }
}
