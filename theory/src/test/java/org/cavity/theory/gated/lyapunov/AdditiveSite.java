package org.cavity.theory.gated.lyapunov;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The single-site equations of the additive Euler map x' = (1 − δ) x + δ g J tanh x at s = 0 (Clark, Lyapunov spectrum of random
 * neural networks), with full matrices and damped iteration, as a check of frozen gates:
 *
 * <pre>
 * Q = [ η + γ u P u + |L|²/a ]⁻¹,   a = η + γ [⟨u Q u⟩],   p = (1 − |L|² [⟨Q⟩]/a)/a,
 * 2mδ Φ = Σ log a + ⟨log det Q⁻¹⟩ − Σ (a − η) p.
 * </pre>
 */
final class AdditiveSite {

    private static final int SWEEPS = 4000;

    private final TimeRing ring;
    private final double step;
    private final double gamma;
    private final List<double[]> gains;
    private final DenseSites dense;

    AdditiveSite(TimeRing ring, double step, double gain, List<double[]> gains) {
        this.ring = ring;
        this.step = step;
        this.gamma = step * step * gain * gain;
        this.gains = gains;
        this.dense = new DenseSites(new EulerSteps(ring, step), 1, 1, 0);
    }

    /** Φ − η dΦ/dη, with dΦ/dη = Σ V / (mδ). */
    double phi(double eta) {
        int f = ring.frequencies();
        int m = ring.points();
        double[] l2 = new double[f];
        double[] a = new double[f];
        double[] p = new double[f];
        for (int k = 0; k < f; k++) {
            double alpha = 1 - step;
            l2[k] = 1 + alpha * alpha - 2 * alpha * ring.cosine(k, 1);
            a[k] = 1;
            p[k] = 1;
        }
        double phi = 0;
        for (int sweep = 0; ; sweep++) {
            double[] local = new double[f];
            for (int k = 0; k < f; k++) {
                local[k] = eta + l2[k] / a[k];
            }
            RealMatrix own = dense.circulant(local);
            RealMatrix coupled = dense.circulant(p);
            RealMatrix response = new Array2DRowRealMatrix(m, m);
            RealMatrix scaled = new Array2DRowRealMatrix(m, m);
            double logDeterminant = 0;
            for (double[] u : gains) {
                RealMatrix d = MatrixUtils.createRealDiagonalMatrix(u);
                RealMatrix inverse = own.add(d.multiply(coupled).multiply(d).scalarMultiply(gamma));
                logDeterminant += Math.log(new LUDecomposition(inverse).getDeterminant()) / gains.size();
                RealMatrix q = MatrixUtils.inverse(inverse).scalarMultiply(1.0 / gains.size());
                response = response.add(q);
                scaled = scaled.add(d.multiply(q).multiply(d));
            }
            double[] v = dense.symbol(response);
            double[] b = dense.symbol(scaled);
            double largest = 0;
            double sumV = 0;
            phi = logDeterminant;
            double sumP = 0;
            double[] nextA = new double[f];
            double[] nextP = new double[f];
            for (int k = 0; k < f; k++) {
                phi += ring.multiplicity(k) * (Math.log(a[k]) - (a[k] - eta) * p[k]);
                nextP[k] = (1 - l2[k] * v[k] / a[k]) / a[k];
                nextA[k] = gamma * b[k];
                sumV += ring.multiplicity(k) * v[k];
                sumP += ring.multiplicity(k) * nextP[k];
            }
            double gauge = Math.sqrt(sumP / sumV);
            for (int k = 0; k < f; k++) {
                nextP[k] /= gauge;
                nextA[k] = eta + gauge * nextA[k];
                largest = Math.max(largest, Math.abs(Math.log(nextP[k] / p[k])));
                largest = Math.max(largest, Math.abs(Math.log(nextA[k] / a[k])));
                p[k] = Math.sqrt(p[k] * nextP[k]);
                a[k] = Math.sqrt(a[k] * nextA[k]);
            }
            if (largest < 1e-6) {
                return (0.5 * phi - eta * sumV) / (m * step);
            }
            if (sweep == SWEEPS) {
                throw new IllegalStateException("the additive equations stopped at " + largest);
            }
        }
    }
}
