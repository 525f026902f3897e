package org.cavity.theory.gated.lyapunov;

/**
 * A single step of the Euler map as an {@link Evolution}: with no shift to the next point of time the operator is the
 * Jacobian of one step, and Φ the mean of log |det| of it, per neuron and unit time, the sum of all exponents.
 */
record OneStep(TimeRing ring, double step) implements Evolution {

    /** One step of this length. */
    static OneStep of(double step) {
        return new OneStep(new TimeRing(1), step);
    }

    @Override
    public double period() {
        return step;
    }

    @Override
    public double[] beta(double[] opening, double s) {
        return new double[1];
    }

    @Override
    public double[] delta(double[] opening, double s) {
        return new double[] {1 - 1 / (step * opening[0])};
    }

    @Override
    public void times(double[] rows, double[] result) {
        result[0] = 0;
    }

    @Override
    public int slopeShift() {
        return 0;
    }

    @Override
    public double slopeFactor() {
        return 0;
    }

    @Override
    public double[] modulus(double s, double timeConstant) {
        double rest = timeConstant / step - 1;
        return new double[] {rest * rest};
    }

    @Override
    public double[] modulusSlope(double s, double timeConstant) {
        return new double[1];
    }

    @Override
    public double[] reference(double[] opening, double s) {
        return new double[] {2 * Math.log(step * opening[0]), 0};
    }

    @Override
    public double[] reference(double s, double timeConstant) {
        return new double[] {2 * Math.log(step / timeConstant), 0};
    }
}
