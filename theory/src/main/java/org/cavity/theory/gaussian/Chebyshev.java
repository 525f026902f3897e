package org.cavity.theory.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function on [0, 1] as a series of shifted Chebyshev polynomials Σ c_k T_k(2s − 1). Its nodes crowd at both
 * ends, which is where correlation functions of nearly equal or nearly independent variables vary fastest.
 */
public final class Chebyshev {

    private static final int FIRST_COUNT = 32;
    private static final int MAX_COUNT = 1024;

    /** Coefficients this small relative to the largest are rounding. */
    private static final double ROUNDING = 3e-16;

    private final double[] coefficients;
    private final double truncation;

    private Chebyshev(double[] coefficients, double truncation) {
        this.coefficients = coefficients;
        this.truncation = truncation;
    }

    /**
     * Interpolates f at first-kind Chebyshev nodes (the ends are never evaluated), doubling their number until the
     * coefficients have fallen to rounding or 1024 are used; {@link #truncation()} tells how far they fell.
     */
    public static Chebyshev fit(DoubleUnaryOperator f) {
        return fit(f, 0);
    }

    /**
     * The same for a function whose values carry rounding errors of a known size, larger than their last bit.
     *
     * @param noise absolute size of the errors of f, below which no coefficient means anything
     */
    public static Chebyshev fit(DoubleUnaryOperator f, double noise) {
        for (int n = FIRST_COUNT; ; n *= 2) {
            double[] c = interpolate(f, n);
            double largest = 0;
            for (double v : c) {
                largest = Math.max(largest, Math.abs(v));
            }
            double tail = 0;
            for (int k = n - n / 8; k < n; k++) {
                tail = Math.max(tail, Math.abs(c[k]));
            }
            if (tail <= Math.max(noise, ROUNDING * n * largest) || n >= MAX_COUNT) {
                return new Chebyshev(trim(c, Math.max(0.1 * noise, ROUNDING * largest)), tail);
            }
        }
    }

    /** Σ c_k T_k(2s − 1) by Clenshaw's recurrence. */
    public double value(double s) {
        double x = 2 * (2 * s - 1);
        double b1 = 0;
        double b2 = 0;
        for (int k = coefficients.length - 1; k >= 1; k--) {
            double b = coefficients[k] + x * b1 - b2;
            b2 = b1;
            b1 = b;
        }
        return coefficients[0] + 0.5 * x * b1 - b2;
    }

    /** The series of ∫_s^1 f(s') ds'. */
    public Chebyshev integralToOne() {
        int n = coefficients.length;
        double[] c = new double[n + 1];
        for (int k = 1; k <= n; k++) {
            double lower = coefficients[k - 1] * (k == 1 ? 2 : 1);
            double upper = k + 1 < n ? coefficients[k + 1] : 0;
            // The interval has half-length 1/2; the sign turns the upper limit into the lower one.
            c[k] = -0.5 * (lower - upper) / (2 * k);
        }
        double atOne = 0;
        for (int k = 1; k <= n; k++) {
            atOne += c[k];
        }
        c[0] = -atOne;
        return new Chebyshev(c, truncation);
    }

    /** The product with a function of s, as a series. */
    public Chebyshev times(DoubleUnaryOperator factor) {
        return fit(s -> value(s) * factor.applyAsDouble(s));
    }

    /** The series plus a constant. */
    public Chebyshev plus(double constant) {
        double[] c = coefficients.clone();
        c[0] += constant;
        return new Chebyshev(c, truncation);
    }

    /** The series of (f(1) − f(s)) / (1 − s), by division of coefficients, which does not cancel near s = 1. */
    public Chebyshev endMinusOverDistance() {
        int n = coefficients.length;
        double[] d = new double[n + 1];
        // From (1 − x) T_k = T_k − (T_{k+1} + T_{k−1})/2 with x = 2s − 1, matching the coefficient of T_k.
        for (int k = n - 1; k >= 2; k--) {
            d[k - 1] = 2 * d[k] - d[k + 1] + 4 * coefficients[k];
        }
        if (n > 1) {
            d[0] = d[1] - 0.5 * d[2] + 2 * coefficients[1];
        }
        return new Chebyshev(Arrays.copyOf(d, Math.max(1, n - 1)), truncation);
    }

    /** Largest coefficient among the last eighth: an estimate of the truncation error, in units of the function. */
    public double truncation() {
        return truncation;
    }

    private static double[] interpolate(DoubleUnaryOperator f, int n) {
        double[] cosine = new double[4 * n];
        for (int i = 0; i < 4 * n; i++) {
            cosine[i] = Math.cos(Math.PI * i / (2 * n));
        }
        double[] values = new double[n];
        for (int j = 0; j < n; j++) {
            values[j] = f.applyAsDouble(0.5 * (1 + cosine[2 * j + 1]));
        }
        double[] c = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            int index = k;
            for (int j = 0; j < n; j++) {
                sum += values[j] * cosine[index];
                // k (2j + 1) modulo 4n, a power of two.
                index = (index + 2 * k) & (4 * n - 1);
            }
            c[k] = sum * (k == 0 ? 1.0 : 2.0) / n;
        }
        return c;
    }

    private static double[] trim(double[] c, double negligible) {
        int n = c.length;
        while (n > 1 && Math.abs(c[n - 1]) <= negligible) {
            n--;
        }
        return Arrays.copyOf(c, n);
    }
}
