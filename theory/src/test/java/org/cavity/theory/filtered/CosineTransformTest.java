package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosineTransformTest {

    private static double[] random(int half) {
        Random random = new Random(half);
        double[] f = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            f[k] = random.nextGaussian();
        }
        return f;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 64, 1024})
    void isTheSumThatDefinesIt(int half) {
        double[] f = random(half);
        double[] expected = new double[half + 1];
        for (int m = 0; m <= half; m++) {
            expected[m] = f[0] + (m % 2 == 0 ? f[half] : -f[half]);
            for (int k = 1; k < half; k++) {
                expected[m] += 2 * f[k] * Math.cos(Math.PI * (k * m % (2 * half)) / half);
            }
        }
        double rounding = 1e-15 * half;
        assertArrayEquals(expected, new CosineTransform(half).of(f, 1), rounding);
    }

    /** Applied twice it is the identity, times 2N. */
    @ParameterizedTest
    @ValueSource(ints = {64, 1 << 18})
    void isItsOwnInverse(int half) {
        CosineTransform transform = new CosineTransform(half);
        double[] f = random(half);
        double[] again = transform.of(transform.of(f, 1), 0.5 / half);
        double sum = 0;
        for (int k = 0; k <= half; k++) {
            sum += Math.pow(again[k] - f[k], 2);
        }
        assertEquals(0, Math.sqrt(sum / half), 2e-15);
    }
}
