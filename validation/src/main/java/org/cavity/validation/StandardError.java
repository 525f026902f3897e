package org.cavity.validation;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.analysis.solvers.UnivariateSolverUtils;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The standard error of an estimate and how well that error is itself known.
 *
 * <p>An error estimated from few networks is uncertain; difference ÷ error then follows Student's t and not the normal
 * law, and calling everything beyond 3 a disagreement would raise false alarms. {@link #zScore} therefore converts to
 * the normal z that is exceeded with the same probability.
 *
 * @param value standard error, in the unit of the estimate, at least 0
 * @param degreesOfFreedom degrees of freedom behind the error, at least 1; positive infinity if it is known exactly
 */
public record StandardError(double value, double degreesOfFreedom) {

    /** Largest |z| that is told apart; the normal law's tail beyond it is not representable. */
    private static final double MAX_Z = 37;

    /** Tail down to which the inverse of the normal law is good to 1e-10. */
    private static final double FAR_TAIL = 1e-6;

    /** Degrees of freedom from which Student's t is the normal law to better than 1e-5 in z up to 3. */
    private static final double NORMAL_FROM = 1e6;

    /** Points on the law of an estimated error. */
    private static final int POINTS = 60;

    /** Ends of the range of λ, far beyond what is ever looked for. */
    private static final double BRACKET = 1e12;

    /**
     * Checks the error.
     *
     * @throws IllegalArgumentException if the value is negative or not finite, or the degrees of freedom are below 1
     */
    public StandardError {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "standard error = " + value + " is out of range: it must be at least 0.");
        }
        if (!(degreesOfFreedom >= 1)) {
            throw new IllegalArgumentException(
                    "degrees of freedom = " + degreesOfFreedom + " is out of range: it must be at least 1.");
        }
    }

    /**
     * This error and an independent one of known size, added in quadrature. The degrees of freedom of the sum follow
     * Welch (1947) and Satterthwaite (1946): ν (σ²/s²)², s this error and σ the sum.
     */
    public StandardError plus(double known) {
        double square = value * value;
        double sum = square + known * known;
        double ratio = sum / square;
        return new StandardError(
                Math.sqrt(sum), square == 0 ? Double.POSITIVE_INFINITY : degreesOfFreedom * ratio * ratio);
    }

    /**
     * This error and an independent one, added in quadrature, with the degrees of freedom of Welch (1947) and
     * Satterthwaite (1946), σ⁴ / (s₁⁴/ν₁ + s₂⁴/ν₂).
     */
    public StandardError plus(StandardError other) {
        double sum = value * value + other.value * other.value;
        double uncertainty = Math.pow(value, 4) / degreesOfFreedom + Math.pow(other.value, 4) / other.degreesOfFreedom;
        return new StandardError(Math.sqrt(sum), uncertainty == 0 ? Double.POSITIVE_INFINITY : sum * sum / uncertainty);
    }

    /**
     * The normal z of a difference: its sign is that of the difference, and |z| is exceeded by a normal variable with
     * the probability with which |difference| is exceeded if it is all chance. At most 37 in size.
     */
    public double zScore(double difference) {
        if (difference == 0) {
            return 0;
        }
        double ratio = Math.abs(difference) / value;
        double z = degreesOfFreedom >= NORMAL_FROM ? ratio : normalQuantile(law().cumulativeProbability(-ratio));
        return Math.copySign(Math.min(z, MAX_Z), difference);
    }

    /** The difference with this {@link #zScore}, at least 0. */
    public double difference(double z) {
        return -value * law().inverseCumulativeProbability(new NormalDistribution().cumulativeProbability(-z));
    }

    /**
     * The change of the true value that is found with this probability in networks whose scatter is as measured here,
     * if every |z| above {@code threshold} is reported: λ times the error, where
     *
     * <pre>
     * ∫ Φ(λ − t q) f_ν(q) dq = power,
     * </pre>
     *
     * t is the ratio of difference and error whose z is the threshold, and q the error that such networks show,
     * relative to the true one, ν q² being distributed as χ² with ν degrees of freedom (noncentral t).
     *
     * @param threshold in normal standard deviations, such as 3
     * @param power probability strictly between 0 and 1
     */
    public double detectableChange(double threshold, double power) {
        if (value == 0) {
            return 0;
        }
        double ratio = difference(threshold) / value;
        NormalDistribution normal = new NormalDistribution();
        double known = ratio + normal.inverseCumulativeProbability(power);
        if (degreesOfFreedom >= NORMAL_FROM) {
            return value * known;
        }
        UnivariateFunction missing = change -> power(change, ratio, normal) - power;
        double[] bracket = UnivariateSolverUtils.bracket(missing, known, -BRACKET, BRACKET, 1, 2, 60);
        return value * new BrentSolver(1e-7).solve(200, missing, bracket[0], bracket[1]);
    }

    /** Probability with which a change of the true value, at least 0, is found, see {@link #detectableChange}. */
    public double power(double threshold, double change) {
        if (value == 0) {
            return 1;
        }
        NormalDistribution normal = new NormalDistribution();
        double ratio = difference(threshold) / value;
        return degreesOfFreedom >= NORMAL_FROM
                ? normal.cumulativeProbability(change / value - ratio)
                : power(change / value, ratio, normal);
    }

    /** ∫ Φ(λ − t q) f_ν(q) dq. */
    private double power(double change, double ratio, NormalDistribution normal) {
        ErrorLaw law = ErrorLaw.of(degreesOfFreedom, POINTS);
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += law.weights()[i] * normal.cumulativeProbability(change - ratio * law.values()[i]);
        }
        return sum;
    }

    private RealDistribution law() {
        return degreesOfFreedom >= NORMAL_FROM ? new NormalDistribution() : new TDistribution(degreesOfFreedom);
    }

    /** The z with Φ(−z) = tail, tail ≤ 1/2; far out, where 1 − tail rounds to 1, by root finding in the logarithm. */
    private static double normalQuantile(double tail) {
        NormalDistribution normal = new NormalDistribution();
        if (tail > FAR_TAIL) {
            return Math.max(0, -normal.inverseCumulativeProbability(tail));
        }
        UnivariateFunction excess = z -> Math.log(normal.cumulativeProbability(-z) / tail);
        if (!(tail > 0) || excess.value(MAX_Z) >= 0) {
            return MAX_Z;
        }
        return new BrentSolver(1e-12).solve(200, excess, 0, MAX_Z);
    }
}
