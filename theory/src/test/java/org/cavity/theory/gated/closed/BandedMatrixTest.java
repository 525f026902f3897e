package org.cavity.theory.gated.closed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BandedMatrixTest {

    /** Random entries without a dominant diagonal, so that rows must be exchanged. */
    @Test
    void solvesWithRowExchanges() {
        int n = 60;
        int band = 7;
        Random random = new Random(4);
        double[][] dense = new double[n][n];
        BandedMatrix matrix = new BandedMatrix(n, band);
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - band); j <= Math.min(n - 1, i + band); j++) {
                dense[i][j] = i == j ? 0 : random.nextGaussian();
                matrix.add(i, j, dense[i][j]);
            }
        }
        double[] x = random.doubles(n).toArray();
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                right[i] += dense[i][j] * x[j];
            }
        }
        matrix.factorise();
        double[] found = matrix.solve(right);
        for (int i = 0; i < n; i++) {
            // Rounding times the condition number of a random matrix of this size.
            assertEquals(x[i], found[i], 1e-11);
        }
    }
}
