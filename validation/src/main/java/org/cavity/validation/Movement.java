package org.cavity.validation;

import java.util.Locale;
import org.cavity.theory.model.Estimate;

/**
 * One comparison of today beside the same one of an earlier run.
 *
 * @param now today
 * @param then the earlier run
 * @param difference of the measurement: today less then; NaN if either is missing
 * @param zScore of that difference, 0 if it is rounding
 * @param predictionZScore of the difference of the predictions beyond their errors, 0 if it is rounding
 * @param threshold a |z| above this is a movement
 * @param sameNetworks whether both runs have networks of the same sizes, seeds and numbers
 */
public record Movement(
        Recorded now,
        Recorded then,
        double difference,
        double zScore,
        double predictionZScore,
        double threshold,
        boolean sameNetworks) {

    /** Relative difference up to which two numbers are the same but for rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Compares. Where both runs have the same networks these are compared one by one, and only the scatter of the
     * differences counts: a shift that all of them share is seen far below the scatter between networks. Else the limits
     * N → ∞ are compared.
     */
    static Movement of(Recorded now, Recorded then, double threshold) {
        boolean same = now.hasNetworksOf(then) && !now.sizes().isEmpty();
        double difference = now.limit() - then.limit();
        double z = same ? paired(now, then) : Double.isNaN(difference) ? Double.NaN : unpaired(now, then);
        return new Movement(now, then, difference, z, predicted(now, then), threshold, same);
    }

    /** Student's t of the mean difference, networks weighted by their size as Var q = s²/N. */
    private static double paired(Recorded now, Recorded then) {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < now.sizes().size(); i++) {
            Recorded.Sized a = now.sizes().get(i);
            Recorded.Sized b = then.sizes().get(i);
            double mean = 0;
            for (int r = 0; r < a.values().length; r++) {
                double d = a.values()[r] - b.values()[r];
                mean += d / a.values().length;
                largest = Math.max(largest, Math.abs(d));
            }
            for (int r = 0; r < a.values().length; r++) {
                double rest = a.values()[r] - b.values()[r] - mean;
                squares += a.size() * rest * rest;
            }
            double w = (double) a.size() * a.values().length;
            weight += w;
            sum += w * mean;
        }
        if (largest <= ROUNDING * then.magnitude()) {
            return 0;
        }
        int degrees = Math.max(1, now.degreesOfFreedom());
        return new StandardError(Math.sqrt(squares / degrees / weight), degrees).zScore(sum / weight);
    }

    private static double unpaired(Recorded now, Recorded then) {
        StandardError error = new StandardError(now.limitError(), Math.max(1, now.degreesOfFreedom()))
                .plus(new StandardError(then.limitError(), Math.max(1, then.degreesOfFreedom())));
        double difference = now.limit() - then.limit();
        return Math.abs(difference) <= ROUNDING * Math.abs(then.limit()) ? 0 : error.zScore(difference);
    }

    private static double predicted(Recorded now, Recorded then) {
        Estimate a = now.prediction();
        Estimate b = then.prediction();
        if (a.isFailed() || b.isFailed()) {
            return a.isFailed() == b.isFailed() ? 0 : Double.NaN;
        }
        double difference = a.value() - b.value();
        double excess = Math.abs(difference) - a.bound() - b.bound() - ROUNDING * Math.abs(b.value());
        if (excess <= 0) {
            return 0;
        }
        return sampled(a).plus(sampled(b)).zScore(Math.copySign(excess, difference));
    }

    private static StandardError sampled(Estimate estimate) {
        Estimate.Sampling sampling = estimate.sampling();
        return new StandardError(sampling.standardError(), Math.max(1, sampling.degreesOfFreedom()));
    }

    /** Whether the measurement moved by more than chance explains, or is there in one run only. */
    public boolean measurementMoved() {
        return !(Math.abs(zScore) <= threshold)
                && !(now.sizes().isEmpty() && then.sizes().isEmpty());
    }

    /** Whether the prediction moved by more than its errors explain, or is there in one run only. */
    public boolean predictionMoved() {
        return !(Math.abs(predictionZScore) <= threshold);
    }

    /** Whether either moved. */
    public boolean moved() {
        return measurementMoved() || predictionMoved();
    }

    /** Whether the same networks gave other numbers, by more than rounding but no more than chance explains. */
    public boolean changed() {
        return sameNetworks && zScore != 0 && !measurementMoved();
    }

    /** One sentence: what moved, from where to where. */
    public String message() {
        String measurement = String.format(
                Locale.ROOT,
                "simulation %.6g ± %.2g then, %.6g ± %.2g now, z = %.2f%s",
                then.limit(),
                then.limitError(),
                now.limit(),
                now.limitError(),
                zScore,
                sameNetworks ? " of the same networks one by one" : "");
        String prediction = String.format(
                Locale.ROOT,
                "theory %.8g ± %.1g then, %.8g ± %.1g now",
                then.prediction().value(),
                then.prediction().error(),
                now.prediction().value(),
                now.prediction().error());
        String what = measurementMoved()
                ? predictionMoved() ? "theory and simulation moved" : "the simulation moved"
                : predictionMoved() ? "the theory moved" : changed() ? "other numbers within the errors" : "as before";
        return now.key() + ": " + what + ": " + prediction + "; " + measurement + " (threshold "
                + String.format(Locale.ROOT, "%.2f", threshold) + ").";
    }
}
