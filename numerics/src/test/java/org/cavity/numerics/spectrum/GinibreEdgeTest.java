package org.cavity.numerics.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cavity.numerics.connectivity.DenseCoupling;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.junit.jupiter.api.Test;

class GinibreEdgeTest {

    /** Another generator and another eigensolver than the table's. */
    @Test
    void tableAgreesWithAnIndependentSample() {
        int size = 90;
        int matrices = 150;
        double[] sums = new double[4];
        for (int r = 0; r < matrices; r++) {
            double[] j = DenseCoupling.gaussian(
                            size,
                            1,
                            Precision.DOUBLE,
                            new RandomStreams(4, r).normal(Purpose.CONNECTIVITY),
                            Team.alone())
                    .toMatrix();
            Eigenvalues eigenvalues = Eigenvalues.of(j, size, EigenvalueSolver.ejml(), 1);
            double radius = eigenvalues.radius();
            double abscissa = eigenvalues.abscissa();
            sums[0] += radius / matrices;
            sums[1] += radius * radius / matrices;
            sums[2] += abscissa / matrices;
            sums[3] += abscissa * abscissa / matrices;
        }
        double radiusError = Math.sqrt((sums[1] - sums[0] * sums[0]) / matrices);
        double abscissaError = Math.sqrt((sums[3] - sums[2] * sums[2]) / matrices);
        assertEquals(sums[0], GinibreEdge.meanRadius(size), 3.5 * radiusError);
        assertEquals(sums[2], GinibreEdge.meanAbscissa(size), 3.5 * abscissaError);
    }

    @Test
    void edgesTendToTheCircularLaw() {
        assertEquals(1.0296, GinibreEdge.meanRadius(512), 1e-12);
        assertEquals(1, GinibreEdge.meanRadius(1_000_000), 0.002);
        assertEquals(1, GinibreEdge.meanAbscissa(1_000_000), 0.002);
    }
}
