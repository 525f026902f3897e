package org.cavity.theory.lyapunov.spectrum;

/**
 * F(s) at rising thresholds s. The arrays have equal length and are not to be modified.
 *
 * @param threshold s, per unit time
 * @param share F(s), the number of exponents below s per neuron
 * @param error error of F: the standard error over sets of paths, and what window, spacing and regulator leave
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

    /**
     * F at any s between the first and the last threshold, by the cubics that share and density of two neighbours decide.
     *
     * @throws IllegalArgumentException if s lies outside
     */
    public double shareAt(double s) {
        if (size() < 2 || !(s >= threshold[0] && s <= threshold[size() - 1])) {
            throw new IllegalArgumentException("s = " + s + " lies outside of the curve's thresholds");
        }
        int i = 0;
        while (i < size() - 2 && threshold[i + 1] < s) {
            i++;
        }
        double width = threshold[i + 1] - threshold[i];
        double x = (s - threshold[i]) / width;
        double rise = share[i + 1] - share[i];
        double left = density[i] * width - rise;
        double right = rise - density[i + 1] * width;
        return share[i] + x * rise + x * (1 - x) * ((1 - x) * left + x * right);
    }
}
