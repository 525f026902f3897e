package org.cavity.theory.gated.lyapunov;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Weights of the first M paths of a sample that give them the sample's averages of what the exponents depend on most. With
 * Z_i the centred autocorrelations along path i of φ', σ_r φ', σ_r' φ and σ_z' (η − h)/σ_z at some lags and the means of
 * σ_z and ln σ_z,
 *
 * <pre>
 * w_i = ( 1 + Z_i · S⁻¹ (mean of the sample − mean of the paths) ) / M,   S = ZᵀZ/M.
 * </pre>
 *
 * Some weights may be negative, which does no harm.
 */
final class Calibration {

    /** Paths per control at least. */
    private static final int PATHS_PER_CONTROL = 8;

    private static final int FIELDS = 4;
    private static final int MEANS = 2;

    /** Variance of a control below which it is a constant. */
    private static final double CONSTANT = 1e-24;

    private final int count;
    private final int[] lags;
    private final int controls;
    private final double[][] z;
    private final double[] sum;
    private int added;
    private double total;

    /**
     * Chooses the controls.
     *
     * @param points points of the ring
     * @param count M
     */
    Calibration(int points, int count) {
        this.count = count;
        this.lags = lags(points / 2, Math.max(0, (count / PATHS_PER_CONTROL - MEANS) / FIELDS));
        this.controls = MEANS + FIELDS * lags.length;
        this.z = new double[count][];
        this.sum = new double[controls];
    }

    /** Some lags from 0 to the far end, denser near 0. */
    private static int[] lags(int last, int count) {
        TreeSet<Integer> lags = new TreeSet<>();
        int fine = Math.min(count, last + 1);
        for (int i = 0; i < fine; i++) {
            double t = fine == 1 ? 0 : (double) i / (fine - 1);
            lags.add((int) Math.round(fine == last + 1 ? i : Math.expm1(t * Math.log1p(last))));
        }
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The controls of a path. */
    double[] controls(SitePath path) {
        double[] values = new double[controls];
        int at = 0;
        for (double[] field : List.of(path.gain(), path.openGain(), path.resetDrive(), path.gateDrive())) {
            for (int lag : lags) {
                values[at++] = correlation(field, lag);
            }
        }
        for (double opening : path.opening()) {
            values[at] += opening / path.opening().length;
            values[at + 1] += Math.log(opening) / path.opening().length;
        }
        return values;
    }

    private static double correlation(double[] field, int lag) {
        int m = field.length;
        double sum = 0;
        for (int n = 0; n < m - lag; n++) {
            sum += field[n] * field[n + lag];
        }
        for (int n = m - lag; n < m; n++) {
            sum += field[n] * field[n + lag - m];
        }
        return sum / m;
    }

    /** Adds a path of the sample by its weight; the first M are those that are weighed. */
    void add(double[] values, double weight) {
        if (added < count) {
            z[added] = values;
        }
        added++;
        total += weight;
        for (int j = 0; j < controls; j++) {
            sum[j] += weight * values[j];
        }
    }

    /** The weights. */
    double[] weights() {
        double[] mean = new double[controls];
        for (double[] values : z) {
            for (int j = 0; j < controls; j++) {
                mean[j] += values[j] / count;
            }
        }
        DMatrixRMaj centred = new DMatrixRMaj(count, controls);
        DMatrixRMaj shift = new DMatrixRMaj(controls, 1);
        for (int j = 0; j < controls; j++) {
            double variance = 0;
            for (double[] values : z) {
                variance += (values[j] - mean[j]) * (values[j] - mean[j]) / count;
            }
            double scale = variance > CONSTANT ? 1 / Math.sqrt(variance) : 0;
            shift.set(j, 0, scale * (sum[j] / total - mean[j]));
            for (int i = 0; i < count; i++) {
                centred.set(i, j, scale * (z[i][j] - mean[j]));
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(controls, controls);
        CommonOps_DDRM.multTransA(1.0 / count, centred, centred, covariance);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        if (!solver.setA(covariance)) {
            throw new IllegalStateException("the controls of the paths have no singular values");
        }
        DMatrixRMaj coefficients = new DMatrixRMaj(controls, 1);
        solver.solve(shift, coefficients);
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < controls; j++) {
                weights[i] += centred.get(i, j) * coefficients.get(j, 0) / count;
            }
        }
        return weights;
    }
}
