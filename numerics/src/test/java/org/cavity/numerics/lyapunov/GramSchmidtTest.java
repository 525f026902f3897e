package org.cavity.numerics.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GramSchmidtTest {

    /** A Hilbert-like block, whose condition number is above 1e10, is where a single pass loses orthogonality. */
    @Test
    void framesAreOrthonormalToRoundingEvenWhenIllConditioned() {
        int n = 40;
        int count = 8;
        double[] block = new double[3 + n * count];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < n; i++) {
                block[3 + k * n + i] = 1.0 / (i + k + 1);
            }
        }
        new GramSchmidt(n, count).orthonormalise(block, 3, count, new double[count]);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += block[3 + a * n + i] * block[3 + b * n + i];
                }
                assertEquals(a == b ? 1 : 0, product, 1e-14);
            }
        }
    }

    @Test
    void stretchesAreTheDiagonalOfR() {
        double[] block = {3, 4, 1, 2};
        double[] log = new double[2];
        new GramSchmidt(2, 2).orthonormalise(block, 0, 2, log);
        assertEquals(Math.log(5), log[0], 1e-15);
        assertEquals(Math.log(2) - Math.log(5), log[1], 1e-15);
    }
}
