package org.cavity.theory.gated;

/**
 * A gate of a gated network, the logistic function σ(x) = 1 / (1 + exp(−αx − β)) of its drive x. A positive bias opens
 * it. (Some papers write exp(−αx + β); their β has the opposite sign.)
 *
 * @param gain α ≥ 0; 0 for a gate that stands still
 * @param bias β
 */
public record Gate(double gain, double bias) {

    /** σ(x). */
    public double value(double x) {
        return 1 / (1 + Math.exp(-gain * x - bias));
    }

    /** σ'(x) = α σ (1 − σ), without cancellation. */
    public double derivative(double x) {
        double e = Math.exp(-Math.abs(gain * x + bias));
        return gain * e / ((1 + e) * (1 + e));
    }

    /** ln σ(x), finite where σ itself is too small a number. */
    public double logarithm(double x) {
        double u = gain * x + bias;
        return u > 0 ? -Math.log1p(Math.exp(-u)) : u - Math.log1p(Math.exp(u));
    }
}
