package org.cavity.theory.lyapunov.spectrum;

/**
 * F(s) at rising thresholds s. The arrays have equal length and are not to be modified.
 *
 * @param threshold s, per unit time
 * @param share F(s), the number of exponents below s per neuron
 * @param error standard error of F
 * @param density dF/ds, time
 */
public record SpectralCurve(double[] threshold, double[] share, double[] error, double[] density) {

    /** No threshold was asked for. */
    public static final SpectralCurve EMPTY =
            new SpectralCurve(new double[0], new double[0], new double[0], new double[0]);

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if they differ
     */
    public SpectralCurve {
        int n = threshold.length;
        if (share.length != n || error.length != n || density.length != n) {
            throw new IllegalArgumentException("a curve of " + n + " thresholds has " + share.length + " shares, "
                    + error.length + " errors and " + density.length + " densities");
        }
    }

    /** Number of thresholds. */
    public int size() {
        return threshold.length;
    }
}
