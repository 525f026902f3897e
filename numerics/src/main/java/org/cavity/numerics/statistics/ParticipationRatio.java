package org.cavity.numerics.statistics;

import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.kernel.Precision;

/**
 * Participation ratio (tr Σ)² / tr Σ² of the equal-time covariance Σ between units, without the bias that a finite time
 * gives tr Σ̂²: Σ is estimated independently from two trajectories a, b of the same network,
 *
 * <pre>
 * tr Σ_a tr Σ_b / tr(Σ_a Σ_b),   tr(Σ_a Σ_b) = mean over times t, s of (x_a(t) · x_b(s))².
 * </pre>
 */
public final class ParticipationRatio {

    private ParticipationRatio() {}

    /**
     * The ratio per unit.
     *
     * @param a samples of one trajectory, one after the other, each of {@code size} elements
     * @param b samples of another, independent trajectory of the same network
     * @param size N
     * @param subtractMean whether to take each unit's time average away; not for states symmetric under x → −x, whose
     *     mean is known to be 0
     */
    public static double perUnit(double[] a, double[] b, int size, boolean subtractMean) {
        double[] x = subtractMean ? centred(a, size) : a;
        double[] y = subtractMean ? centred(b, size) : b;
        int rows = x.length / size;
        int columns = y.length / size;
        double[] products = new double[rows * columns];
        Kernels kernels = Kernels.best();
        PackedMatrix states = kernels.packedMatrix(Precision.DOUBLE, rows, size);
        for (int t = 0; t < rows; t++) {
            states.setRow(t, x, t * size);
        }
        PackedMatrix.Vectors others = states.vectors();
        others.pack(null, y, 0, columns);
        states.multiply(others, 0, states.strips(), products, 0);
        double overlap = kernels.dot(products, 0, products, 0, products.length) / products.length;
        double traceA = kernels.dot(x, 0, x, 0, x.length) / rows;
        double traceB = kernels.dot(y, 0, y, 0, y.length) / columns;
        return traceA * traceB / overlap / size;
    }

    private static double[] centred(double[] samples, int size) {
        int count = samples.length / size;
        double[] centred = samples.clone();
        for (int i = 0; i < size; i++) {
            double mean = 0;
            for (int t = 0; t < count; t++) {
                mean += samples[t * size + i] / count;
            }
            for (int t = 0; t < count; t++) {
                centred[t * size + i] -= mean;
            }
        }
        return centred;
    }
}
