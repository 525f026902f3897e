package org.cavity.theory.filtered;

/**
 * A periodic window of lags kh, k = 0 … N, of even functions, and their spectra at the frequencies πm/(Nh), m = 0 … N:
 *
 * <pre>
 * S(ω_m) = h Σ_k f(kh) cos(ω_m k h),   the sum over −N &lt; k ≤ N.
 * </pre>
 *
 * In a map whose step is h this is exact but for the window; in continuous time it is the trapezoid rule, whose error is
 * what f has beyond the frequency π/h.
 */
final class LagWindow {

    private final double step;
    private final int half;
    private final CosineTransform transform;

    /**
     * A window.
     *
     * @param step h
     * @param half N, a power of two
     */
    LagWindow(double step, int half) {
        this.step = step;
        this.half = half;
        this.transform = new CosineTransform(half);
    }

    /** h. */
    double step() {
        return step;
    }

    /** N. */
    int half() {
        return half;
    }

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
        return transform.of(f, step);
    }

    /** f(kh) of S(ω_m). */
    double[] function(double[] spectrum) {
        return transform.of(spectrum, 1 / (2 * length()));
    }
}
