package org.cavity.numerics.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.cavity.numerics.statistics.Average;
import org.junit.jupiter.api.Test;

/** Errors from blocks, on growth whose statistics are known. */
class GrowthBlocksTest {

    private static final double[] MEANS = {0.3, -0.1, -0.7};
    private static final double STEP = 0.5;

    /** Growth per step: means, plus fluctuations that forget themselves over so many steps. */
    private static double[] growth(Random random, double[] memory, double steps) {
        double kept = Math.exp(-1 / steps);
        double[] stretch = new double[MEANS.length];
        for (int k = 0; k < MEANS.length; k++) {
            memory[k] = kept * memory[k] + Math.sqrt(1 - kept * kept) * random.nextGaussian();
            stretch[k] = STEP * (MEANS[k] + memory[k]);
        }
        return stretch;
    }

    @Test
    void errorsOfExponentsAndOfTheirSumsCoverTheTruth() {
        Random random = new Random(1);
        double[] z = new double[400];
        double[] zOfSum = new double[400];
        for (int i = 0; i < z.length; i++) {
            GrowthBlocks blocks = new GrowthBlocks(3, 2000, STEP, false);
            double[] memory = new double[3];
            for (long s = 1; s <= 2000; s++) {
                blocks.add(growth(random, memory, 2));
                if (blocks.endsAt(s)) {
                    blocks.endBlock(s);
                }
            }
            z[i] = (blocks.exponents()[0] - 0.3) / blocks.errors()[0];
            Average sum = blocks.estimate(e -> e[0] + 2 * e[1]);
            zOfSum[i] = (sum.value() - 0.1) / sum.error();
        }
        // Student's t with 19 degrees of freedom has the standard deviation 1.06; 400 draws know it to 4 %, and blocks
        // of
        // 25 correlation times lose 4 % of the variance.
        assertEquals(1.08, rms(z), 0.15);
        assertEquals(1.08, rms(zOfSum), 0.15);
    }

    /**
     * After eight hundred correlation times the error is right: Student's t with 7 to 31 degrees of freedom, but the largest
     * of three. After thirteen, the earliest end there is, none of the joinings sees all of the correlations.
     */
    @Test
    void stoppingAtAnErrorHardlyChoosesTheLuckyOnes() {
        assertEquals(1.05, stopped(0.05), 0.15);
        assertTrue(stopped(0.15) < 1.5, "early end");
    }

    /** Root mean square of what exponents that are stopped at an error are off, in units of the error. */
    private static double stopped(double requested) {
        Random random = new Random(2);
        double[] z = new double[300];
        for (int i = 0; i < z.length; i++) {
            GrowthBlocks blocks = new GrowthBlocks(3, 1_000_000, STEP, true);
            double[] memory = new double[3];
            long s = 0;
            do {
                s++;
                blocks.add(growth(random, memory, 20));
                if (blocks.endsAt(s)) {
                    blocks.endBlock(s);
                }
            } while (s < 1_000_000 && !blocks.isPrecise(requested));
            assertTrue(blocks.errors()[0] <= requested);
            z[i] = (blocks.exponents()[0] - 0.3) / blocks.errors()[0];
        }
        return rms(z);
    }

    @Test
    void blocksAreJoinedWhereTheEndIsOpen() {
        GrowthBlocks blocks = new GrowthBlocks(1, 1000, 1, true);
        int ends = 0;
        for (long s = 1; s <= 1000; s++) {
            blocks.add(new double[] {s % 2 == 0 ? 1 : 3});
            if (blocks.endsAt(s)) {
                blocks.endBlock(s);
                ends++;
            }
        }
        // 64 blocks of 2, 32 of 4, 32 of 8, and what is left of the thousand, 488, in blocks of 16.
        assertEquals(64 + 32 + 32 + 31, ends);
        assertArrayEquals(new double[] {2}, blocks.exponents(), 1e-12);
        double[] times = blocks.convergenceTime();
        assertEquals(1000, times[times.length - 1]);
    }

    private static double rms(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
    }
}
