package org.cavity.theory.gaussian;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Correlations of a nonlinearity between two jointly normal variables x, y of mean m and variance C0, as functions of
 * their covariance C in [0, C0]:
 *
 * <pre>
 * F(C)  = E[φ(x) φ(y)],     F'(C) = E[φ'(x) φ'(y)],     G(C) = ∫₀^C F(c) dc = E[Φ(x) Φ(y)] − E[Φ]².
 * </pre>
 *
 * Price's theorem makes each the C-derivative of the next. Only F' is evaluated, from a closed form or series, as a
 * Chebyshev series in s with C = C0 (1 − s²); F and G are integrals of that series. In s the functions are smooth at
 * C = C0, where F' of a saturating φ has a square-root singularity or a close precursor of one.
 */
public final class PairCorrelation {

    /** Below this variance tanh's Hermite series is short, and cheaper than the exponentials of a mean's mixture. */
    private static final double SHORT_SERIES = 3;

    private final double variance;
    private final double squaredMean;
    private final Chebyshev gain;
    private final Chebyshev correlation;
    private final Chebyshev potential;

    private PairCorrelation(double variance, double squaredMean, Chebyshev gain) {
        this.variance = variance;
        this.squaredMean = squaredMean;
        this.gain = gain;
        DoubleUnaryOperator jacobian = s -> 2 * variance * s;
        this.correlation = gain.times(jacobian).integralToOne();
        this.potential = correlation.times(jacobian).integralToOne();
    }

    /**
     * Tabulates the correlations of φ.
     *
     * @param phi the nonlinearity
     * @param mean mean m of both variables
     * @param variance variance C0 &gt; 0 of both variables
     */
    public static PairCorrelation of(Nonlinearity phi, double mean, double variance) {
        double average = phi.isOdd() && mean == 0 ? 0 : new GaussianAverage(mean, variance, phi).of(phi::value);
        return new PairCorrelation(variance, average * average, gain(phi, mean, variance));
    }

    /**
     * Tabulates the correlations of φ(x) with φ(y') where y' = 2m − y is y mirrored at the mean, as functions of the
     * covariance C in [0, C0] of x and y: those of φ at the covariance −C. Their derivative F' is that with respect to C,
     * and therefore −E[φ'(x) φ'(y')].
     *
     * @param phi the nonlinearity
     * @param mean mean m of both variables
     * @param variance variance C0 &gt; 0 of both variables
     */
    public static PairCorrelation mirrored(Nonlinearity phi, double mean, double variance) {
        double average = new GaussianAverage(mean, variance, phi).of(phi::value);
        return new PairCorrelation(variance, average * average, mirroredGain(phi, mean, variance));
    }

    private static Chebyshev mirroredGain(Nonlinearity phi, double mean, double variance) {
        if (phi == Nonlinearity.ERF || phi == Nonlinearity.TANH) {
            ErfMixture mixture = phi == Nonlinearity.TANH ? ErfMixture.TANH : ErfMixture.ERF;
            return Chebyshev.fit(s -> -mixture.gainCorrelation(mean, variance, variance * (2 - s * s)));
        }
        if (phi == Nonlinearity.CLIP) {
            return ClipCorrelation.gain(mean, -mean, variance).times(s -> -1);
        }
        HermiteSeries series = HermiteSeries.of(phi, mean, variance);
        return Chebyshev.fit(s -> -series.gainCorrelation(-(1 - s) * (1 + s)));
    }

    private static Chebyshev gain(Nonlinearity phi, double mean, double variance) {
        boolean seriesIsFaster = mean != 0 && variance < SHORT_SERIES;
        if (phi == Nonlinearity.ERF || phi == Nonlinearity.TANH && !seriesIsFaster) {
            ErfMixture mixture = phi == Nonlinearity.TANH ? ErfMixture.TANH : ErfMixture.ERF;
            return Chebyshev.fit(s -> mixture.gainCorrelation(mean, variance, variance * s * s));
        }
        if (phi == Nonlinearity.CLIP) {
            return ClipCorrelation.gain(mean, mean, variance);
        }
        HermiteSeries series = HermiteSeries.of(phi, mean, variance);
        return Chebyshev.fit(s -> series.gainCorrelation((1 - s) * (1 + s)));
    }

    /** The variance C0. */
    public double variance() {
        return variance;
    }

    /** F'(C) = E[φ'(x) φ'(y)]. */
    public double gain(double covariance) {
        return gain.value(coordinate(covariance));
    }

    /** F(C) = E[φ(x) φ(y)]. */
    public double correlation(double covariance) {
        return squaredMean + correlation.value(coordinate(covariance));
    }

    /** G(C) = ∫₀^C F. */
    public double potential(double covariance) {
        return squaredMean * covariance + potential.value(coordinate(covariance));
    }

    /** Truncation error of F', relative to its largest value. */
    public double relativeError() {
        return gain.truncation() / Math.abs(gain.value(0));
    }

    private double coordinate(double covariance) {
        return Math.sqrt(Math.max(0, 1 - covariance / variance));
    }
}
