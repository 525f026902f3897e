package org.cavity.theory.lyapunov.spectrum;

/**
 * The spectrum at one threshold.
 *
 * @param s threshold
 * @param excess Φ(s), the sum over exponents beyond s of their excess, per neuron
 * @param share F(s), the number of exponents below s per neuron
 * @param density dF/ds
 */
record Threshold(double s, double excess, double share, double density) {

    /** The mean of two at the same s. */
    Threshold meanWith(Threshold other) {
        return new Threshold(
                s, 0.5 * (excess + other.excess), 0.5 * (share + other.share), 0.5 * (density + other.density));
    }

    /** Y = Φ + s (q − F), the sum of the exponents beyond s. */
    double sumBeyond(int exponents) {
        return excess + s * (exponents - share);
    }

    /** By how much s must move to meet Y = 0, to first order: dY/ds = −s dF/ds. */
    double distanceToZeroSum(int exponents) {
        return sumBeyond(exponents) / (s * density);
    }
}
