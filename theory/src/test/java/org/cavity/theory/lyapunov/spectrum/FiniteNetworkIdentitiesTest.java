package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the single-site theory averages over networks holds in each: with (K v)(n) = v(n + 1) − exp(−sδ) M(n) v(n) along a
 * trajectory, the minimum-norm inverse of K counts the exponents below s, and its determinant on a ring is Φ(s).
 */
class FiniteNetworkIdentitiesTest {

    private static final int SIZE = 6;
    private static final int STEPS = 200;
    private static final double STEP = 0.5;

    private static DMatrixRMaj[] factors;
    private static double[] exponents;
    private static double threshold;

    /** A small network, its Jacobians along a trajectory, and its exponents over the same steps by QR. */
    @BeforeAll
    static void followATrajectory() {
        RandomGenerator random = new Well19937c(11);
        double[][] coupling = new double[SIZE][SIZE];
        double[] x = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = random.nextGaussian();
            for (int j = 0; j < SIZE; j++) {
                coupling[i][j] = 5 * random.nextGaussian() / Math.sqrt(SIZE);
            }
        }
        factors = new DMatrixRMaj[STEPS];
        DMatrixRMaj frame = CommonOps_DDRM.identity(SIZE);
        exponents = new double[SIZE];
        for (int n = -STEPS; n < STEPS; n++) {
            DMatrixRMaj jacobian = new DMatrixRMaj(SIZE, SIZE);
            double[] next = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                next[i] = (1 - STEP) * x[i];
                for (int j = 0; j < SIZE; j++) {
                    next[i] += STEP * coupling[i][j] * Nonlinearity.TANH.value(x[j]);
                    jacobian.set(
                            i, j, (i == j ? 1 - STEP : 0) + STEP * coupling[i][j] * Nonlinearity.TANH.derivative(x[j]));
                }
            }
            x = next;
            DMatrixRMaj moved = new DMatrixRMaj(SIZE, SIZE);
            CommonOps_DDRM.mult(jacobian, frame, moved);
            QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr();
            qr.decompose(moved);
            frame = qr.getQ(null, false);
            if (n >= 0) {
                factors[n] = jacobian;
                DMatrixRMaj r = qr.getR(null, false);
                for (int i = 0; i < SIZE; i++) {
                    exponents[i] += Math.log(Math.abs(r.get(i, i))) / (STEPS * STEP);
                }
            }
        }
        double widest = 0;
        double[] sorted = exponents.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < SIZE; i++) {
            if (sorted[i] - sorted[i - 1] > widest) {
                widest = sorted[i] - sorted[i - 1];
                threshold = 0.5 * (sorted[i] + sorted[i - 1]);
            }
        }
        assertTrue(widest > 0.1, Arrays.toString(exponents));
    }

    /** K of the first steps; on a ring the last leads back to the first. */
    private static DMatrixRMaj shifted(int steps, boolean ring, double s) {
        int columns = ring ? steps : steps + 1;
        DMatrixRMaj k = new DMatrixRMaj(steps * SIZE, columns * SIZE);
        for (int n = 0; n < steps; n++) {
            for (int i = 0; i < SIZE; i++) {
                k.add(n * SIZE + i, (n + 1) % columns * SIZE + i, 1);
                for (int j = 0; j < SIZE; j++) {
                    k.add(n * SIZE + i, n * SIZE + j, -Math.exp(-s * STEP) * factors[n].get(i, j));
                }
            }
        }
        return k;
    }

    /** Exponents of the product of all factors, which a ring repeats: by QR, over the last turn of several. */
    private static double[] exponentsOfTheRing() {
        DMatrixRMaj frame = CommonOps_DDRM.identity(SIZE);
        double[] sums = new double[SIZE];
        for (int turn = 0; turn < 4; turn++) {
            Arrays.fill(sums, 0);
            for (DMatrixRMaj factor : factors) {
                DMatrixRMaj moved = new DMatrixRMaj(SIZE, SIZE);
                CommonOps_DDRM.mult(factor, frame, moved);
                QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr();
                qr.decompose(moved);
                frame = qr.getQ(null, false);
                DMatrixRMaj r = qr.getR(null, false);
                for (int i = 0; i < SIZE; i++) {
                    sums[i] += Math.log(Math.abs(r.get(i, i))) / (STEPS * STEP);
                }
            }
        }
        return sums;
    }

    /**
     * (1/mδN) log |det K| = Φ of the exponents of the periodic product, but for log |1 ∓ exp(−|λ − s|mδ)| of each. Those of an
     * open trajectory of as many steps differ from them by 1/mδ.
     */
    @Test
    void theDeterminantOnARingIsTheSumOfExcesses() {
        for (double s : new double[] {threshold, 0}) {
            LUDecomposition_F64<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(STEPS * SIZE, STEPS * SIZE);
            lu.decompose(shifted(STEPS, true, s));
            DMatrixRMaj upper = lu.getUpper(null);
            double log = 0;
            for (int i = 0; i < STEPS * SIZE; i++) {
                log += Math.log(Math.abs(upper.get(i, i)));
            }
            double length = STEPS * STEP;
            double excess = 0;
            double rest = 1e-12;
            for (double e : exponentsOfTheRing()) {
                excess += Math.max(0, e - s) / SIZE;
                rest += 2 * Math.exp(-Math.abs(e - s) * length) / (length * SIZE);
            }
            assertEquals(excess, log / (length * SIZE), rest, "s = " + s);
        }
    }

    /** (1/N) tr R(k + 1, k) of the minimum-norm inverse R is the share of exponents below s, deep inside the window. */
    @Test
    void theMinimumNormInverseCountsExponents() {
        int steps = 120;
        DMatrixRMaj k = shifted(steps, false, threshold);
        DMatrixRMaj inverse = minimumNorm(k);
        double trace = 0;
        int middle = steps / 2;
        for (int i = 0; i < SIZE; i++) {
            trace += inverse.get((middle + 1) * SIZE + i, middle * SIZE + i) / SIZE;
        }
        double share = Arrays.stream(exponents).filter(e -> e < threshold).count() / (double) SIZE;
        // exp(−2 · gap · distance) with gap 0.28, half the widest one, and distance 30 is 5e-8.
        assertEquals(share, trace, 2e-7);
    }

    private static DMatrixRMaj minimumNorm(DMatrixRMaj k) {
        DMatrixRMaj square = new DMatrixRMaj(k.numRows, k.numRows);
        CommonOps_DDRM.multTransB(k, k, square);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(k.numRows);
        solver.setA(square);
        DMatrixRMaj inverse = new DMatrixRMaj(k.numRows, k.numRows);
        solver.invert(inverse);
        DMatrixRMaj result = new DMatrixRMaj(k.numCols, k.numRows);
        CommonOps_DDRM.multTransA(k, inverse, result);
        return result;
    }

    /** (KᵀK + η²)⁻¹ Kᵀ is a block of the inverse of [[η, K], [−Kᵀ, η]] and tends to the minimum-norm inverse as η². */
    @Test
    void theRegulatedInverseIsABlockAndTendsToTheMinimumNorm() {
        int steps = 8;
        DMatrixRMaj k = shifted(steps, false, threshold);
        int rows = k.numRows;
        int columns = k.numCols;
        DMatrixRMaj exact = minimumNorm(k);
        double scale = CommonOps_DDRM.elementMaxAbs(exact);
        double[] distances = new double[2];
        for (int e = 0; e < 2; e++) {
            double eta = e == 0 ? 2e-3 : 1e-3;
            DMatrixRMaj block = new DMatrixRMaj(rows + columns, rows + columns);
            DMatrixRMaj square = new DMatrixRMaj(columns, columns);
            CommonOps_DDRM.multTransA(k, k, square);
            for (int i = 0; i < columns; i++) {
                square.add(i, i, eta * eta);
            }
            for (int i = 0; i < rows + columns; i++) {
                block.set(i, i, eta);
            }
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    block.set(i, rows + j, k.get(i, j));
                    block.set(rows + j, i, -k.get(i, j));
                }
            }
            CommonOps_DDRM.invert(block);
            CommonOps_DDRM.invert(square);
            DMatrixRMaj regulated = new DMatrixRMaj(columns, rows);
            CommonOps_DDRM.multTransB(square, k, regulated);
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < rows; j++) {
                    assertEquals(regulated.get(i, j), block.get(rows + i, j), 1e-8 * scale);
                    distances[e] = Math.max(distances[e], Math.abs(regulated.get(i, j) - exact.get(i, j)));
                }
            }
        }
        assertEquals(4, distances[0] / distances[1], 0.1);
    }
}
