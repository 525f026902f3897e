package org.cavity.numerics.spectrum;

import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * Where the outermost eigenvalues of a real Ginibre matrix, J_ij ~ N(0, 1/N), lie on average: near the circular law's
 * 1, but at finite N outside it. Measured edges are divided by these means before they are compared with theory.
 *
 * <p>The means come from Monte Carlo with LAPACK's general eigensolver:
 *
 * <pre>
 *    N   matrices   max |μ|            max Re μ
 *   16     20000    1.0681 ± 0.0009    0.8978 ± 0.0013
 *   32     10000    1.0661 ± 0.0008    0.9415 ± 0.0012
 *   64      4000    1.0554 ± 0.0008    0.9633 ± 0.0013
 *  128      1200    1.0474 ± 0.0010    0.9830 ± 0.0016
 *  256       300    1.0370 ± 0.0013    0.9900 ± 0.0022
 *  512       180    1.0296 ± 0.0010    0.9989 ± 0.0018
 * 1024        70    1.0213 ± 0.0011    1.0001 ± 0.0019
 * </pre>
 *
 * Between them (mean − 1) √N is linear in log N, as beyond them; the asymptotic law (Rider and Sinclair 2014) lies
 * within 0.003 of this extrapolation of the radius up to N = 10⁵ and is no better where there is a table.
 */
public final class GinibreEdge {

    private static final int SMALLEST = 16;
    private static final double[] RADIUS = {1.0681, 1.0661, 1.0554, 1.0474, 1.0370, 1.0296, 1.0213};
    private static final double[] ABSCISSA = {0.8978, 0.9415, 0.9633, 0.9830, 0.9900, 0.9989, 1.0001};

    private GinibreEdge() {}

    /** Mean of the largest modulus of the eigenvalues of an N × N matrix. */
    public static double meanRadius(int size) {
        return interpolate(RADIUS, size);
    }

    /** Mean of the largest real part of the eigenvalues of an N × N matrix. */
    public static double meanAbscissa(int size) {
        return interpolate(ABSCISSA, size);
    }

    /**
     * The mean radius for couplings of this ensemble; 1 for orthogonal ones, all of whose eigenvalues have modulus 1. Behind
     * unequal gains those have more, too: 2 to 6 % at N = 64 to 256 of tanh units, which is not corrected.
     */
    public static double meanRadius(CouplingEnsemble coupling, int size) {
        return coupling == CouplingEnsemble.ORTHOGONAL ? 1 : meanRadius(size);
    }

    /** The mean abscissa for couplings of this ensemble; 1 for orthogonal ones. */
    public static double meanAbscissa(CouplingEnsemble coupling, int size) {
        return coupling == CouplingEnsemble.ORTHOGONAL ? 1 : meanAbscissa(size);
    }

    private static double interpolate(double[] table, int size) {
        double octave = Math.log((double) size / SMALLEST) / Math.log(2);
        int k = (int) Math.max(0, Math.min(table.length - 2, Math.floor(octave)));
        double left = scaled(table, k);
        double right = scaled(table, k + 1);
        return 1 + (left + (octave - k) * (right - left)) / Math.sqrt(size);
    }

    private static double scaled(double[] table, int k) {
        return (table[k] - 1) * Math.sqrt((double) (SMALLEST << k));
    }
}
