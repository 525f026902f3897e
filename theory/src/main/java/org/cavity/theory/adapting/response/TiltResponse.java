package org.cavity.theory.adapting.response;

import java.util.Arrays;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * The response of the tilt to modulations: K(t − τ, t) = K(τ) + e^{iωt} κ(τ) where the covariance is C(τ) + e^{iωt}
 * c(τ) and the rate A (1 + a e^{iωt}). Linearised,
 *
 * <pre>
 * κ(τ) = c(τ)/Δ_u² − A ∫ k' e^K e^{K(τ+u)} κ(τ + u) du − e^{−iωτ} A ∫ k' e^K (e^{K(τ+u)} − 1) κ(u) du
 *        − a e^{−iωτ} A ∫ [k' e^{−iωu} + A dw'/dA r(ω) (ε − γ)] e^K (e^{K(τ+u)} − 1) du
 * </pre>
 *
 * where functions without an argument are taken at u, k' = 1 within the dead time, k' = d(A k)/dA has the tangent weight w', and the last term is the weight of
 * the kernel that follows the rate, r(ω) = ∫ γ e^{−iωs} ds/∫ γ ds.
 *
 * <p>On the nodes of K, where e^K − 1, k' e^K and so the integrands are linear in between, the first integral is a
 * triangular matrix and does not depend on ω; the second is a smooth matrix of low rank (about 5). What a frequency
 * costs is a system of that rank. The discrete equation is the derivative of the one that determines K.
 */
final class TiltResponse {

    private static final double TOLERANCE = 1e-5;
    /** Beyond it remain the kinks of the integrands at the nodes, which add less than 1e-7 to a gain. */
    private static final int MAX_RANK = 16;

    private final double[] nodes;
    private final double width;
    /** A k' e^K at both sides of the nodes. */
    private final double[] weightBelow;

    private final double[] weightAbove;
    private final double[][] triangle;
    private final CrossApproximation product;
    /** A² dw'/dA ∫ (ε − γ) e^K (e^{K(τ+u)} − 1) du. */
    private final double[] drift;
    /** What κ at each node adds to −a. */
    private final double[] reading;
    /** The reading and the rows of the product, divided from the right by the triangle. */
    private final double[] solvedReading;

    private final double[][] solvedRows;

    /**
     * @param dead A/(1 − A ∫ e^K over the dead time), weight of the dead time in ln A
     */
    TiltResponse(EventKernel kernel, StationaryRate state, double width, double dead) {
        this.nodes = state.tilt().nodes();
        this.width = width;
        int n = nodes.length;
        double rate = state.rate();
        double[] excess = new double[n];
        this.weightBelow = new double[n];
        this.weightAbove = new double[n];
        double[] driftBelow = new double[n];
        double[] driftAbove = new double[n];
        double[] readBelow = new double[n];
        double[] readAbove = new double[n];
        double tangent = kernel.tangentWeight(rate);
        double spread = kernel.tangentWeightSlope(rate);
        for (int i = 0; i < n; i++) {
            excess[i] = state.tilt().excessAt(nodes[i]);
            double factor = rate * (1 + excess[i]);
            double after = factor * kernel.resummed(nodes[i], tangent);
            double read = factor * state.kernel(kernel, nodes[i]);
            double excessKernel =
                    spread * factor * (kernel.adaptation(nodes[i]) + Math.expm1(-kernel.adaptation(nodes[i])));
            boolean deadBelow = nodes[i] <= kernel.deadTime();
            boolean deadAbove = nodes[i] < kernel.deadTime();
            weightBelow[i] = deadBelow ? factor : after;
            weightAbove[i] = deadAbove ? factor : after;
            driftBelow[i] = deadBelow ? 0 : excessKernel;
            driftAbove[i] = deadAbove ? 0 : excessKernel;
            readBelow[i] = deadBelow ? dead * (1 + excess[i]) : read;
            readAbove[i] = deadAbove ? dead * (1 + excess[i]) : read;
        }
        PiecewiseLinear weights = new PiecewiseLinear(nodes, weightBelow, weightAbove);
        PiecewiseLinear tilted = new PiecewiseLinear(nodes, excess);
        this.triangle = new double[n][];
        this.drift = new double[n];
        double[][] smooth = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] below = new double[n];
            double[] above = new double[n];
            weights.hats(-nodes[i], 1, nodes, below, above);
            double[] row = new double[n];
            for (int j = i; j < n; j++) {
                row[j] = (below[j] + above[j]) * (1 + excess[j]);
            }
            row[i] += 1;
            triangle[i] = row;
            Arrays.fill(below, 0);
            Arrays.fill(above, 0);
            tilted.hats(nodes[i], 1, nodes, below, above);
            for (int j = 0; j < n; j++) {
                smooth[i][j] = below[j] * weightBelow[j] + above[j] * weightAbove[j];
                drift[i] += below[j] * driftBelow[j] + above[j] * driftAbove[j];
            }
        }
        this.product = new CrossApproximation(smooth, TOLERANCE, MAX_RANK);
        this.reading = new double[n];
        for (int i = 0; i < n; i++) {
            double down = i > 0 ? nodes[i] - nodes[i - 1] : 0;
            double up = i + 1 < n ? nodes[i + 1] - nodes[i] : 0;
            reading[i] = (down * readBelow[i] + up * readAbove[i]) / 2;
        }
        this.solvedReading = solveFromRight(reading);
        this.solvedRows = new double[product.rank()][];
        for (int r = 0; r < solvedRows.length; r++) {
            solvedRows[r] = solveFromRight(product.row(r));
        }
    }

    /** x with xᵀ triangle = bᵀ. */
    private double[] solveFromRight(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] /= triangle[i][i];
            for (int j = i + 1; j < x.length; j++) {
                x[j] -= x[i] * triangle[i][j];
            }
        }
        return x;
    }

    /**
     * A ∫ k e^K κ ds, the dead time with its own weight: what is subtracted from a.
     *
     * @param rateDriven whether κ is that of a = 1
     * @param weightRatio r(ω)
     * @param covariance c(τ) at the nodes, or null for 0
     */
    Complex reading(double omega, boolean rateDriven, Complex weightRatio, Complex[] covariance) {
        int n = nodes.length;
        int rank = product.rank();
        Complex[] turns = new Complex[n];
        for (int i = 0; i < n; i++) {
            turns[i] = new Complex(Math.cos(omega * nodes[i]), -Math.sin(omega * nodes[i]));
        }
        Complex[] source = new Complex[n];
        for (int i = 0; i < n; i++) {
            source[i] = covariance == null ? Complex.ZERO : covariance[i].divide(width * width);
        }
        if (rateDriven) {
            addRateDriven(source, turns, weightRatio);
        }
        // κ = T⁻¹ (source − D U s), s = V κ, D = diag(turns): (1 + V T⁻¹ D U) s = V T⁻¹ source.
        Complex value = dot(solvedReading, source);
        if (rank == 0) {
            return value;
        }
        FieldMatrix<Complex> matrix = new Array2DRowFieldMatrix<>(ComplexField.getInstance(), rank, rank);
        Complex[] right = new Complex[rank];
        Complex[] read = new Complex[rank];
        for (int c = 0; c < rank; c++) {
            double[] u = product.column(c);
            for (int r = 0; r < rank; r++) {
                matrix.setEntry(r, c, turned(solvedRows[r], u, turns).add(r == c ? 1 : 0));
            }
            right[c] = dot(solvedRows[c], source);
            read[c] = turned(solvedReading, u, turns);
        }
        ArrayFieldVector<Complex> s = new ArrayFieldVector<>(new FieldLUDecomposition<>(matrix)
                .getSolver()
                .solve(new ArrayFieldVector<>(ComplexField.getInstance(), right)));
        for (int c = 0; c < rank; c++) {
            value = value.subtract(read[c].multiply(s.getEntry(c)));
        }
        return value;
    }

    private void addRateDriven(Complex[] source, Complex[] turns, Complex weightRatio) {
        int n = nodes.length;
        double[] re = new double[n];
        double[] im = new double[n];
        for (int c = 0; c < product.rank(); c++) {
            Complex amplitude = dot(product.row(c), turns);
            double[] u = product.column(c);
            for (int i = 0; i < n; i++) {
                re[i] += amplitude.getReal() * u[i];
                im[i] += amplitude.getImaginary() * u[i];
            }
        }
        for (int i = 0; i < n; i++) {
            source[i] = source[i].subtract(
                    turns[i].multiply(weightRatio.multiply(drift[i]).add(new Complex(re[i], im[i]))));
        }
    }

    private static Complex dot(double[] a, Complex[] b) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < a.length; i++) {
            re += a[i] * b[i].getReal();
            im += a[i] * b[i].getImaginary();
        }
        return new Complex(re, im);
    }

    private static Complex turned(double[] a, double[] b, Complex[] turns) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < a.length; i++) {
            double product = a[i] * b[i];
            re += product * turns[i].getReal();
            im += product * turns[i].getImaginary();
        }
        return new Complex(re, im);
    }
}
