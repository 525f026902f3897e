package org.cavity.theory.gaussian;

import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * F(C) = E[φφ] and F'(C) = E[φ'φ'] at mean m and variance C0 for covariances of either sign, −C0 ≤ C ≤ C0: an
 * autocorrelation that oscillates takes both. Most lags have a C near C(∞), about which short series serve.
 */
public final class SignedCorrelation {

    /** Half the width of the interval about C(∞) with series of its own, as a share of C0. */
    private static final double NEAR = 0.05;

    private final Nonlinearity phi;
    private final double mean;
    private final double variance;
    private final boolean odd;
    private final PairCorrelation positive;
    private final double near;
    private final double width;
    private PairCorrelation negative;
    private Chebyshev correlationNear;
    private Chebyshev gainNear;

    /**
     * Tabulates the correlations.
     *
     * @param staticVariance C(∞)
     */
    public SignedCorrelation(Nonlinearity phi, double mean, double variance, double staticVariance) {
        this.phi = phi;
        this.mean = mean;
        this.variance = variance;
        this.odd = phi.isOdd() && mean == 0;
        this.positive = PairCorrelation.of(phi, mean, variance);
        this.near = staticVariance - NEAR * variance;
        this.width = 2 * NEAR * variance;
    }

    /** Whether these are the correlations at this mean, variance and C(∞). */
    public boolean isAt(double otherMean, double otherVariance, double otherStaticVariance) {
        return mean == otherMean && variance == otherVariance && near == otherStaticVariance - NEAR * otherVariance;
    }

    /** F(C). */
    public double correlation(double c) {
        double s = (c - near) / width;
        if (isNear(s)) {
            if (correlationNear == null) {
                correlationNear = Chebyshev.fit(x -> correlationAnywhere(near + width * x));
            }
            return correlationNear.value(s);
        }
        return correlationAnywhere(c);
    }

    /** F'(C). */
    public double gain(double c) {
        double s = (c - near) / width;
        if (isNear(s)) {
            if (gainNear == null) {
                gainNear = Chebyshev.fit(x -> gainAnywhere(near + width * x));
            }
            return gainNear.value(s);
        }
        return gainAnywhere(c);
    }

    /** Where C(∞) is not far below C0, the functions are not smooth enough near it. */
    private boolean isNear(double s) {
        return s > 0 && s < 1 && near + width < 0.5 * variance;
    }

    private double correlationAnywhere(double c) {
        if (c >= 0) {
            return positive.correlation(c);
        }
        return odd ? -positive.correlation(-c) : negative().correlation(-c);
    }

    private double gainAnywhere(double c) {
        if (c >= 0 || odd) {
            return positive.gain(Math.abs(c));
        }
        return -negative().gain(-c);
    }

    /** Truncation error of F', relative to its largest value. */
    public double relativeError() {
        return positive.relativeError();
    }

    private PairCorrelation negative() {
        if (negative == null) {
            negative = PairCorrelation.mirrored(phi, mean, variance);
        }
        return negative;
    }
}
