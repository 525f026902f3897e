package org.cavity.theory.gated.lyapunov;

/** {@link Evolution} of the Euler map of step d: x(n + 1) = x(n) + d x'(n), exponents per unit time. */
record EulerSteps(TimeRing ring, double step) implements Evolution {

    @Override
    public double period() {
        return ring.points() * step;
    }

    @Override
    public double[] beta(double[] opening, double s) {
        double[] beta = new double[opening.length];
        double growth = Math.exp(s * step);
        for (int n = 0; n < beta.length; n++) {
            beta[n] = growth / (step * opening[n]);
        }
        return beta;
    }

    @Override
    public double[] delta(double[] opening, double s) {
        double[] delta = new double[opening.length];
        for (int n = 0; n < delta.length; n++) {
            delta[n] = 1 - 1 / (step * opening[n]);
        }
        return delta;
    }

    @Override
    public void times(double[] rows, double[] result) {
        int m = ring.points();
        for (int i = 0; i < rows.length; i += m) {
            result[i] = rows[i + m - 1];
            System.arraycopy(rows, i, result, i + 1, m - 1);
        }
    }

    @Override
    public int slopeShift() {
        return 1;
    }

    @Override
    public double slopeFactor() {
        return step;
    }

    @Override
    public double[] modulus(double s, double timeConstant) {
        double alpha = (1 - step / timeConstant) * Math.exp(-s * step);
        double b = step / timeConstant * Math.exp(-s * step);
        double[] modulus = new double[ring.frequencies()];
        for (int k = 0; k < modulus.length; k++) {
            modulus[k] = (1 + alpha * alpha - 2 * alpha * ring.cosine(k, 1)) / (b * b);
        }
        return modulus;
    }

    @Override
    public double[] modulusSlope(double s, double timeConstant) {
        double alpha = (1 - step / timeConstant) * Math.exp(-s * step);
        double b = step / timeConstant * Math.exp(-s * step);
        double[] slope = new double[ring.frequencies()];
        for (int k = 0; k < slope.length; k++) {
            slope[k] = 2 * step * (1 - alpha * ring.cosine(k, 1)) / (b * b);
        }
        return slope;
    }

    @Override
    public double[] reference(double[] opening, double s) {
        double sum = 0;
        for (double o : opening) {
            sum += Math.log(step * o) - s * step;
        }
        return new double[] {2 * sum, -2 * period()};
    }

    @Override
    public double[] reference(double s, double timeConstant) {
        double each = Math.log(step / timeConstant) - s * step;
        return new double[] {2 * ring.points() * each, -2 * period()};
    }
}
