package org.cavity.theory.gated.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cavity.theory.gated.GatedNetwork;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointComplexityTest {

    private static final GatedNetwork BIASED = GatedNetwork.of(4, 2)
            .withResetBias(0.5)
            .withBias(0.3)
            .withInputStd(0.1)
            .withResetInputStd(0.2);

    private static MeanFieldFixedPoint largest(GatedNetwork network) {
        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
        return points.get(points.size() - 1);
    }

    private static double annealed(GatedNetwork network) {
        return FixedPointComplexity.annealed(network).orElseThrow().exponent();
    }

    /** The gradient of S and its derivatives against differences, at no particular point. */
    @ParameterizedTest
    @CsvSource({"0.3", "1"})
    void gradientAndHessianAreDerivatives(double power) {
        double[] y = {0.13, 0.4, 0.7, -0.2, 0.3, 2.2, 0.04};
        AnnealedFunctional at = new AnnealedFunctional(BIASED, power, y);
        for (int k = 0; k < y.length; k++) {
            double step = 1e-4 * Math.abs(y[k]);
            AnnealedFunctional up = new AnnealedFunctional(BIASED, power, shifted(y, k, step));
            AnnealedFunctional down = new AnnealedFunctional(BIASED, power, shifted(y, k, -step));
            // The last three equations are divided by t/2.
            double scale = k < 4 ? 1 : 2 / power;
            double gradient = scale * (up.exponent() - down.exponent()) / (2 * step);
            // Second-order differences over 1e-4: truncation 1e-8, rounding 1e-16 / 1e-4.
            assertEquals(gradient, at.residual()[k], 1e-7 * (1 + Math.abs(gradient)), "gradient " + k);
            for (int l = 0; l < y.length; l++) {
                double derivative = (up.residual()[l] - down.residual()[l]) / (2 * step);
                assertEquals(derivative, at.jacobian()[l][k], 1e-7 * (1 + Math.abs(derivative)), l + " " + k);
            }
        }
    }

    private static double[] shifted(double[] y, int k, double step) {
        double[] z = y.clone();
        z[k] += step;
        return z;
    }

    /**
     * ln |det| / N of the fixed-point equation's Jacobian at fixed points planted into networks of N = 400: its mean
     * over 8 networks has a standard error of some 1e-3, and finite N shifts it by about as much.
     */
    @ParameterizedTest
    @CsvSource({"3, 3", "1.9, 12", "4, 1"})
    void meanFieldExponentIsThatOfPlantedFixedPoints(double g, double alpha) {
        MeanFieldFixedPoint point = largest(GatedNetwork.of(g, alpha));
        double expected = FixedPointComplexity.meanField(point).value();
        Random random = new Random(5);
        int networks = 8;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < networks; i++) {
            double value = plantedDeterminant(point, 400, random);
            sum += value;
            squares += value * value;
        }
        double mean = sum / networks;
        double error = Math.sqrt((squares / networks - mean * mean) / (networks - 1));
        assertTrue(error < 3e-3, "standard error " + error);
        assertEquals(expected, mean, 4 * error + 1e-3);
    }

    /** ln |det(∂/∂h [−h + Jʰ σ_r(Jʳ φ) φ])| / N, with couplings that make h, r a fixed point. */
    private static double plantedDeterminant(MeanFieldFixedPoint point, int n, Random random) {
        GatedNetwork network = point.network();
        double[] h = normals(n, Math.sqrt(point.varianceH()), random);
        double[] r = normals(n, Math.sqrt(point.varianceR()), random);
        double[] phi = new double[n];
        double[] gated = new double[n];
        for (int j = 0; j < n; j++) {
            phi[j] = network.rate(h[j]);
            gated[j] = network.resetGate().value(r[j]) * phi[j];
        }
        RealMatrix jh = planted(n, h, gated, random);
        RealMatrix jr = planted(n, r, phi, random);
        RealMatrix inner = jr.copy();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inner.multiplyEntry(i, j, phi[i] * network.resetGate().derivative(r[i]) * network.rateDerivative(h[j]));
            }
            inner.addToEntry(i, i, network.resetGate().value(r[i]) * network.rateDerivative(h[i]));
        }
        RealMatrix jacobian = jh.multiply(inner).subtract(MatrixUtils.createRealIdentityMatrix(n));
        double[][] lu = jacobian.getData();
        return logDeterminant(lu) / n;
    }

    private static double logDeterminant(double[][] data) {
        RealMatrix u = new LUDecomposition(MatrixUtils.createRealMatrix(data)).getU();
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += Math.log(Math.abs(u.getEntry(i, i)));
        }
        return sum;
    }

    /** Gaussian couplings conditioned on J v = x. */
    private static RealMatrix planted(int n, double[] x, double[] v, Random random) {
        RealMatrix j = MatrixUtils.createRealMatrix(n, n);
        double length = 0;
        for (double value : v) {
            length += value * value;
        }
        for (int i = 0; i < n; i++) {
            double[] row = normals(n, 1 / Math.sqrt(n), random);
            double image = 0;
            for (int k = 0; k < n; k++) {
                image += row[k] * v[k];
            }
            for (int k = 0; k < n; k++) {
                row[k] += (x[i] - image) * v[k] / length;
            }
            j.setRow(i, row);
        }
        return j;
    }

    private static double[] normals(int n, double deviation, Random random) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = deviation * random.nextGaussian();
        }
        return x;
    }

    /** At h = 0 the reduced matrix is g σ_r(0) Jʰ − 1, whose determinant is that of a disc of radius √K. */
    @Test
    void atRestTheDeterminantIsThatOfADisc() {
        MeanFieldFixedPoint rest = FixedPoints.solve(GatedNetwork.of(3, 1)).get(0);
        double k = 2.25;
        assertEquals(k, rest.staticStability(), 1e-14);
        assertEquals(
                0.5 * (Math.log(k) - 1 + 1 / k),
                FixedPointComplexity.meanField(rest).value(),
                1e-13);
        MeanFieldFixedPoint stable = FixedPoints.solve(GatedNetwork.of(1.5, 1)).get(0);
        assertEquals(0, FixedPointComplexity.meanField(stable).value());
    }

    @Test
    void aGateAlmostAtRestHardlyMatters() {
        GatedNetwork still = GatedNetwork.of(3, 0).withResetBias(1);
        double exponent = annealed(still);
        // α_r enters by its square.
        assertEquals(exponent, annealed(still.withResetGain(1e-4)), 1e-8);
        assertEquals(exponent, annealed(still.withResetGain(1e-2)), 1e-4);
        assertTrue(Math.abs(exponent - annealed(still.withResetGain(1e-2))) > 1e-8);
    }

    /** The way over the power of the determinant and the way over neighbouring networks end in the same point. */
    @Test
    void doesNotDependOnTheWay() {
        GatedNetwork target = GatedNetwork.of(1.9, 12);
        double direct = annealed(target);
        AnnealedBranch.Solution far =
                AnnealedBranch.fromMeanField(largest(GatedNetwork.of(3, 3))).orElseThrow();
        AnnealedBranch.Walk walk = AnnealedBranch.follow(
                far, share -> GatedNetwork.of(3 * Math.pow(1.9 / 3, share), 3 * Math.pow(4, share)));
        assertTrue(walk.arrived());
        assertEquals(direct, walk.last().exponent(), 1e-12);
    }

    /** Where the determinant exceeds one only just, the two exponents vanish together. */
    @Test
    void vanishesWhereInputSuppressesInstability() {
        GatedNetwork network = GatedNetwork.of(1.9, 7);
        assertTrue(annealed(network.withInputStd(0.3)) > 1e-3);
        MeanFieldFixedPoint stable = largest(network.withInputStd(0.6));
        assertTrue(stable.staticStability() < 1);
        assertEquals(0, FixedPointComplexity.meanField(stable).value());
        assertTrue(FixedPointComplexity.annealed(network.withInputStd(0.6)).isEmpty());
    }

    @Test
    void existsBelowTheFoldAndVanishesThere() {
        double fold = FoldLine.criticalResetGain(GatedNetwork.of(1.7, 1)).orElseThrow();
        double vanishing =
                FixedPointComplexity.criticalResetGain(GatedNetwork.of(1.7, 1)).orElseThrow();
        assertEquals(6.96525, vanishing, 1e-5);
        assertTrue(vanishing < fold);
        assertEquals(0, annealed(GatedNetwork.of(1.7, vanishing)), 1e-10);
        assertTrue(FixedPointComplexity.annealed(GatedNetwork.of(1.9, 1)).isEmpty());
        assertTrue(
                FixedPointComplexity.criticalResetGain(GatedNetwork.of(2.5, 1)).isEmpty());
    }

    /** Towards g_c fixed points and exponent shrink; the line ends below the tricritical point of the mean field. */
    @Test
    void vanishingIsFollowedToTheOnsetOfInstability() {
        double[] resetGain = new double[3];
        for (int i = 0; i < 3; i++) {
            resetGain[i] = FixedPointComplexity.criticalResetGain(GatedNetwork.of(2 - Math.pow(10, -3 - i), 1))
                    .orElseThrow();
        }
        // The distance goes with the square root of 1 − g/g_c, with a correction of the order of 1 − g/g_c, 1e-3 at
        // most.
        double ratio = Math.sqrt(10);
        double limit = (ratio * resetGain[1] - resetGain[0]) / (ratio - 1);
        assertEquals(limit, (ratio * resetGain[2] - resetGain[1]) / (ratio - 1), 2e-3);
        assertTrue(limit < FoldLine.tricriticalResetGain(GatedNetwork.of(2, 1)).orElseThrow());
    }

    @Test
    void aLostBranchIsAnError() {
        assertThrows(IllegalStateException.class, () -> FixedPointComplexity.annealed(GatedNetwork.of(500, 500)));
    }

    @Test
    void underAFluctuatingInputNothingButRestIsAtRest() {
        assertTrue(FixedPointComplexity.annealed(GatedNetwork.of(3, 3).withResetNoiseVariance(0.1))
                .isEmpty());
    }
}
