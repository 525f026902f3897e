package org.cavity.validation;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
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

    /** Degrees of freedom from which Student's t is the normal law to better than 1e-5 in z up to 3. */
    private static final double NORMAL_FROM = 1e6;

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

    /**
     * The change of the true value that is found with this probability if every |z| above {@code threshold} is
     * reported. Uses the usual approximation of the noncentral t, (t(threshold) + t(power)) × error.
     *
     * @param threshold in normal standard deviations, such as 3
     * @param power probability strictly between 0 and 1; at 0.5 the change is threshold × error, Student's correction
     *     included
     */
    public double detectableChange(double threshold, double power) {
        double tail = new NormalDistribution().cumulativeProbability(-threshold);
        RealDistribution law = law();
        return value * (law.inverseCumulativeProbability(power) - law.inverseCumulativeProbability(tail));
    }

    private RealDistribution law() {
        return degreesOfFreedom >= NORMAL_FROM ? new NormalDistribution() : new TDistribution(degreesOfFreedom);
    }

    /** The z with Φ(−z) = tail, tail ≤ 1/2, by root finding in the logarithm, accurate where 1 − tail rounds to 1. */
    private static double normalQuantile(double tail) {
        NormalDistribution normal = new NormalDistribution();
        UnivariateFunction excess = z -> Math.log(normal.cumulativeProbability(-z) / tail);
        if (tail >= 0.5) {
            return 0;
        }
        if (!(tail > 0) || excess.value(MAX_Z) >= 0) {
            return MAX_Z;
        }
        return new BrentSolver(1e-12).solve(200, excess, 0, MAX_Z);
    }
}
