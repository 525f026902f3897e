package org.cavity.theory.gated.sampled;

import java.util.Arrays;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Control variates: the averages over a path of σ_z, ln σ_z and σ_z², whose means over all paths are one-dimensional
 * Gaussian averages. Regression on them is a weighting of the paths,
 *
 * <pre>
 * w_p = 1/n + (c_p − c̄)ᵀ S⁻¹ (E c − c̄),     S = Σ_p (c_p − c̄)(c_p − c̄)ᵀ,
 * </pre>
 *
 * which makes the sample's averages of the controls exact, and with them most of what a sample misses.
 */
final class GateControls {

    /** A regression on three variables wants this many pairs; one on σ_z alone a quarter of them. */
    private static final int PAIRS_FOR_ALL = 16;

    private static final int PAIRS_FOR_ONE = 4;

    /** σ_z, ln σ_z and σ_z² are nearly collinear for a blunt gate. */
    private static final double RIDGE = 1e-9;

    private GateControls() {}

    /** Sums over the grid points of a pair of paths. */
    static final class Accumulator {

        private final double[] sum = new double[3];
        private int count;

        void add(double opening, double logarithm) {
            sum[0] += opening;
            sum[1] += logarithm;
            sum[2] += opening * opening;
            count++;
        }

        double[] means() {
            return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
        }
    }

    /**
     * The weights of the pairs, which sum to 1.
     *
     * @param gate the update gate
     * @param variance C_z(0)
     * @param controls averages of σ_z, ln σ_z and σ_z² over each pair
     */
    static double[] weights(Gate gate, double variance, double[][] controls) {
        int pairs = controls.length;
        double[] weight = new double[pairs];
        Arrays.fill(weight, 1.0 / pairs);
        int count = pairs >= PAIRS_FOR_ALL ? 3 : pairs >= PAIRS_FOR_ONE ? 1 : 0;
        if (gate.gain() == 0 || variance == 0 || count == 0) {
            return weight;
        }
        GaussianAverage average = new GaussianAverage(0, variance, Nonlinearity.TANH);
        double[] exact = {
            average.of(gate::value), average.of(gate::logarithm), average.of(z -> gate.value(z) * gate.value(z))
        };
        double[] mean = new double[count];
        double[] size = new double[count];
        for (int i = 0; i < count; i++) {
            for (double[] c : controls) {
                mean[i] += c[i] / pairs;
            }
            for (double[] c : controls) {
                size[i] += (c[i] - mean[i]) * (c[i] - mean[i]);
            }
            size[i] = Math.sqrt(size[i]);
            if (size[i] <= 1e-12 * Math.abs(exact[i])) {
                return weight;
            }
        }
        DMatrixRMaj s = new DMatrixRMaj(count, count);
        DMatrixRMaj d = new DMatrixRMaj(count, 1);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double sum = i == j ? RIDGE : 0;
                for (double[] c : controls) {
                    sum += (c[i] - mean[i]) / size[i] * ((c[j] - mean[j]) / size[j]);
                }
                s.set(i, j, sum);
            }
            d.set(i, 0, (exact[i] - mean[i]) / size[i]);
        }
        DMatrixRMaj y = new DMatrixRMaj(count, 1);
        CommonOps_DDRM.solve(s, d, y);
        for (int p = 0; p < pairs; p++) {
            for (int i = 0; i < count; i++) {
                weight[p] += (controls[p][i] - mean[i]) / size[i] * y.get(i, 0);
            }
        }
        return weight;
    }
}
