package org.cavity.numerics.lyapunov;

/** What follows from the leading k of N Lyapunov exponents, given in descending order. */
public final class ExponentSums {

    private ExponentSums() {}

    /**
     * Kaplan–Yorke dimension per neuron, D = j + Σ_{i≤j} λ_i / |λ_{j+1}| with the largest j whose sum is not negative
     * (Kaplan and Yorke 1979). 0 if all exponents are negative, 1 if all N add up to more than 0.
     *
     * @param exponents the leading exponents, descending
     * @param size N
     * @return D/N; NaN if the sum is still not negative after all the given exponents and they are fewer than N
     */
    public static double kaplanYorkeDimension(double[] exponents, int size) {
        double sum = 0;
        for (int j = 0; j < exponents.length; j++) {
            if (sum + exponents[j] < 0) {
                return (j + sum / -exponents[j]) / size;
            }
            sum += exponents[j];
        }
        return exponents.length == size ? 1 : Double.NaN;
    }

    /**
     * Sum of the positive exponents per neuron, the entropy rate if Pesin's identity holds.
     *
     * @return NaN if all the given exponents are positive and they are fewer than N
     */
    public static double entropyRate(double[] exponents, int size) {
        double sum = 0;
        for (double exponent : exponents) {
            if (exponent <= 0) {
                return sum / size;
            }
            sum += exponent;
        }
        return exponents.length == size ? sum / size : Double.NaN;
    }

    /** Number of positive exponents per neuron; all N must be given. */
    public static double unstableFraction(double[] exponents) {
        int positive = 0;
        for (double exponent : exponents) {
            positive += exponent > 0 ? 1 : 0;
        }
        return (double) positive / exponents.length;
    }
}
