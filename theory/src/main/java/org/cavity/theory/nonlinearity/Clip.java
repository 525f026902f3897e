package org.cavity.theory.nonlinearity;

/** φ(x) = x held to [−1, 1], the piecewise linear unit. */
final class Clip implements Nonlinearity {

    @Override
    public String name() {
        return "clip";
    }

    @Override
    public double value(double x) {
        return Math.max(-1, Math.min(1, x));
    }

    @Override
    public double derivative(double x) {
        return Math.abs(x) < 1 ? 1 : 0;
    }

    @Override
    public double primitive(double x) {
        double a = Math.abs(x);
        return a < 1 ? 0.5 * a * a : a - 0.5;
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
    public double[] kinks() {
        return new double[] {-1, 1};
    }

    @Override
    public String toString() {
        return name();
    }
}
