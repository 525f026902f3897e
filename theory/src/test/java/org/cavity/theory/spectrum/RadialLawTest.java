package org.cavity.theory.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadialLawTest {

    @Test
    void uniformGainGivesTheCircularLaw() {
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.DENSE, new double[] {2.25});
        assertEquals(1.5, law.radius(), 1e-15);
        for (double r = 0.1; r < 1.5; r += 0.2) {
            assertEquals(r * r / 2.25, law.cdf(r), 1e-14);
        }
        assertEquals(1, law.cdf(1.6));
    }

    /** Two values of d²: the law is a quadratic equation in y. */
    @Test
    void twoPopulations() {
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.DENSE, new double[] {1, 4, 4, 4});
        double r2 = 0.8;
        double y = law.shareBeyond(Math.sqrt(r2));
        assertEquals(1, 0.25 / (r2 + y) + 0.75 * 4 / (r2 + 4 * y), 1e-14);
    }

    /** Units that do not respond put a share of eigenvalues at the origin. */
    @Test
    void silentUnitsMakeAnAtom() {
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.DENSE, new double[] {0, 1, 1, 1});
        assertEquals(0.25, law.cdf(0), 1e-15);
        assertEquals(0.25, law.cdf(1e-6), 1e-9);
    }

    /** The law in its parametric form, which needs no root: y = E[d²/(s + d²)], r² = s y/(1 − y). */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 1, 4, 100})
    void orthogonalCouplingsInParametricForm(double s) {
        double[] squares = {0.3, 1.7, 2.9, 2.9};
        double y = 0;
        for (double d2 : squares) {
            y += 0.25 * d2 / (s + d2);
        }
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.ORTHOGONAL, squares);
        // Nearest to the inner edge, at s = 0.01, the root lies 0.01 from that at y = 1, and rounding counts a
        // hundredfold.
        assertEquals(y, law.shareBeyond(Math.sqrt(s * y / (1 - y))), 1e-12);
    }

    @Test
    void orthogonalCouplingsLeaveAHole() {
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.ORTHOGONAL, new double[] {0.25, 4});
        assertEquals(1 / Math.sqrt(0.5 * (4 + 0.25)), law.innerRadius(), 1e-15);
        assertEquals(Math.sqrt(0.5 * (0.25 + 4)), law.radius(), 1e-15);
        assertEquals(0, law.cdf(law.innerRadius() * 0.999));
        assertTrue(law.cdf(law.innerRadius() * 1.001) > 0);
        // At uniform gain all eigenvalues lie on one circle.
        RadialLaw circle = RadialLaw.ofSample(CouplingEnsemble.ORTHOGONAL, new double[] {2.25});
        assertEquals(1.5, circle.innerRadius(), 1e-15);
        assertEquals(0, circle.cdf(1.5 - 1e-9));
        assertEquals(1, circle.cdf(1.5));
        assertEquals(
                0,
                RadialLaw.ofSample(CouplingEnsemble.DENSE, new double[] {2.25}).innerRadius());
    }

    @Test
    void silentUnitsFillTheHole() {
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.ORTHOGONAL, new double[] {0, 1, 1, 1});
        assertEquals(0, law.innerRadius());
        assertEquals(0.25, law.cdf(0), 1e-15);
        assertEquals(0.25, law.cdf(1e-6), 1e-9);
    }

    /** Eigenvalues of Haar orthogonal matrices times a diagonal one; the Gaussian law would put 0.75 of them here. */
    @Test
    void eigenvaluesOfOrthogonalMatrices() {
        int n = 100;
        int draws = 10;
        double[] squares = new double[n];
        Arrays.setAll(squares, i -> i % 2 == 0 ? 0.25 : 4);
        RadialLaw law = RadialLaw.ofSample(CouplingEnsemble.ORTHOGONAL, squares);
        double r = 1.1;
        Random random = new Random(5);
        double within = 0;
        for (int k = 0; k < draws; k++) {
            double[][] normal = new double[n][n];
            for (double[] row : normal) {
                Arrays.setAll(row, j -> random.nextGaussian());
            }
            // Q up to the signs of its columns; random ones make it Haar.
            RealMatrix q = new QRDecomposition(new Array2DRowRealMatrix(normal, false)).getQ();
            for (int j = 0; j < n; j++) {
                double sign = random.nextBoolean() ? 1 : -1;
                q.setColumnVector(j, q.getColumnVector(j).mapMultiply(sign * Math.sqrt(squares[j])));
            }
            for (Complex z : new EigenDecompositionNonSymmetric(q).getEigenvalues()) {
                within += z.norm() < r ? 1.0 / (n * draws) : 0;
            }
        }
        // The count in one matrix scatters by 0.023 N; ten matrices leave 0.007.
        assertEquals(law.cdf(r), within, 0.02);
    }

    @ParameterizedTest
    @EnumSource
    void excessIsTheIntegralOfTheShare(CouplingEnsemble coupling) {
        RadialLaw law = RadialLaw.ofSample(coupling, new double[] {0.3, 1.7, 2.9});
        double sum = 0;
        int n = 20_000;
        double top = Math.log(law.radius());
        for (int i = 0; i < n; i++) {
            double s = top * (i + 0.5) / n;
            sum += law.shareBeyond(Math.exp(s)) * top / n;
        }
        // The midpoint rule errs by h² over 24 of the slope's range.
        assertEquals(sum, law.excessBeyond(1), 1e-9);
    }
}
