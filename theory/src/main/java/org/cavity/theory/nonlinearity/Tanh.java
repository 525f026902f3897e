package org.cavity.theory.nonlinearity;

/** φ(x) = tanh(x). */
final class Tanh implements Nonlinearity {

    private static final double LOG_2 = Math.log(2);

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double x) {
        return Math.tanh(x);
    }

    /** sech²(x), without the cancellation of 1 − tanh². */
    @Override
    public double derivative(double x) {
        double e = Math.exp(-2 * Math.abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    @Override
    public double logDerivative(double x) {
        return -2 * primitive(x);
    }

    /** log cosh(x), which loses nothing near 0 nor overflows far from it. */
    @Override
    public double primitive(double x) {
        double a = Math.abs(x);
        if (a < 0.5) {
            double s = Math.sinh(0.5 * a);
            return Math.log1p(2 * s * s);
        }
        return a - LOG_2 + Math.log1p(Math.exp(-2 * a));
    }

    @Override
    public boolean isOdd() {
        return true;
    }

    @Override
    public double bound() {
        return 1;
    }

    @Override
    public String toString() {
        return name();
    }
}
