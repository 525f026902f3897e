package org.cavity.theory.gaussian;

import java.util.function.DoubleUnaryOperator;

/**
 * The covariance of tanh(x) and tanh(y) for jointly normal x, y of mean m and variance C0, as a function of their
 * covariance c in [0, C0] and of C0:
 *
 * <pre>
 * K(c) = E[tanh x tanh y] − E[tanh x]²,    K'(c) = E[tanh'x tanh'y],    ∂K/∂C0 = ∫₀^c ∂K'(c')/∂C0 dc'.
 * </pre>
 *
 * What {@link PairCorrelation} offers for any nonlinearity, without the potential and with the derivative with respect to
 * the variance, for solvers of which C0 is an unknown. K' is the closed form of {@link ErfMixture}, all three are
 * Chebyshev series in s with c = C0 (1 − s²).
 */
public final class TanhCovariance {

    /** Relative accuracy of the derivative with respect to C0, which steers Newton steps only. */
    private static final double SLOPE_ACCURACY = 1e-9;

    private final double mean;
    private final double variance;
    private final Chebyshev gain;
    private final Chebyshev covariance;
    private Chebyshev varianceSlope;

    /**
     * Tabulates K and K'.
     *
     * @param mean mean m of both variables
     * @param variance variance C0 &gt; 0 of both variables
     */
    public TanhCovariance(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
        this.gain = Chebyshev.fit(s -> ErfMixture.TANH.gainCorrelation(mean, variance, variance * s * s));
        this.covariance = gain.times(jacobian()).integralToOne();
    }

    /** K(c). */
    public double value(double c) {
        return covariance.value(coordinate(c));
    }

    /** K'(c). */
    public double gain(double c) {
        return gain.value(coordinate(c));
    }

    /** ∂K/∂C0 at fixed c, to nine digits. */
    public double varianceSlope(double c) {
        if (varianceSlope == null) {
            double scale = Math.abs(ErfMixture.TANH.gainVarianceSlope(mean, variance, variance));
            varianceSlope = Chebyshev.fit(
                            s -> ErfMixture.TANH.gainVarianceSlope(mean, variance, variance * s * s),
                            SLOPE_ACCURACY * scale)
                    .times(jacobian())
                    .integralToOne();
        }
        return varianceSlope.value(coordinate(c));
    }

    private DoubleUnaryOperator jacobian() {
        return s -> 2 * variance * s;
    }

    private double coordinate(double c) {
        return Math.sqrt(Math.max(0, 1 - c / variance));
    }
}
