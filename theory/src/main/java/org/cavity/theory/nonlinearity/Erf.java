package org.cavity.theory.nonlinearity;

/** φ(x) = erf(√π x / 2), whose slope at 0 is one. */
final class Erf implements Nonlinearity {

    private static final double SCALE = Math.sqrt(Math.PI) / 2;

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public double value(double x) {
        return org.hipparchus.special.Erf.erf(SCALE * x);
    }

    @Override
    public double derivative(double x) {
        return Math.exp(-SCALE * SCALE * x * x);
    }

    @Override
    public double logDerivative(double x) {
        return -SCALE * SCALE * x * x;
    }

    /** x erf(ax) + (exp(−a²x²) − 1) / (a√π), a = √π/2. */
    @Override
    public double primitive(double x) {
        return x * value(x) + Math.expm1(-SCALE * SCALE * x * x) / (SCALE * Math.sqrt(Math.PI));
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
