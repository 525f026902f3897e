package org.cavity.numerics.kernel;

/**
 * A number as the unevaluated sum of two doubles, about 31 digits (Dekker 1971), and the reference functions of the tests
 * of accuracy computed with it. {@link FunctionAccuracyTest} compares them with sixty digits.
 */
record DoubleDouble(double high, double low) {

    private static final DoubleDouble ONE = new DoubleDouble(1, 0);

    private static final DoubleDouble LN_2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
    private static final DoubleDouble PI = new DoubleDouble(3.141592653589793, 1.2246467991473532e-16);

    /** Exponents are held to this range, beyond which exp is 0 or infinite in double precision. */
    private static final double EXPONENT_RANGE = 800;

    static DoubleDouble of(double x) {
        return new DoubleDouble(x, 0);
    }

    private static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double t = s - a;
        return new DoubleDouble(s, (a - (s - t)) + (b - t));
    }

    DoubleDouble plus(DoubleDouble o) {
        DoubleDouble s = sum(high, o.high);
        DoubleDouble t = sum(low, o.low);
        DoubleDouble u = sum(s.high, s.low + t.high);
        return sum(u.high, u.low + t.low);
    }

    DoubleDouble negate() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble times(DoubleDouble o) {
        double p = high * o.high;
        return sum(p, Math.fma(high, o.high, -p) + (high * o.low + low * o.high));
    }

    DoubleDouble over(DoubleDouble o) {
        double q = high / o.high;
        DoubleDouble rest = plus(o.times(of(-q)));
        double r = rest.high / o.high;
        rest = rest.plus(o.times(of(-r)));
        return sum(q, r).plus(of(rest.high / o.high));
    }

    /** Times 2^n, exact unless the result is subnormal. */
    DoubleDouble scaled(int n) {
        return new DoubleDouble(Math.scalb(high, n), Math.scalb(low, n));
    }

    /** exp(x) 2^−shift, to keep what is far below one from losing digits. */
    static DoubleDouble exp(DoubleDouble x, int shift) {
        double bounded = Math.max(-EXPONENT_RANGE, Math.min(EXPONENT_RANGE, x.high));
        DoubleDouble y = bounded == x.high ? x : of(bounded);
        int k = (int) Math.rint(y.high / LN_2.high);
        return expm1Reduced(y.plus(LN_2.times(of(-k)))).plus(ONE).scaled(k - shift);
    }

    /** exp(x) − 1 times 2^−shift, for |x| below one half from its series, so that nothing cancels. */
    static DoubleDouble expm1(DoubleDouble x, int shift) {
        return Math.abs(x.high) < 0.5
                ? expm1Reduced(x).scaled(-shift)
                : exp(x, shift).plus(ONE.negate().scaled(-shift));
    }

    private static DoubleDouble expm1Reduced(DoubleDouble r) {
        DoubleDouble sum = ONE;
        for (int n = 26; n >= 2; n--) {
            sum = sum.times(r).over(of(n)).plus(ONE);
        }
        return sum.times(r);
    }

    /** tanh(x) = expm1(2x) / (expm1(2x) + 2). */
    static DoubleDouble tanh(double x) {
        DoubleDouble e = expm1(of(-2 * Math.abs(x)), 0);
        DoubleDouble t = e.negate().over(e.plus(of(2)));
        return x < 0 ? t.negate() : t;
    }

    /** 4 exp(−2|x|) / (1 + exp(−2|x|))² times 2^−shift. */
    static DoubleDouble tanhGain(double x, int shift) {
        return logisticGain(2 * x, shift - 2);
    }

    /** exp(min(x, 0)) / (1 + exp(−|x|)) times 2^−shift. */
    static DoubleDouble logistic(double x, int shift) {
        return exp(of(Math.min(x, 0)), shift).over(exp(of(-Math.abs(x)), 0).plus(ONE));
    }

    /** exp(−|x|) / (1 + exp(−|x|))² times 2^−shift. */
    static DoubleDouble logisticGain(double x, int shift) {
        DoubleDouble d = exp(of(-Math.abs(x)), 0).plus(ONE);
        return exp(of(-Math.abs(x)), shift).over(d.times(d));
    }

    /** exp(−π x²/4) times 2^−shift. */
    static DoubleDouble erfGain(double x, int shift) {
        double a = Math.min(Math.abs(x), 100);
        return exp(of(a).times(of(a)).times(PI).scaled(-2).negate(), shift);
    }

    /** erf(√π x/2) = x exp(−s) Σ (2s)^n / (2n+1)!!, s = π x²/4, all terms of one sign. */
    static DoubleDouble erf(double x) {
        if (Math.abs(x) > 12) {
            return of(Math.signum(x));
        }
        DoubleDouble twice = of(x).times(of(x)).times(PI).scaled(-1);
        DoubleDouble term = ONE;
        DoubleDouble sum = ONE;
        for (int n = 1; term.high > 1e-33 * sum.high; n++) {
            term = term.times(twice).over(of(2 * n + 1));
            sum = sum.plus(term);
        }
        return sum.times(erfGain(x, 0)).times(of(x));
    }
}
