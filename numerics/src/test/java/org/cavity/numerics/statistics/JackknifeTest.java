package org.cavity.numerics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JackknifeTest {

    @Test
    void ofAMeanItIsTheStandardError() {
        double[] values = {1, 4, 2, 8, 5, 7};
        List<double[]> blocks = new ArrayList<>();
        for (double v : values) {
            blocks.add(new double[] {v, 1});
        }
        Average average = Jackknife.of(blocks, s -> s[0] / s[1]);
        assertEquals(Average.of(values).value(), average.value(), 1e-15 * 10);
        assertEquals(Average.of(values).error(), average.error(), 1e-14);
    }

    /** Of x̄², whose bias σ²/n the pseudo-values take away; their error is the jackknife's. */
    @Test
    void pseudoValuesAreWithoutBias() {
        List<double[]> blocks = List.of(new double[] {1, 1}, new double[] {2, 1}, new double[] {6, 1});
        double[] values = Jackknife.pseudoValues(blocks, s -> Math.pow(s[0] / s[1], 2));
        Average average = Average.of(values);
        assertEquals(9 - 7.0 / 3, average.value(), 1e-13);
        assertEquals(Jackknife.of(blocks, s -> Math.pow(s[0] / s[1], 2)).error(), average.error(), 1e-13);
        assertEquals(3, Jackknife.pseudoValues(List.of(new double[] {3}), s -> s[0])[0]);
    }

    @Test
    void oneBlockHasNoError() {
        assertTrue(Double.isNaN(
                Jackknife.of(List.of(new double[] {3, 2}), s -> s[0] / s[1]).error()));
    }

    /**
     * Var(x̄/ȳ) = (σ_x² + σ_y²)/n to leading order for x̄ ≈ ȳ ≈ 1; the error's own scatter over 400 blocks is 1/√800.
     */
    @Test
    void ofARatioItIsTheErrorOfPropagation() {
        Random random = new Random(1);
        int n = 400;
        List<double[]> blocks = new ArrayList<>();
        for (int b = 0; b < n; b++) {
            blocks.add(new double[] {1 + 0.1 * random.nextGaussian(), 1 + 0.05 * random.nextGaussian()});
        }
        double expected = Math.sqrt((0.01 + 0.0025) / n);
        assertEquals(expected, Jackknife.of(blocks, s -> s[0] / s[1]).error(), 4 * expected / Math.sqrt(2 * n));
    }
}
