package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;

class GateSamplingTest {

    private final TimeWindow window = new TimeWindow(60, 256);

    private double[] amplitudes() {
        double[] a = new double[129];
        for (int k = 0; k < 40; k++) {
            a[k] = Math.exp(-0.2 * k);
        }
        return a;
    }

    @Test
    void powerOfTheSampleIsExact() {
        GateNoise noise = new GateNoise(3, 0, 10, 129);
        double power = 0;
        for (int p = 0; p < 10; p++) {
            double[] z = noise.path(window, amplitudes(), p);
            power += Arrays.stream(z).map(x -> x * x).average().orElseThrow() / 10;
        }
        assertEquals(Arrays.stream(amplitudes()).sum(), power, 1e-12);
    }

    @Test
    void finerStepsKeepThePaths() {
        double[] coarse = new GateNoise(3, 1, 4, 129).path(window, amplitudes(), 2);
        double[] fine = new GateNoise(3, 1, 4, 257).path(new TimeWindow(60, 512), Arrays.copyOf(amplitudes(), 257), 2);
        for (int j = 0; j < coarse.length; j++) {
            assertEquals(coarse[j], fine[2 * j], 1e-13);
        }
    }

    @Test
    void weightsMakeTheControlsExact() {
        Gate gate = new Gate(3, 0.4);
        double[] a = amplitudes();
        double variance = Arrays.stream(a).sum();
        GateNoise noise = new GateNoise(5, 0, 24, 129);
        double[][] controls = new double[24][];
        for (int p = 0; p < 24; p++) {
            GateControls.Accumulator sums = new GateControls.Accumulator();
            double[] z = noise.path(window, a, p);
            for (int sign = -1; sign <= 1; sign += 2) {
                for (double x : z) {
                    sums.add(gate.value(sign * x), gate.logarithm(sign * x));
                }
            }
            controls[p] = sums.means();
        }
        double[] weight = GateControls.weights(gate, variance, controls);
        double[] mean = new double[3];
        for (int p = 0; p < 24; p++) {
            for (int i = 0; i < 3; i++) {
                mean[i] += weight[p] * controls[p][i];
            }
        }
        GaussianAverage average = new GaussianAverage(0, variance, Nonlinearity.TANH);
        double[] exact = {
            average.of(gate::value), average.of(gate::logarithm), average.of(z -> Math.pow(gate.value(z), 2))
        };
        assertEquals(1, Arrays.stream(weight).sum(), 1e-12);
        // The ridge of 1e-9 that keeps collinear controls apart shows at this level.
        assertArrayEquals(exact, mean, 1e-6);
    }
}
