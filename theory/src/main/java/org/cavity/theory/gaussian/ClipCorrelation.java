package org.cavity.theory.gaussian;

import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * E[φ'φ'] of the clipped unit. Its second derivative φ'' = δ(x + 1) − δ(x − 1) makes dE[φ'φ']/dC a sum of four
 * bivariate normal densities at the corners (±1, ±1); with C = C0(1 − s²) that sum, times dC/ds, is smooth, and its
 * integral from C = 0, where E[φ'φ'] = E[φ']², is the wanted function.
 */
final class ClipCorrelation {

    private ClipCorrelation() {}

    /** E[φ'(x) φ'(y)] as a series in s, for x and y of these means. */
    static Chebyshev gain(double meanX, double meanY, double variance) {
        double meanGain = meanGain(meanX, variance) * meanGain(meanY, variance);
        Chebyshev increments = Chebyshev.fit(s -> {
            double same = corner(-1 - meanX, -1 - meanY, variance, s) + corner(1 - meanX, 1 - meanY, variance, s);
            double opposite = corner(-1 - meanX, 1 - meanY, variance, s) + corner(1 - meanX, -1 - meanY, variance, s);
            return (same - opposite) / (Math.PI * Math.sqrt(2 - s * s));
        });
        Chebyshev integral = increments.integralToOne();
        return Chebyshev.fit(s -> meanGain + integral.value(s));
    }

    private static double meanGain(double mean, double variance) {
        return new GaussianAverage(mean, variance, Nonlinearity.CLIP).of(Nonlinearity.CLIP::derivative);
    }

    /** exp(−(h² − 2ρhk + k²) / 2C0(1 − ρ²)) with ρ = 1 − s², written without cancellation as s → 0. */
    private static double corner(double h, double k, double variance, double s) {
        double oneMinus = s * s;
        double distance = (h - k) * (h - k) / oneMinus;
        return Math.exp(-(distance + 2 * h * k) / (2 * variance * (2 - oneMinus)));
    }
}
