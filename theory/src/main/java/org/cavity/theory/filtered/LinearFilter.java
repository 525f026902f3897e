package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cavity.theory.model.ParameterException;
import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.complex.Complex;

/**
 * The linear response H of a single unit to its input: a stable rational function, of s for a unit in continuous time
 * and of z = exp(sδ) for a map of step δ. Growth rates and angular frequencies are per unit time in either case, so that
 * H(iω) is the response at frequency ω, and H(κ + iω) that to an input that grows as exp(κt).
 */
public final class LinearFilter {

    /**
     * Where the modulus of a response is largest.
     *
     * @param frequency angular frequency ω₀ ≥ 0
     * @param modulus |H(iω₀)|
     */
    public record Peak(double frequency, double modulus) {}

    private final double step;
    private final PolynomialFunction numerator;
    private final PolynomialFunction denominator;
    private final double[] numeratorCoefficients;
    private final double[] denominatorCoefficients;

    private LinearFilter(double step, PolynomialFunction numerator, PolynomialFunction denominator) {
        this.step = step;
        this.numerator = numerator;
        this.denominator = denominator;
        this.numeratorCoefficients = numerator.getCoefficients();
        this.denominatorCoefficients = denominator.getCoefficients();
    }

    /**
     * H(s) = Σ b_k s^k / Σ a_k s^k in continuous time.
     *
     * @param numerator b₀, b₁, …
     * @param denominator a₀, a₁, …, of higher degree than the numerator
     * @throws ParameterException if the response is not that of a stable unit that low-passes its input
     */
    public static LinearFilter continuous(double[] numerator, double[] denominator) {
        return checked(new LinearFilter(0, new PolynomialFunction(numerator), new PolynomialFunction(denominator)));
    }

    /**
     * H(z) = Σ b_k z^k / Σ a_k z^k, z = exp(sδ), of a map that advances time by δ.
     *
     * @param step δ &gt; 0
     * @param numerator b₀, b₁, …
     * @param denominator a₀, a₁, …, of higher degree than the numerator
     * @throws ParameterException if the response is not that of a stable unit
     */
    public static LinearFilter map(double step, double[] numerator, double[] denominator) {
        if (!(step > 0)) {
            throw new ParameterException("step = " + step + " is not allowed: the step of a map must be positive.");
        }
        return checked(new LinearFilter(step, new PolynomialFunction(numerator), new PolynomialFunction(denominator)));
    }

    /** τx' = −x + input: H = 1/(1 + τs). */
    public static LinearFilter firstOrder(double timeConstant) {
        return continuous(new double[] {1}, new double[] {1, timeConstant});
    }

    /** x ← (1 − δ)x + δ·input, the Euler map of the unit x' = −x + input: H = δ/(z − 1 + δ). */
    public static LinearFilter eulerMap(double step) {
        return map(step, new double[] {step}, new double[] {step - 1, 1});
    }

    /**
     * x' = −x − Σ_k a_k + input, a_k' = γ_k (β_k x − a_k): H = 1/(1 + s + Σ_k β_k γ_k/(γ_k + s)).
     *
     * @param rates γ_k &gt; 0
     * @param strengths β_k, as many
     */
    public static LinearFilter adapting(List<Double> rates, List<Double> strengths) {
        PolynomialFunction all = polynomial(1);
        for (double rate : rates) {
            all = all.multiply(polynomial(rate, 1));
        }
        PolynomialFunction denominator = all.multiply(polynomial(1, 1));
        for (int k = 0; k < rates.size(); k++) {
            PolynomialFunction others = polynomial(strengths.get(k) * rates.get(k));
            for (int j = 0; j < rates.size(); j++) {
                others = j == k ? others : others.multiply(polynomial(rates.get(j), 1));
            }
            denominator = denominator.add(others);
        }
        return checked(new LinearFilter(0, all, denominator));
    }

    /** x'' + 2ζω₀x' + ω₀²x = ω₀²·input: H = ω₀²/(ω₀² + 2ζω₀s + s²). */
    public static LinearFilter oscillator(double naturalFrequency, double damping) {
        double square = naturalFrequency * naturalFrequency;
        return continuous(new double[] {square}, new double[] {square, 2 * damping * naturalFrequency, 1});
    }

    private static PolynomialFunction polynomial(double... coefficients) {
        return new PolynomialFunction(coefficients);
    }

    private static LinearFilter checked(LinearFilter filter) {
        if (filter.numerator.degree() >= filter.denominator.degree()) {
            throw new ParameterException("the numerator's degree " + filter.numerator.degree()
                    + " is not allowed: it must be lower than the denominator's, " + filter.denominator.degree() + ".");
        }
        double slowest = filter.decayRate();
        if (!(slowest > 0)) {
            throw new ParameterException("the filter is not stable: it has a pole of growth rate " + -slowest
                    + ", and all must be negative.");
        }
        return filter;
    }

    /** δ of a map, 0 in continuous time. */
    public double step() {
        return step;
    }

    /** H at s = κ + iω. */
    public Complex response(double growth, double frequency) {
        Complex s = new Complex(growth, frequency);
        Complex x = step == 0 ? s : s.multiply(step).exp();
        return value(numerator, x).divide(value(denominator, x));
    }

    /** |H(κ + iω)|². */
    public double power(double growth, double frequency) {
        double re = growth;
        double im = frequency;
        if (step > 0) {
            double modulus = Math.exp(growth * step);
            re = modulus * Math.cos(frequency * step);
            im = modulus * Math.sin(frequency * step);
        }
        return squaredModulus(numeratorCoefficients, re, im) / squaredModulus(denominatorCoefficients, re, im);
    }

    /** H(0), the response to a constant input. */
    public double staticResponse() {
        return response(0, 0).getReal();
    }

    /** The poles as growth rates and frequencies s = log(z)/δ, the slowest first. */
    public List<Complex> poles() {
        List<Complex> poles = new ArrayList<>();
        for (Complex root : PolynomialRoots.of(denominator)) {
            if (step == 0) {
                poles.add(root);
            } else if (root.norm() > 0) {
                poles.add(root.log().divide(step));
            }
        }
        poles.sort(Comparator.comparingDouble(p -> -p.getReal()));
        return poles;
    }

    /** Rate at which the unit forgets its past: that of its slowest pole; infinite for a map that remembers nothing. */
    public double decayRate() {
        List<Complex> poles = poles();
        return poles.isEmpty() ? Double.POSITIVE_INFINITY : -poles.get(0).getReal();
    }

    /** The peak of |H(iω)|, from the roots of the derivative of |H|², a rational function of ω². */
    public Peak peak() {
        return PowerResponse.of(List.of(this), 1).peak();
    }

    /** 1/max|H(iω)|, the gain at which a network of units of unit slope loses its quiescent state. */
    public double criticalGain() {
        return 1 / peak().modulus();
    }

    /**
     * Negative where |H(iω)| is largest at ω = 0 and falls from there, positive where it is largest elsewhere, so that the
     * unit resonates; continuous in the filter's parameters, a pure number. Zero where d²|H|²/dω² at ω = 0 changes its sign or
     * another maximum overtakes |H(0)|, whichever is first; infinite if H(0) = 0.
     */
    public double resonanceMargin() {
        return PowerResponse.of(List.of(this), 1).resonanceMargin();
    }

    /** The filter H(κ + s). */
    LinearFilter shifted(double growth) {
        if (step > 0) {
            double factor = Math.exp(growth * step);
            return new LinearFilter(step, scaled(numerator, factor), scaled(denominator, factor));
        }
        PolynomialFunction s = polynomial(growth, 1);
        return new LinearFilter(0, substituted(numerator, s), substituted(denominator, s));
    }

    /** b₀, b₁, … in ascending powers of s or z. */
    double[] numeratorCoefficients() {
        return numeratorCoefficients.clone();
    }

    /** a₀, a₁, … in ascending powers of s or z. */
    double[] denominatorCoefficients() {
        return denominatorCoefficients.clone();
    }

    /** |numerator|² on the imaginary axis of s, or of σ = tanh(sδ/2) for a map, as a polynomial in |s|² or |σ|². */
    PolynomialFunction numeratorPower() {
        return squared(onAxis(numerator));
    }

    /** The same for the denominator. */
    PolynomialFunction denominatorPower() {
        return squared(onAxis(denominator));
    }

    /** A polynomial in z as one in σ, z = (1 + σ)/(1 − σ), up to the power of 1 − σ that all share. */
    private PolynomialFunction onAxis(PolynomialFunction p) {
        if (step == 0) {
            return p;
        }
        int degree = denominator.degree();
        PolynomialFunction sum = polynomial(0);
        for (int k = 0; k <= p.degree(); k++) {
            PolynomialFunction term = polynomial(p.getCoefficients()[k]);
            for (int i = 0; i < degree; i++) {
                term = term.multiply(i < k ? polynomial(1, 1) : polynomial(1, -1));
            }
            sum = sum.add(term);
        }
        return sum;
    }

    /** |p(iω)|² as a polynomial in u = ω². */
    private static PolynomialFunction squared(PolynomialFunction p) {
        double[] c = p.getCoefficients();
        double[] even = new double[c.length / 2 + 1];
        double[] odd = new double[c.length / 2 + 1];
        for (int k = 0; k < c.length; k++) {
            double[] part = k % 2 == 0 ? even : odd;
            part[k / 2] = (k / 2) % 2 == 0 ? c[k] : -c[k];
        }
        PolynomialFunction e = new PolynomialFunction(even);
        PolynomialFunction o = new PolynomialFunction(odd);
        return e.multiply(e).add(o.multiply(o).multiply(polynomial(0, 1)));
    }

    private static PolynomialFunction scaled(PolynomialFunction p, double factor) {
        double[] c = p.getCoefficients();
        for (int k = 0; k < c.length; k++) {
            c[k] *= Math.pow(factor, k);
        }
        return new PolynomialFunction(c);
    }

    private static PolynomialFunction substituted(PolynomialFunction p, PolynomialFunction s) {
        double[] c = p.getCoefficients();
        PolynomialFunction sum = polynomial(0);
        for (int k = c.length - 1; k >= 0; k--) {
            sum = sum.multiply(s).add(polynomial(c[k]));
        }
        return sum;
    }

    private static Complex value(PolynomialFunction p, Complex x) {
        double[] c = p.getCoefficients();
        Complex sum = Complex.ZERO;
        for (int k = c.length - 1; k >= 0; k--) {
            sum = sum.multiply(x).add(c[k]);
        }
        return sum;
    }

    /** |p|² at re + i im. */
    private static double squaredModulus(double[] p, double re, double im) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = p.length - 1; k >= 0; k--) {
            double product = sumRe * re - sumIm * im + p[k];
            sumIm = sumRe * im + sumIm * re;
            sumRe = product;
        }
        return sumRe * sumRe + sumIm * sumIm;
    }
}
