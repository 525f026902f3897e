package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same inputs through the scalar and the vector loops, both against their definitions. */
class SpikingKernelsTest {

    private static final int GENERATORS = SpikingKernels.GENERATORS;
    private static final int N = 5 * SpikingKernels.MULTIPLE;

    private final Random random = new Random(3);

    static Stream<SpikingKernels> kernels() {
        return Stream.of(Kernels.scalar().spikingKernels(), Kernels.best().spikingKernels());
    }

    /** The words are those of the library's xoshiro256++; elementary functions are good to 1e-9, deviates at most 7. */
    @ParameterizedTest
    @MethodSource("kernels")
    void deviatesAreThoseOfTheirDefinition(SpikingKernels kernels) {
        long[] state = random.longs(4 * GENERATORS).toArray();
        UniformRandomProvider[] generators = new UniformRandomProvider[GENERATORS];
        for (int g = 0; g < GENERATORS; g++) {
            generators[g] = RandomSource.XO_SHI_RO_256_PP.create(
                    new long[] {state[g], state[GENERATORS + g], state[2 * GENERATORS + g], state[3 * GENERATORS + g]});
        }
        double[] z = new double[N];
        for (int call = 0; call < 3; call++) {
            kernels.normal(state, new long[N / 2], z, N);
            for (int i = 0; i < N; i += 2 * GENERATORS) {
                for (int g = 0; g < GENERATORS; g++) {
                    long word = generators[g].nextLong();
                    double radius = Math.sqrt(-2 * Math.log(((word >>> 32) + 0.5) / 0x1p32));
                    double angle = Math.PI * (((word & 0x7fffffffL) + 0.5) / 0x1p31 - 0.5);
                    double sign = (word & 0x80000000L) == 0 ? 1 : -1;
                    assertEquals(sign * radius * Math.cos(angle), z[i + g], 7e-9);
                    assertEquals(sign * radius * Math.sin(angle), z[i + GENERATORS + g], 7e-9);
                }
            }
        }
    }

    /**
     * States that put the extreme words out: xoshiro256++ gives rotl(s0 + s3, 23) + s0, here s3 = −s0 and the word s0.
     */
    @ParameterizedTest
    @MethodSource("kernels")
    void extremeWordsGiveFiniteDeviates(SpikingKernels kernels) {
        long[] words = {
            0L, -1L, 0xFFFFFFFF00000000L, 0xFFFFFFFFL, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFF7FFFFFFFL, Long.MIN_VALUE
        };
        long[] state = new long[4 * GENERATORS];
        for (int g = 0; g < GENERATORS; g++) {
            state[g] = words[g];
            state[3 * GENERATORS + g] = -words[g];
        }
        double[] z = new double[2 * GENERATORS];
        kernels.normal(state, new long[GENERATORS], z, z.length);
        for (int g = 0; g < GENERATORS; g++) {
            double radius = Math.hypot(z[g], z[g + GENERATORS]);
            double expected = Math.sqrt(-2 * Math.log(((words[g] >>> 32) + 0.5) / 0x1p32));
            assertEquals(expected, radius, 1e-9 * expected);
        }
    }

    @Test
    void deviatesAreNormalAndIndependent() {
        int n = 1 << 12;
        int calls = 1000;
        long samples = (long) n * calls;
        long[] state = random.longs(4 * GENERATORS).toArray();
        double[] z = new double[n];
        double[] moments = new double[7];
        double[] beyond = new double[6];
        double[] lags = new double[3];
        int[] cells = new int[256];
        NormalDistribution law = new NormalDistribution();
        double[] edges = new double[cells.length - 1];
        Arrays.setAll(edges, k -> law.inverseCumulativeProbability((k + 1.0) / cells.length));
        double[] before = new double[n];
        for (int call = 0; call < calls; call++) {
            Kernels.best().spikingKernels().normal(state, new long[n / 2], z, n);
            for (int i = 0; i < n; i++) {
                double power = 1;
                for (int k = 1; k < moments.length; k++) {
                    power *= z[i];
                    moments[k] += power / samples;
                }
                for (int s = 1; s < beyond.length; s++) {
                    beyond[s] += Math.abs(z[i]) > s ? 1 : 0;
                }
                int cell = Arrays.binarySearch(edges, z[i]);
                cells[cell >= 0 ? cell : -cell - 1]++;
                lags[0] += z[i] * z[(i + 1) % n] / samples;
                lags[1] += z[i] * z[(i + GENERATORS) % n] / samples;
                lags[2] += z[i] * before[i] / samples;
            }
            System.arraycopy(z, 0, before, 0, n);
        }
        // Four standard errors, from the moments of the normal law: Var x^k = (2k − 1)!! − ⟨x^k⟩².
        double se = 4 / Math.sqrt(samples);
        double[] expected = {1, 0, 1, 0, 3, 0, 15};
        double[] variances = {0, 1, 2, 15, 96, 945, 10170};
        for (int k = 1; k < moments.length; k++) {
            assertEquals(expected[k], moments[k], se * Math.sqrt(variances[k]), "moment " + k);
        }
        for (int s = 1; s < beyond.length; s++) {
            double mean = samples * 2 * law.cumulativeProbability(-s);
            assertEquals(mean, beyond[s], 4 * Math.sqrt(mean), "beyond " + s);
        }
        double chi = 0;
        double mean = (double) samples / cells.length;
        for (int cell : cells) {
            chi += (cell - mean) * (cell - mean) / mean;
        }
        double freedom = cells.length - 1;
        assertEquals(freedom, chi, 4 * Math.sqrt(2 * freedom));
        for (double lag : lags) {
            assertEquals(0, lag, se);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void potentialsFollowTheirRecursions(SpikingKernels kernels) {
        double[] x = normal();
        double[] z = normal();
        double[] h = normal();
        double[] oldX = x.clone();
        double[] oldH = h.clone();
        kernels.filteredNoise(x, 0.9, 0.4, z, h, 0.8, 3, 0.2, 0.1, N);
        double[] white = oldH.clone();
        kernels.whiteNoise(white, 0.8, 3, 0.3, z, N);
        double[] y = new double[N];
        kernels.scale(oldH, 0.5, -2, y, N);
        double[] a = oldX.clone();
        double[] sum = oldH.clone();
        kernels.relax(a, 0.7, -0.5, sum, N);
        for (int i = 0; i < N; i++) {
            double next = 0.9 * oldX[i] + 0.4 * z[i];
            assertEquals(next, x[i], 1e-15 * 4);
            assertEquals(0.8 * oldH[i] + 3 + 0.2 * oldX[i] + 0.1 * next, h[i], 1e-14);
            assertEquals(0.8 * oldH[i] + 3 + 0.3 * z[i], white[i], 1e-14);
            assertEquals(0.5 * oldH[i] - 2, y[i], 1e-14);
            assertEquals(0.7 * oldX[i], a[i], 1e-15 * 4);
            assertEquals(oldH[i] - 0.5 * a[i], sum[i], 1e-14);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void hazardIsSpentOutsideTheDeadTimeAlone(SpikingKernels kernels) {
        double[] hazard = new double[N];
        double[] logHazard = random.doubles(N).map(u -> 3 * u - 3).toArray();
        logHazard[3] = -1000;
        logHazard[4] = -50;
        double[] dead = random.doubles(N).map(u -> 4 * u - 1.5).toArray();
        double[] budget = random.doubles(N).toArray();
        budget[7] = Double.POSITIVE_INFINITY;
        double[] whole =
                Arrays.stream(logHazard).map(y -> Math.exp(Math.max(-700, y))).toArray();
        double[] ahead = dead.clone();
        double[] before = budget.clone();
        int[] fired = new int[N];
        int count = kernels.spend(logHazard, hazard, dead, budget, fired, N);
        int expected = 0;
        for (int i = 0; i < N; i++) {
            double spent = Math.max(0, 1 - ahead[i]) * whole[i];
            assertEquals(spent, hazard[i], 1e-9 * spent);
            assertEquals(Math.max(0, ahead[i] - 1), dead[i]);
            assertEquals(before[i] - spent, budget[i], 1e-9);
            if (budget[i] < 0) {
                assertEquals(i, fired[expected++]);
            }
        }
        assertEquals(expected, count);
        assertTrue(count > N / 10, "few spikes: " + count);
        assertArrayEquals(Arrays.stream(fired, 0, count).sorted().toArray(), Arrays.copyOf(fired, count));
    }

    /** Against the product with vectors that are zero but for some elements. */
    @ParameterizedTest
    @MethodSource("kernels")
    void columnsAddUpToADenseProduct(SpikingKernels kernels) {
        int senders = 40;
        float[] matrix = new float[senders * N];
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] = (float) random.nextGaussian();
        }
        for (int count : new int[] {0, 1, 3, 4, 5, 11, senders}) {
            int[] columns =
                    new Random(count).ints(0, senders).distinct().limit(count).toArray();
            double[] a = random.doubles(senders).toArray();
            double[] b = random.doubles(senders).toArray();
            double[] first = new double[senders];
            double[] second = new double[senders];
            for (int k = 0; k < count; k++) {
                first[columns[k]] = a[k];
                second[columns[k]] = b[k];
            }
            double[] x = normal();
            double[] y = normal();
            double[] oldX = x.clone();
            double[] oldY = y.clone();
            kernels.addColumns(matrix, columns, a, b, count, x, y, N);
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < senders; j++) {
                    oldX[i] += first[j] * matrix[j * N + i];
                    oldY[i] += second[j] * matrix[j * N + i];
                }
            }
            // As many roundings of sums of the order of √count.
            assertArrayEquals(oldX, x, 1e-14 * (1 + count));
            assertArrayEquals(oldY, y, 1e-14 * (1 + count));
        }
    }

    private double[] normal() {
        return random.doubles(N).map(u -> 2 * u - 1).toArray();
    }
}
