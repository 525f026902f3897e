package org.cavity.numerics.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of orthogonality are Frobenius norms of QᵀQ − I. */
class OrthonormalisationTest {

    private static final double EPSILON = Math.ulp(1.0);

    /** What one pass may leave by design; also far above what vectors projected one by one lose, 10 ε √k each. */
    private static final double LOSS = 1e-12;

    /** Blocks of rows and columns of every size that is no multiple of a tile, the largest with two blocks in depth. */
    private static final int[][] SHAPES = {
        {2, 1}, {2, 2}, {3, 3}, {7, 5}, {8, 8}, {9, 4}, {25, 25}, {50, 3}, {101, 37}, {300, 47}, {410, 401}, {1030, 26}
    };

    private final Random random = new Random(11);

    static Stream<Kernels> kernels() {
        return Stream.of(Kernels.scalar(), Kernels.best());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void framesAreOrthonormalAndSpanTheSameFlag(Kernels kernels) {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int count = shape[1];
            double[] block = gaussian(3 + n * count + 5);
            double[] before = block.clone();
            double[] log = new double[count];
            double condition = new Orthonormalisation(kernels, Team.alone(), n, count).orthonormalise(block, 3, log);
            String what = kernels.name() + ", " + n + " × " + count;
            double[] q = Arrays.copyOfRange(block, 3, 3 + n * count);
            assertTrue(loss(q, n, count) < LOSS, () -> what + " loses " + loss(q, n, count));
            assertArrayEquals(Arrays.copyOf(before, 3), Arrays.copyOf(block, 3), what);
            assertArrayEquals(
                    Arrays.copyOfRange(before, 3 + n * count, before.length),
                    Arrays.copyOfRange(block, 3 + n * count, block.length),
                    what);
            // R = QᵀV is triangular with the diagonal reported, to rounding times what the factor of a block loses.
            double bound = 100 * EPSILON * n * condition;
            for (int j = 0; j < count; j++) {
                double[] v = Arrays.copyOfRange(before, 3 + j * n, 3 + (j + 1) * n);
                double length = Math.sqrt(dot(v, 0, v, 0, n));
                for (int i = j; i < count; i++) {
                    double expected = i == j ? Math.exp(log[j]) : 0;
                    assertEquals(expected, dot(q, i * n, v, 0, n), bound * length, what);
                }
            }
        }
    }

    /** Vectors of equal length whose smallest singular value is about 1/κ of the largest. */
    @ParameterizedTest
    @MethodSource("kernels")
    void orthogonalityAndTheEstimateHoldForEveryConditionNumber(Kernels kernels) {
        for (int[] shape : new int[][] {{100, 3}, {60, 60}, {203, 50}}) {
            int n = shape[0];
            int count = shape[1];
            Orthonormalisation orthonormalisation = new Orthonormalisation(kernels, Team.alone(), n, count);
            for (int exponent = 0; exponent <= 13; exponent++) {
                double[] block = conditioned(n, count, Math.pow(10, exponent));
                double expected = 1 / smallestSingularValue(block, n, count);
                double estimate = orthonormalisation.orthonormalise(block, 0, new double[count]);
                String what = kernels.name() + ", " + n + " × " + count + ", 1e" + exponent;
                assertTrue(loss(block, n, count) < LOSS, () -> what + " loses " + loss(block, n, count));
                // From below, but for the rounding of the Gram matrix, which changes the square of the smallest
                // singular value by a hundredth at most where it is used. Power iteration finds the order of magnitude;
                // so do single vectors, whose largest 1/sin falls short by at most the root of their number.
                assertTrue(estimate <= 1.01 * expected, () -> what + ": " + estimate + " above " + expected);
                assertTrue(estimate >= expected / 10, () -> what + ": " + estimate + " far below " + expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void dependentVectorsVanishAndTheOthersAreOrthonormal(Kernels kernels) {
        for (int[] shape : new int[][] {{20, 2}, {40, 9}, {120, 60}, {60, 60}}) {
            int n = shape[0];
            int count = shape[1];
            double[] block = gaussian(n * count);
            int dependent = count / 2;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < dependent; j++) {
                    sum += (j + 1) * block[j * n + i];
                }
                block[dependent * n + i] = sum;
            }
            double[] log = new double[count];
            double condition = new Orthonormalisation(kernels, Team.alone(), n, count).orthonormalise(block, 0, log);
            assertEquals(Double.POSITIVE_INFINITY, condition);
            assertOrthonormalButFor(dependent, block, n, count, log);
            // The zero vector stays what it is, and the fast way serves.
            condition = new Orthonormalisation(kernels, Team.alone(), n, count).orthonormalise(block, 0, log);
            assertEquals(1, condition, 1e-10);
            assertOrthonormalButFor(dependent, block, n, count, log);
        }
    }

    private static void assertOrthonormalButFor(int zero, double[] block, int n, int count, double[] log) {
        assertEquals(Double.NEGATIVE_INFINITY, log[zero]);
        assertArrayEquals(new double[n], Arrays.copyOfRange(block, zero * n, (zero + 1) * n));
        double[] others = new double[n * (count - 1)];
        System.arraycopy(block, 0, others, 0, zero * n);
        System.arraycopy(block, (zero + 1) * n, others, zero * n, n * (count - 1 - zero));
        assertTrue(loss(others, n, count - 1) < LOSS);
        for (int j = 0; j < count; j++) {
            assertTrue(j == zero || Double.isFinite(log[j]));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatIsNotFiniteMakesItsVectorAndAllAfterItNaN(Kernels kernels) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (int count : new int[] {1, 2, 5, 30}) {
                int n = 33;
                double[] block = gaussian(n * count);
                int j = count / 2;
                block[j * n + 7] = bad;
                double[] log = new double[count];
                new Orthonormalisation(kernels, Team.alone(), n, count).orthonormalise(block, 0, log);
                assertTrue(loss(block, n, j) < LOSS);
                for (int k = 0; k < count; k++) {
                    assertEquals(k >= j, Double.isNaN(log[k]));
                    for (int i = 0; i < n; i++) {
                        assertEquals(k >= j, Double.isNaN(block[k * n + i]));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void vectorsMayBeAsLongOrShortAsNumbersAre(Kernels kernels) {
        double[] lengths = {1e300, 1e-300, 1, 1e-310, 1e160, 1e-160};
        for (int count : new int[] {1, 2, 6}) {
            int n = 20;
            double[] block = gaussian(n * count);
            double[] scaled = block.clone();
            for (int i = 0; i < block.length; i++) {
                scaled[i] *= lengths[i / n];
            }
            double[] log = new double[count];
            double[] scaledLog = new double[count];
            Orthonormalisation orthonormalisation = new Orthonormalisation(kernels, Team.alone(), n, count);
            orthonormalisation.orthonormalise(block, 0, log);
            orthonormalisation.orthonormalise(scaled, 0, scaledLog);
            for (int j = 0; j < count; j++) {
                // A subnormal element near 1e-310 has 14 digits, and n of them are averaged.
                assertEquals(log[j] + Math.log(lengths[j]), scaledLog[j], 1e-12);
            }
            assertArrayEquals(block, scaled, 1e-12);
        }
    }

    /** Shapes with one slab and with several, factored together, twice and vector by vector. */
    @ParameterizedTest
    @MethodSource("kernels")
    void everyNumberOfThreadsGivesTheSameBits(Kernels kernels) {
        int[][] shapes = {{40_000, 1}, {40_000, 2}, {40_000, 5}, {2_000, 60}, {560, 530}};
        double[] conditions = {2, 1e4, 1e10};
        for (int[] shape : shapes) {
            int n = shape[0];
            int count = shape[1];
            for (double condition : count > 500 ? new double[] {2} : conditions) {
                double[] block = count > 500 ? nearlyOrthogonal(n, count) : conditioned(n, count, condition);
                double[] alone = block.clone();
                double[] log = new double[count];
                double estimate = new Orthonormalisation(kernels, Team.alone(), n, count).orthonormalise(alone, 0, log);
                for (int threads : new int[] {2, 3}) {
                    try (Team team = Team.of(threads)) {
                        double[] together = block.clone();
                        double[] logTogether = new double[count];
                        double other = new Orthonormalisation(kernels, team, n, count)
                                .orthonormalise(together, 0, logTogether);
                        assertEquals(estimate, other);
                        assertArrayEquals(log, logTogether);
                        assertArrayEquals(alone, together);
                    }
                }
            }
        }
    }

    @Test
    void stretchesAreTheDiagonalOfR() {
        double[] block = {3, 4, 1, 2};
        double[] log = new double[2];
        double condition = new Orthonormalisation(Kernels.best(), Team.alone(), 2, 2).orthonormalise(block, 0, log);
        assertEquals(Math.log(5), log[0], 1e-15);
        assertEquals(Math.log(2) - Math.log(5), log[1], 1e-15);
        assertEquals(Math.sqrt(5) / 0.4, condition, 1e-13);
    }

    /** Orthonormal vectors times diag(1, …, 1/κ) times an orthogonal matrix, then made equally long. */
    private double[] conditioned(int n, int count, double condition) {
        double[] u = orthonormal(n, count);
        double[] w = orthonormal(count, count);
        double[] block = new double[n * count];
        for (int j = 0; j < count; j++) {
            for (int m = 0; m < count; m++) {
                double factor = w[m * count + j] * (count == 1 ? 1 : Math.pow(condition, -(double) m / (count - 1)));
                for (int i = 0; i < n; i++) {
                    block[j * n + i] += factor * u[m * n + i];
                }
            }
            double length = Math.sqrt(dot(block, j * n, block, j * n, n));
            for (int i = 0; i < n; i++) {
                block[j * n + i] /= length;
            }
        }
        return block;
    }

    private double[] nearlyOrthogonal(int n, int count) {
        double[] block = gaussian(n * count);
        for (int i = 0; i < block.length; i++) {
            block[i] = 0.3 * block[i] / Math.sqrt(n) + (i % n == i / n ? 1 : 0);
        }
        return block;
    }

    private double[] orthonormal(int n, int count) {
        double[] block = gaussian(n * count);
        for (int j = 0; j < count; j++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < j; k++) {
                    double product = dot(block, k * n, block, j * n, n);
                    for (int i = 0; i < n; i++) {
                        block[j * n + i] -= product * block[k * n + i];
                    }
                }
            }
            double length = Math.sqrt(dot(block, j * n, block, j * n, n));
            for (int i = 0; i < n; i++) {
                block[j * n + i] /= length;
            }
        }
        return block;
    }

    private double[] gaussian(int length) {
        return random.doubles(length)
                .map(u -> Math.sqrt(12) * (u - 0.5) * (1 + random.nextDouble()))
                .toArray();
    }

    private static double smallestSingularValue(double[] block, int n, int count) {
        double[] values = SingularOps_DDRM.singularValues(new DMatrixRMaj(count, n, true, block.clone()));
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double loss(double[] q, int n, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double error = dot(q, i * n, q, j * n, n) - (i == j ? 1 : 0);
                sum += error * error;
            }
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[xOffset + i] * y[yOffset + i];
        }
        return sum;
    }
}
