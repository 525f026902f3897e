package org.cavity.theory.gated.sampled;

import java.util.Arrays;
import org.cavity.theory.model.Estimate;
import org.hipparchus.distribution.continuous.TDistribution;

/** The mean over independent samples and its error. */
final class SampleStatistics {

    /** Probability that a normal variable lies below its mean plus one standard deviation. */
    private static final double ONE_SIGMA = 0.8413447460685429;

    private SampleStatistics() {}

    /**
     * The mean and its standard error, the latter widened by Student's law for how little a few samples tell of their
     * scatter, so that it is exceeded as often as that of a normal law.
     *
     * @param values one per sample, at least two
     * @param relative a further error common to all, relative to the mean
     */
    static Estimate estimate(double[] values, double relative) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        int n = values.length;
        double standard = Math.sqrt(sum / (n - 1) / n);
        double width = new TDistribution(n - 1).inverseCumulativeProbability(ONE_SIGMA);
        return Estimate.of(mean, Math.hypot(width * standard, relative * Math.abs(mean)));
    }
}
