package org.cavity.theory.model;

/**
 * A predicted number with its numerical error, or the reason why there is none.
 *
 * @param value the number; meaningless if {@code failure} is not null
 * @param error estimated numerical error (truncation, residual or sampling), same unit as the value, never negative
 * @param failure why the computation failed, or null if it did not
 */
public record Estimate(double value, double error, String failure) {

    /** A number that was computed. */
    public static Estimate of(double value, double error) {
        if (!Double.isFinite(value) || !(error >= 0 && Double.isFinite(error))) {
            return failed("the computation gave " + value + " ± " + error);
        }
        return new Estimate(value, error, null);
    }

    /** A number that could not be computed. */
    public static Estimate failed(String why) {
        return new Estimate(Double.NaN, Double.NaN, why);
    }

    /** Whether there is no number. */
    public boolean isFailed() {
        return failure != null;
    }
}
