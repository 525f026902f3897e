package org.cavity.numerics.connectivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructuredCouplingTest {

    private static final double GAIN = 1.7;
    private static final RandomStreams STREAMS = new RandomStreams(3, 0);

    private final Random random = new Random(11);

    /** One of the two ensembles. */
    @FunctionalInterface
    interface Ensemble {
        Coupling draw(int size, double gain, RandomStreams streams, Precision precision, Team team);

        default Coupling draw(int size) {
            return draw(size, GAIN, STREAMS, Precision.DOUBLE, Team.alone());
        }
    }

    static Stream<Ensemble> ensembles() {
        return Stream.of(OrthogonalCoupling::new, QuarterCircleCoupling::new);
    }

    @Test
    void orthogonalCouplingsHaveEqualSingularValues() {
        for (double s : singularValues(new OrthogonalCoupling(64, GAIN, STREAMS, Precision.DOUBLE, Team.alone()))) {
            assertEquals(GAIN, s, 1e-13);
        }
    }

    @Test
    void quarterCircleCouplingsHaveTheQuantilesOfTheLaw() {
        int n = 64;
        double[] s = singularValues(new QuarterCircleCoupling(n, GAIN, STREAMS, Precision.DOUBLE, Team.alone()));
        Arrays.sort(s);
        double squares = 0;
        for (double value : s) {
            squares += value * value / (GAIN * GAIN);
        }
        assertEquals(n, squares, 1e-12 * n);
        double[] quantiles = QuarterCircleCoupling.singularValues(n);
        for (int k = 0; k < n; k++) {
            assertEquals(GAIN * quantiles[k], s[k], 1e-13);
        }
        // The law itself, undoing the normalisation by the quantile of k = N − 1.
        for (int k = 0; k < n; k++) {
            double u = quantiles[k] * largest(n) / quantiles[n - 1];
            double cumulative = (u * Math.sqrt(4 - u * u) / 2 + 2 * Math.asin(u / 2)) / Math.PI;
            assertEquals((k + 0.5) / n, cumulative, 1e-10);
        }
    }

    /** The quantile at (N − ½)/N by bisection. */
    private static double largest(int n) {
        double low = 0;
        double high = 2;
        for (int i = 0; i < 100; i++) {
            double u = (low + high) / 2;
            boolean below = u * Math.sqrt(4 - u * u) / 2 + 2 * Math.asin(u / 2) < Math.PI * (n - 0.5) / n;
            low = below ? u : low;
            high = below ? high : u;
        }
        return low;
    }

    /** The mean over N of s^4 is 2 and of log s is −1/2; quantiles miss these by O(log N / N) at the edges. */
    @Test
    void quantilesHaveTheMomentsOfTheLaw() {
        double[] s = QuarterCircleCoupling.singularValues(1 << 16);
        assertEquals(2, Arrays.stream(s).map(v -> v * v * v * v).average().orElseThrow(), 1e-4);
        assertEquals(-0.5, Arrays.stream(s).map(Math::log).average().orElseThrow(), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void diagonalAndDeterminantAreThoseOfTheMatrix(Ensemble ensemble) {
        for (int n = 2; n <= 256; n *= 2) {
            Coupling coupling = ensemble.draw(n);
            double[] matrix = coupling.toMatrix();
            double[] diagonal = coupling.diagonal();
            double logDeterminant = 0;
            for (double s : singularValues(coupling)) {
                logDeterminant += Math.log(s);
            }
            for (int i = 0; i < n; i++) {
                assertEquals(matrix[i * n + i], diagonal[i], 1e-13);
            }
            // The smallest singular value is about 1/N of the largest, its relative rounding N times as large.
            assertEquals(logDeterminant, coupling.logDeterminant(), 1e-14 * n * n);
        }
    }

    @Test
    void elementsAreThoseOfTheDefinition() {
        int n = 32;
        double[] matrix = new OrthogonalCoupling(n, GAIN, STREAMS, Precision.DOUBLE, Team.alone()).toMatrix();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(GAIN / Math.sqrt(n), Math.abs(matrix[i * n + j]), 1e-15);
                // The signs of rows and columns cancel in the product over the corners of a rectangle.
                double corners = matrix[i * n + j] * matrix[i * n] * matrix[j] * matrix[0];
                assertEquals((Integer.bitCount(i & j) & 1) == 0 ? 1 : -1, Math.signum(corners));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void applyMultipliesByTheMatrix(Ensemble ensemble) {
        int n = 128;
        int count = 3;
        Coupling coupling = ensemble.draw(n);
        double[] matrix = coupling.toMatrix();
        double[] scale = normal(n);
        double[] x = normal(2 + count * n);
        double[] y = new double[5 + count * n];
        for (double[] s : new double[][] {null, scale}) {
            coupling.apply(s, x, 2, count, y, 5);
            for (int c = 0; c < count; c++) {
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int j = 0; j < n; j++) {
                        sum += matrix[i * n + j] * (s == null ? 1 : s[j]) * x[2 + c * n + j];
                    }
                    assertEquals(sum, y[5 + c * n + i], 1e-13);
                }
            }
        }
    }

    @Test
    void orthogonalCouplingsKeepTheNorm() {
        int n = 1 << 16;
        for (Precision precision : Precision.values()) {
            double[] x = normal(n);
            double[] y = new double[n];
            new OrthogonalCoupling(n, GAIN, STREAMS, precision, Team.alone()).apply(null, x, 0, 1, y, 0);
            // One rounding per bit, and those on loading and storing.
            double rounding = precision == Precision.DOUBLE ? 0x1p-53 : 0x1p-24;
            assertEquals(1, norm(y) / (GAIN * norm(x)), 18 * rounding);
        }
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void singlePrecisionDiffersByItsRounding(Ensemble ensemble) {
        for (int n : new int[] {2, 16, 1 << 12, 1 << 13, 1 << 15}) {
            double[] x = normal(n);
            double[] y = new double[n];
            double[] single = new double[n];
            ensemble.draw(n).apply(null, x, 0, 1, y, 0);
            ensemble.draw(n, GAIN, STREAMS, Precision.SINGLE, Team.alone()).apply(null, x, 0, 1, single, 0);
            double[] difference = new double[n];
            for (int i = 0; i < n; i++) {
                difference[i] = single[i] - y[i];
            }
            // At most four transforms of log2 N roundings and five diagonals; no singular value exceeds 2.
            double bound = (4 * Integer.numberOfTrailingZeros(n) + 5) * 0x1p-24 * 2 * GAIN * norm(x);
            assertTrue(norm(difference) < bound, () -> "N = " + n);
            assertTrue(norm(difference) > 0, "nothing was rounded");
        }
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void bitsDoNotDependOnTheTeam(Ensemble ensemble) {
        for (int n : new int[] {64, 1 << 12, 1 << 13, 1 << 17}) {
            int count = 2;
            double[] x = normal(count * n);
            double[] scale = normal(n);
            for (Precision precision : Precision.values()) {
                double[] expected = new double[count * n];
                ensemble.draw(n, GAIN, STREAMS, precision, Team.alone()).apply(scale, x, 0, count, expected, 0);
                for (int threads = 1; threads <= 3; threads++) {
                    try (Team team = Team.of(threads)) {
                        Coupling coupling = ensemble.draw(n, GAIN, STREAMS, precision, team);
                        double[] y = new double[count * n];
                        coupling.apply(scale, x, 0, count, y, 0);
                        assertArrayEquals(expected, y);
                        double[] alone = new double[count * n];
                        team.run(count, (k, member) -> coupling.applyAlone(member, scale, x, k * n, 1, alone, k * n));
                        assertArrayEquals(expected, alone);
                    }
                }
            }
        }
    }

    /** With one round of signs and transforms in U and V the last two of these would fail. */
    @Test
    void elementsAndRowNormsOfQuarterCircleCouplingsScatterAsIfIndependent() {
        int n = 512;
        double[] matrix = new QuarterCircleCoupling(n, 1, STREAMS, Precision.DOUBLE, Team.alone()).toMatrix();
        double mean = 0;
        double fourth = 0;
        double scatter = 0;
        double symmetry = 0;
        for (int i = 0; i < n; i++) {
            double rowNorm = 0;
            for (int j = 0; j < n; j++) {
                double a = matrix[i * n + j] * Math.sqrt(n);
                double b = matrix[j * n + i] * Math.sqrt(n);
                mean += a / n / n;
                fourth += a * a * a * a / n / n;
                symmetry += (a * a - 1) * (b * b - 1) / n / n;
                rowNorm += a * a / n;
            }
            scatter += (rowNorm - 1) * (rowNorm - 1) / 2;
        }
        // Five standard errors of N² independent normal elements: 1, √96 and √5 N^(-1) (each pair counts twice).
        assertEquals(0, mean, 5.0 / n);
        assertEquals(3, fourth, 5 * Math.sqrt(96) / n);
        // With one round of signs and transforms |J_ij| = |J_ji| and this is 2; with two about 3/N remains.
        assertEquals(0, symmetry, 5 * Math.sqrt(8) / n + 6.0 / n);
        // N squares of normal row norms, of relative error √(2/N); the transforms' row norms scatter twice as widely.
        assertEquals(1, scatter, 5 * 2 * Math.sqrt(2.0 / n));
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void sizesThatAreNoPowersOfTwoAreRefusedWithTheirNeighbours(Ensemble ensemble) {
        for (int n : new int[] {-8, 0, 1, 3, 1000, (1 << 28) + 1, 1 << 29}) {
            String message = assertThrows(IllegalArgumentException.class, () -> ensemble.draw(n))
                    .getMessage();
            assertTrue(message.contains("size = " + n + " "), message);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> ensemble.draw(1000))
                .getMessage();
        assertTrue(message.contains("512 or 1024"), message);
        Coupling large = ensemble.draw(1 << 16);
        message = assertThrows(IllegalArgumentException.class, large::toMatrix).getMessage();
        assertTrue(message.contains("size = 65536"), message);
    }

    private static double[] singularValues(Coupling coupling) {
        int n = coupling.size();
        var svd = DecompositionFactory_DDRM.svd(n, n, false, false, true);
        assertTrue(svd.decompose(DMatrixRMaj.wrap(n, n, coupling.toMatrix())));
        return svd.getSingularValues();
    }

    private static double norm(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(a -> a * a).sum());
    }

    private double[] normal(int n) {
        return random.doubles(n).map(u -> 2 * u - 1).toArray();
    }
}
