package org.cavity.theory.gated.lyapunov;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/**
 * {@link Evolution} in continuous time on an odd number of points, where the derivative ∂ is exact for all waves that the
 * points resolve:
 *
 * <pre>
 * H = (∂ + s + σ_z) / σ_z,     |L(ω)|² = (1 + sτ)² + (ωτ)²,
 * 2T Φ = … − 2 log |det H_h L_z L_r| on the points + 2T Σ (λ_c − s)₊,    λ = −σ̄_z, −1/τ_z, −1/τ_r.
 * </pre>
 *
 * What the uncoupled site contributes is taken off as the points have it and put back as it is.
 */
final class ContinuousTime implements Evolution {

    private final TimeRing ring;
    private final double spacing;

    /** ∂ by rows. */
    private final double[] derivative;

    /**
     * A ring.
     *
     * @param ring ring of an odd number of points
     * @param spacing their distance, tau
     */
    ContinuousTime(TimeRing ring, double spacing) {
        int m = ring.points();
        if (m % 2 == 0) {
            throw new IllegalArgumentException("points = " + m + " is not odd");
        }
        this.ring = ring;
        this.spacing = spacing;
        this.derivative = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                if (i != j) {
                    double sign = (i - j) % 2 == 0 ? 1 : -1;
                    derivative[i * m + j] = sign * Math.PI / (m * spacing * Math.sin(Math.PI * (i - j) / m));
                }
            }
        }
    }

    @Override
    public TimeRing ring() {
        return ring;
    }

    @Override
    public double period() {
        return ring.points() * spacing;
    }

    @Override
    public double[] beta(double[] opening, double s) {
        double[] beta = new double[opening.length];
        for (int n = 0; n < beta.length; n++) {
            beta[n] = 1 / opening[n];
        }
        return beta;
    }

    @Override
    public double[] delta(double[] opening, double s) {
        double[] delta = new double[opening.length];
        for (int n = 0; n < delta.length; n++) {
            delta[n] = 1 + s / opening[n];
        }
        return delta;
    }

    @Override
    public void times(double[] rows, double[] result) {
        Rows.product(rows, derivative, result, ring.points());
    }

    @Override
    public int slopeShift() {
        return 0;
    }

    @Override
    public double slopeFactor() {
        return 1;
    }

    @Override
    public double[] modulus(double s, double timeConstant) {
        double[] modulus = new double[ring.frequencies()];
        double rest = 1 + s * timeConstant;
        for (int k = 0; k < modulus.length; k++) {
            double w = 2 * Math.PI * k / period() * timeConstant;
            modulus[k] = rest * rest + w * w;
        }
        return modulus;
    }

    @Override
    public double[] modulusSlope(double s, double timeConstant) {
        double[] slope = new double[ring.frequencies()];
        Arrays.fill(slope, 2 * timeConstant * (1 + s * timeConstant));
        return slope;
    }

    @Override
    public double[] reference(double[] opening, double s) {
        int m = ring.points();
        DMatrixRMaj h = new DMatrixRMaj(m, m);
        double mean = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                h.set(i, j, derivative[i * m + j] / opening[i] + (i == j ? 1 + s / opening[i] : 0));
            }
            mean += opening[i] / m;
        }
        LUDecompositionAlt_DDRM lu = new LUDecompositionAlt_DDRM();
        LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(lu);
        solver.setA(h);
        DMatrixRMaj inverse = new DMatrixRMaj(m, m);
        solver.invert(inverse);
        double log = 0;
        double trace = 0;
        for (int i = 0; i < m; i++) {
            log += Math.log(Math.abs(lu.getLU().get(i, i)));
            trace += inverse.get(i, i) / opening[i];
        }
        return exact(-2 * log, -2 * trace, -mean - s);
    }

    @Override
    public double[] reference(double s, double timeConstant) {
        double[] modulus = modulus(s, timeConstant);
        double[] slope = modulusSlope(s, timeConstant);
        double log = 0;
        double derived = 0;
        for (int k = 0; k < modulus.length; k++) {
            log += ring.multiplicity(k) * Math.log(modulus[k]);
            derived += ring.multiplicity(k) * slope[k] / modulus[k];
        }
        return exact(-log, -derived, -1 / timeConstant - s);
    }

    /** Puts back 2T (λ − s)₊. */
    private double[] exact(double value, double slope, double above) {
        double twice = 2 * period();
        return above > 0 ? new double[] {value + twice * above, slope - twice} : new double[] {value, slope};
    }
}
