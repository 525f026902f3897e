package org.cavity.theory.filtered;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * A periodic window of lags kh, k = 0 … N, of even functions, and their spectra at the frequencies πm/(Nh), m = 0 … N:
 *
 * <pre>
 * S(ω_m) = h Σ_k f(kh) cos(ω_m k h),   the sum over −N &lt; k ≤ N.
 * </pre>
 *
 * In a map whose step is h this is exact but for the window; in continuous time it is the trapezoid rule, whose error is
 * what f has beyond the frequency π/h.
 *
 * @param step h
 * @param half N, a power of two
 */
record LagWindow(double step, int half) {

    int size() {
        return half + 1;
    }

    double length() {
        return half * step;
    }

    double lag(int k) {
        return k * step;
    }

    double frequency(int m) {
        return Math.PI * m / (half * step);
    }

    /** S(ω_m) of f(kh). */
    double[] spectrum(double[] f) {
        return transform(f, step);
    }

    /** f(kh) of S(ω_m). */
    double[] function(double[] spectrum) {
        return transform(spectrum, 1 / (2 * length()));
    }

    private double[] transform(double[] even, double factor) {
        double[][] z = new double[2][2 * half];
        System.arraycopy(even, 0, z[0], 0, half + 1);
        for (int k = 1; k < half; k++) {
            z[0][2 * half - k] = even[k];
        }
        FastFourierTransformer.transformInPlace(z, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] result = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            result[k] = factor * z[0][k];
        }
        return result;
    }
}
