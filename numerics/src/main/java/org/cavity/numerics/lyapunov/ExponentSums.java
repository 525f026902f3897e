package org.cavity.numerics.lyapunov;

/** What follows from the leading k Lyapunov exponents of a network of N neurons, given in descending order. */
public final class ExponentSums {

    private ExponentSums() {}

    /**
     * Kaplan–Yorke dimension per neuron, D = j + Σ_{i≤j} λ_i / |λ_{j+1}| with the largest j whose sum is not negative
     * (Kaplan and Yorke 1979). 0 if all exponents are negative, n/N if all n add up to more than 0.
     *
     * @param exponents the leading exponents, descending
     * @param size N
     * @param all number n of all exponents, a multiple of N
     * @return D/N; NaN if the sum is still not negative after all the given exponents and they are fewer than n
     */
    public static double kaplanYorkeDimension(double[] exponents, int size, int all) {
        double sum = 0;
        for (int j = 0; j < exponents.length; j++) {
            if (sum + exponents[j] < 0) {
                return (j + sum / -exponents[j]) / size;
            }
            sum += exponents[j];
        }
        return exponents.length == all ? (double) all / size : Double.NaN;
    }

    /**
     * Sum of the positive exponents per neuron, the entropy rate if Pesin's identity holds.
     *
     * @param exponents the leading exponents, descending
     * @param size N
     * @param all number n of all exponents
     * @return NaN if all the given exponents are positive and they are fewer than n
     */
    public static double entropyRate(double[] exponents, int size, int all) {
        double sum = 0;
        for (double exponent : exponents) {
            if (exponent <= 0) {
                return sum / size;
            }
            sum += exponent;
        }
        return exponents.length == all ? sum / size : Double.NaN;
    }

    /**
     * Number of positive exponents per neuron.
     *
     * @param exponents the leading exponents, descending
     * @param size N
     * @param all number n of all exponents
     * @return NaN if all the given exponents are positive and they are fewer than n
     */
    public static double unstableFraction(double[] exponents, int size, int all) {
        int positive = 0;
        while (positive < exponents.length && exponents[positive] > 0) {
            positive++;
        }
        return positive < exponents.length || positive == all ? (double) positive / size : Double.NaN;
    }
}
