package org.cavity.theory.model;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A predicted number with its numerical error, or the reason why there is none.
 *
 * @param value the number; meaningless if {@code failure} is not null
 * @param error estimated numerical error (truncation, residual or sampling), same unit as the value, never negative
 * @param failure why the computation failed, or null if it did not
 */
public record Estimate(double value, double error, String failure) {

    /** Probability that a normal variable lies below its mean plus one standard deviation. */
    private static final double ONE_SIGMA = 0.8413447460685429;

    private static final int MOST_DIGITS = 10;

    /** A number that was computed. */
    public static Estimate of(double value, double error) {
        if (!Double.isFinite(value) || !(error >= 0 && Double.isFinite(error))) {
            return failed("the computation gave " + value + " ± " + error);
        }
        return new Estimate(value, error, null);
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
        double standard = Math.sqrt(sum / (n - 1) / n);
        double width = new TDistribution(n - 1).inverseCumulativeProbability(ONE_SIGMA);
        return of(mean, Math.hypot(width * standard, relative * Math.abs(mean)));
    }

    /** A number that could not be computed. */
    public static Estimate failed(String why) {
        return new Estimate(Double.NaN, Double.NaN, why);
    }

    /** Whether there is no number. */
    public boolean isFailed() {
        return failure != null;
    }

    /** The number to the second digit of its error, ten digits at most; or why there is none. */
    @Override
    public String toString() {
        if (isFailed()) {
            return "failed: " + failure;
        }
        double digits = error > 0 && value != 0 ? magnitude(value) - magnitude(error) + 2 : MOST_DIGITS;
        return String.format(
                Locale.ROOT, "%." + (int) Math.max(1, Math.min(MOST_DIGITS, digits)) + "g ± %.2g", value, error);
    }

    private static double magnitude(double value) {
        return Math.floor(Math.log10(Math.abs(value)));
    }
}
