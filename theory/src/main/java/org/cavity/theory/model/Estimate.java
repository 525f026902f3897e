package org.cavity.theory.model;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A predicted number with its numerical error, or the reason why there is none.
 *
 * @param value the number; meaningless if {@code failure} is not null
 * @param error estimated numerical error (truncation, residual or sampling), same unit as the value, never negative
 * @param sampling the part of the error that is a standard error, {@link Sampling#NONE} if the value is no mean over
 *     samples
 * @param failure why there is no number, or null if there is one
 * @param unresolved whether it is for no failure: the number exists, and takes more than the theory can afford
 */
public record Estimate(double value, double error, Sampling sampling, String failure, boolean unresolved) {

    /** Probability that a normal variable lies below its mean plus one standard deviation. */
    private static final double ONE_SIGMA = 0.8413447460685429;

    private static final int MOST_DIGITS = 10;

    /** A number, or one that failed. */
    public Estimate(double value, double error, Sampling sampling, String failure) {
        this(value, error, sampling, failure, false);
    }

    /**
     * The standard error of a mean over independent samples.
     *
     * @param standardError as estimated from the samples, same unit as the value
     * @param degreesOfFreedom number of samples − 1; 0 if nothing is sampled
     */
    public record Sampling(double standardError, int degreesOfFreedom) {

        /** Of a number that is no mean over samples. */
        public static final Sampling NONE = new Sampling(0, 0);

        /** Standard error times what Student's law makes of one standard deviation. */
        private double widened() {
            return degreesOfFreedom == 0
                    ? 0
                    : standardError * new TDistribution(degreesOfFreedom).inverseCumulativeProbability(ONE_SIGMA);
        }
    }

    /** A number that was computed. */
    public static Estimate of(double value, double error) {
        return of(value, error, Sampling.NONE);
    }

    private static Estimate of(double value, double rest, Sampling sampling) {
        double error = Math.hypot(sampling.widened(), rest);
        if (!Double.isFinite(value) || !(rest >= 0 && Double.isFinite(error))) {
            return failed("the computation gave " + value + " ± " + rest);
        }
        return new Estimate(value, error, sampling, null);
    }

    /**
     * The mean over independent samples and its standard error, the latter widened by Student's law for how little a few
     * samples tell of their scatter, so that it is exceeded as often as that of a normal law.
     *
     * @param values one per sample, at least two
     * @param relative a further error common to all, relative to the mean
     */
    public static Estimate ofSamples(double[] values, double relative) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        int n = values.length;
        return of(mean, relative * Math.abs(mean), new Sampling(Math.sqrt(sum / (n - 1) / n), n - 1));
    }

    /** The same number with a further independent error, in quadrature. */
    public Estimate plusError(double further) {
        return isFailed() ? this : of(value, Math.hypot(bound(), further), sampling);
    }

    /** The square root of this number, which is not negative; of an error that is not small it has the root. */
    public Estimate squareRoot() {
        double root = Math.sqrt(Math.max(0, value));
        double scale = Math.min(Math.sqrt(error) / error, 1 / (2 * root));
        return isFailed() || error == 0
                ? new Estimate(root, error, sampling, failure, unresolved)
                : of(root, scale * bound(), new Sampling(scale * sampling.standardError, sampling.degreesOfFreedom));
    }

    /** The part of the error that no number of samples reduces: the theory's documented error. */
    public double bound() {
        double sampled = sampling.widened();
        return sampled == 0 ? error : Math.sqrt(Math.max(0, (error - sampled) * (error + sampled)));
    }

    /** A number that could not be computed. */
    public static Estimate failed(String why) {
        return new Estimate(Double.NaN, Double.NaN, Sampling.NONE, why);
    }

    /** A number that takes more than the theory can afford. */
    public static Estimate unresolved(String why) {
        return new Estimate(Double.NaN, Double.NaN, Sampling.NONE, why, true);
    }

    /** Whether there is no number, be it unresolved or that its computation failed. */
    public boolean isFailed() {
        return failure != null;
    }

    /** The number to the second digit of its error, ten digits at most; or why there is none. */
    @Override
    public String toString() {
        if (isFailed()) {
            return (unresolved ? "unresolved: " : "failed: ") + failure;
        }
        double digits = error > 0 && value != 0 ? magnitude(value) - magnitude(error) + 2 : MOST_DIGITS;
        return String.format(
                Locale.ROOT, "%." + (int) Math.max(1, Math.min(MOST_DIGITS, digits)) + "g ± %.2g", value, error);
    }

    private static double magnitude(double value) {
        return Math.floor(Math.log10(Math.abs(value)));
    }
}
