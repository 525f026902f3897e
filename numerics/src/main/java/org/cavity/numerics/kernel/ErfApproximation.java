package org.cavity.numerics.kernel;

/**
 * Polynomials for erf(t), t = √π x / 2, used by the scalar and the vector kernels alike.
 *
 * <p>Below {@link #SPLIT}, erf(t) = t P(t²). Above it, erf(t) = 1 − exp(−t²) Q(u) / (1 + 2t) with u = (t − 4)/(t + 4)
 * (the variable of Shepherd and Laframboise 1981), which is 1 to rounding from {@link #SATURATION} on. Both are
 * Chebyshev interpolants computed with 40 digits; their error relative to erf is 2e-17.
 */
final class ErfApproximation {

    /** √π / 2. */
    static final double SCALE = 0.886226925452758;

    /** π / 4 and what rounding took from it. */
    static final double QUARTER_PI = 0.7853981633974483;

    static final double QUARTER_PI_LOW = 3.061616997868383e-17;

    static final double SPLIT = 1;

    static final double SATURATION = 6;

    /** |x| beyond which the gain exp(−π x²/4) is below the smallest double. */
    static final double LARGEST_X = 31.5;

    /** Coefficients of P, constant first. */
    private static final double[] P = {
        1.1283791670955126,
        -0.3761263890318375,
        0.11283791670954879,
        -0.026866170645076792,
        0.0052239776248180145,
        -0.000854832698083379,
        0.0001205533111164271,
        -1.4925595266831182e-05,
        1.6461000484121368e-06,
        -1.6350312701054695e-07,
        1.4659775274047436e-08,
        -1.1372848856791674e-09,
        5.957176147748911e-11,
    };

    /** Coefficients of Q, constant first. */
    private static final double[] Q = {
        1.2329951186255526,
        -0.13962111684056236,
        0.01537965210257007,
        0.0680970542544652,
        -0.1010390660290445,
        0.0937328350448936,
        -0.06633036611671828,
        0.037167512486740814,
        -0.016197734350641032,
        0.005032040312285165,
        -0.0007575424899723285,
        -0.00019943791115473986,
        0.00014780980824831742,
        -3.1982217080725404e-05,
        -2.0987219091222924e-05,
    };

    private ErfApproximation() {}

    static double[] small() {
        return P;
    }

    static double[] large() {
        return Q;
    }

    /** exp(−π x²/4), the exponent carried in two doubles so that its rounding does not grow with x². */
    static double gain(double x) {
        double square = x * x;
        double squareLow = Math.fma(x, x, -square);
        double y = QUARTER_PI * square;
        if (!(y < 800)) {
            return Double.isNaN(x) ? x : 0;
        }
        double low = Math.fma(QUARTER_PI, square, -y) + QUARTER_PI * squareLow + QUARTER_PI_LOW * square;
        double e = Math.exp(-y);
        return e - e * low;
    }

    /** erf(√π x / 2), given the gain at x. */
    static double value(double x, double gain) {
        double t = SCALE * Math.abs(x);
        double erf;
        if (t < SPLIT) {
            erf = t * horner(P, t * t);
        } else {
            double s = Math.min(t, SATURATION);
            erf = 1 - gain * horner(Q, (s - 4) / (s + 4)) / (1 + 2 * s);
        }
        return Math.copySign(erf, x);
    }

    private static double horner(double[] coefficients, double v) {
        double sum = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = sum * v + coefficients[i];
        }
        return sum;
    }
}
