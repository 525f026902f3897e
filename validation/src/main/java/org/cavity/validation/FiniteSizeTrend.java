package org.cavity.validation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * The finite-size trend of one quantity and its limit N → ∞:
 *
 * <pre>
 * ⟨q⟩(N) = a + b N^(−p),   Var q = s²/N from network to network
 * </pre>
 *
 * fitted by least squares to the means over R_k networks of size N_k with weights N_k R_k. The scatter s² is pooled
 * over sizes, s² = Σ_k N_k Σ_r (q_kr − ⟨q⟩_k)² / Σ_k (R_k − 1), so that a few networks at each size give a usable
 * error; the degrees of freedom are ν = Σ_k (R_k − 1). If the fluctuations are Gaussian, (limit − a) / error follows
 * Student's t with ν degrees of freedom exactly.
 *
 * <p>p is 1 for averages over units, whose corrections come from the fluctuations of the order parameters. It is 1/2
 * for the edge of a spectrum of isolated eigenvalues, such as the exponent of a stable fixed point, and between the two
 * for the exponent of a state that noise drives (see {@link FiniteSizePower}).
 *
 * <p>With one size there is no trend: the limit is then the mean at that size, and {@link #term} is empty, that is, the
 * allowance for the finite size is unknown.
 *
 * @param limit a, or the mean at the only size
 * @param error standard error of the limit, with its degrees of freedom; the unknown finite-size term is not in it
 * @param scatter s², the variance from network to network times N
 * @param term slope of the trend, empty with one size
 * @param goodness how well the trend fits, empty with fewer than three sizes
 * @param scatterProbability with which chance alone makes N × variance differ between the sizes as much as it does; a
 *     tiny one says that the scatter is not s²/N (activity that died out in some small networks), so that the error is
 *     not to be relied on; empty unless two sizes have two networks each
 */
public record FiniteSizeTrend(
        double limit,
        StandardError error,
        double scatter,
        Optional<Term> term,
        Optional<Goodness> goodness,
        OptionalDouble scatterProbability) {

    /**
     * The finite-size correction b N^(−p).
     *
     * @param slope b
     * @param slopeError standard error of b, with the degrees of freedom of the limit's error
     * @param power p
     */
    public record Term(double slope, double slopeError, double power) {

        /** b N^(−p). */
        public double at(int size) {
            return slope * Math.pow(size, -power);
        }
    }

    /**
     * Misfit of the trend.
     *
     * @param chiSquared Σ_k N_k R_k (⟨q⟩_k − a − b N_k^(−p))² / s²
     * @param degreesOfFreedom number of sizes − 2
     * @param probability with which chance alone makes the misfit at least as large (F distribution, as s² is
     *     estimated)
     */
    public record Goodness(double chiSquared, int degreesOfFreedom, double probability) {}

    /**
     * Fits the trend.
     *
     * @param samples one sample per size, each of networks independent of all others; at least two networks at one size
     * @param power p &gt; 0
     * @throws IllegalArgumentException if no size has two networks (the scatter is then unknown), or a value is not
     *     finite
     */
    public static FiniteSizeTrend fit(List<SizedSample> samples, double power) {
        int degrees = 0;
        double squares = 0;
        Line line = new Line();
        Bartlett bartlett = new Bartlett();
        for (SizedSample s : samples) {
            double[] values = s.sample().values();
            double mean = mean(values);
            if (values.length == 0 || !Double.isFinite(mean)) {
                throw new IllegalArgumentException(
                        "the mean at N = " + s.size() + " is " + mean + ": it must be finite.");
            }
            double own = 0;
            for (double v : values) {
                own += s.size() * (v - mean) * (v - mean);
            }
            squares += own;
            degrees += values.length - 1;
            bartlett.add(own, values.length - 1);
            line.add(Math.pow(s.size(), -power), mean, (double) s.size() * values.length);
        }
        if (degrees < 1) {
            throw new IllegalArgumentException(
                    "the scatter between networks is unknown: at least two networks of one size are needed.");
        }
        double scatter = squares / degrees;
        long sizes = samples.stream().mapToInt(SizedSample::size).distinct().count();
        if (sizes < 2) {
            StandardError error = new StandardError(Math.sqrt(scatter / line.weight), degrees);
            return new FiniteSizeTrend(
                    line.meanY(), error, scatter, Optional.empty(), Optional.empty(), OptionalDouble.empty());
        }
        StandardError error = new StandardError(Math.sqrt(scatter * line.interceptVariance()), degrees);
        Term term = new Term(line.slope(), Math.sqrt(scatter / line.spread()), power);
        Optional<Goodness> goodness = sizes < 3 || scatter == 0
                ? Optional.empty()
                : Optional.of(goodness(line, scatter, samples.size() - 2, degrees));
        return new FiniteSizeTrend(
                line.intercept(), error, scatter, Optional.of(term), goodness, bartlett.probability());
    }

    private static Goodness goodness(Line line, double scatter, int free, int degrees) {
        double chiSquared = line.residual() / scatter;
        double probability = 1 - new FDistribution(free, degrees).cumulativeProbability(chiSquared / free);
        return new Goodness(chiSquared, free, probability);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /** Test for equal variances of normal samples (Bartlett 1937). */
    private static final class Bartlett {
        private int samples;
        private double degrees;
        private double squares;
        private double logarithms;
        private double reciprocals;

        void add(double sumOfSquares, int degreesOfFreedom) {
            if (degreesOfFreedom > 0) {
                samples++;
                degrees += degreesOfFreedom;
                squares += sumOfSquares;
                logarithms += degreesOfFreedom * Math.log(sumOfSquares / degreesOfFreedom);
                reciprocals += 1.0 / degreesOfFreedom;
            }
        }

        OptionalDouble probability() {
            if (samples < 2 || squares == 0) {
                return OptionalDouble.empty();
            }
            double correction = 1 + (reciprocals - 1 / degrees) / (3 * (samples - 1));
            double statistic = (degrees * Math.log(squares / degrees) - logarithms) / correction;
            // One size without any scatter makes the logarithm infinite: certainly not the same variance.
            double likelier = Double.isInfinite(statistic)
                    ? 1
                    : new ChiSquaredDistribution(samples - 1).cumulativeProbability(statistic);
            return OptionalDouble.of(1 - likelier);
        }
    }

    /** Weighted straight line y = intercept + slope x, its moments updated point by point without cancellation. */
    private static final class Line {
        private double weight;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void add(double newX, double newY, double w) {
            double total = weight + w;
            double dx = newX - x;
            double dy = newY - y;
            double share = weight * w / total;
            xx += share * dx * dx;
            xy += share * dx * dy;
            yy += share * dy * dy;
            x += dx * w / total;
            y += dy * w / total;
            weight = total;
        }

        double meanY() {
            return y;
        }

        double spread() {
            return xx;
        }

        double slope() {
            return xy / xx;
        }

        double intercept() {
            return y - slope() * x;
        }

        /** Variance of the intercept for unit variance of a point of unit weight. */
        double interceptVariance() {
            return 1 / weight + x * x / xx;
        }

        double residual() {
            return Math.max(0, yy - xy * xy / xx);
        }
    }
}
