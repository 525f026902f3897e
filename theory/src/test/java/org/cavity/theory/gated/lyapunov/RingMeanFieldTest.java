package org.cavity.theory.gated.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ClosedSolver;
import org.cavity.theory.lyapunov.spectrum.UnaffordableSpectrumException;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Test;

class RingMeanFieldTest {

    /** Four independent samples against the solution by quadrature; 4.5 of their standard errors. */
    @Test
    void rateVarianceIsThatOfTheClosedEquations() {
        GatedNetwork network = GatedNetwork.of(8, 2);
        double exact = ClosedSolver.solve(network).orElseThrow().rateVariance().value();
        double[] samples = new double[4];
        for (int i = 0; i < samples.length; i++) {
            RingMeanField field = RingMeanField.solve(
                    network, new ContinuousMotion(256, 40.0 / 256), 512, new int[] {i}, Tasks.SEQUENTIAL);
            samples[i] = field.rate()[0];
            assertTrue(field.tail() < 0.2, "tail " + field.tail());
        }
        Estimate sampled = Estimate.ofSamples(samples, 0);
        assertTrue(sampled.error() < 0.01 * exact, sampled.toString());
        assertEquals(exact, sampled.value(), 4.5 * sampled.error());
    }

    @Test
    void activityThatDiesOutIsNoState() {
        GatedNetwork quiescent = GatedNetwork.of(1.5, 1).withUpdateGain(1);
        EulerMotion motion = new EulerMotion(32, 0.5);
        UnaffordableSpectrumException e = assertThrows(
                UnaffordableSpectrumException.class,
                () -> RingMeanField.solve(quiescent, motion, 64, new int[] {1}, Tasks.SEQUENTIAL));
        assertTrue(
                e.getMessage().startsWith("gain = 1.5 and reset_gain = 1.0 are too near to the onset"), e.getMessage());
    }

    /** Paths of the map solve it, all around the ring. */
    @Test
    void pathsArePeriodicSolutions() {
        GatedNetwork network = GatedNetwork.of(20, 1).withUpdateGain(3);
        EulerMotion motion = new EulerMotion(16, 0.5);
        RingMeanField field = RingMeanField.solve(network, motion, 256, new int[] {1}, Tasks.SEQUENTIAL);
        SiteInputs.Site site = field.inputs().sites(SampleNoise.draw(new int[] {5}, 2, 9), 0)[0];
        for (int n = 0; n < 16; n++) {
            double h = site.h()[n];
            double next = h + 0.5 * network.updateGate().value(site.z()[n]) * (site.eta()[n] - h);
            assertEquals(next, site.h()[(n + 1) % 16], 1e-14);
        }
    }

    /** Weights sum to one and give few paths the autocorrelation of their gains that all have. */
    @Test
    void weightsGiveTheAveragesOfTheSample() {
        GatedNetwork network = GatedNetwork.of(20, 1).withUpdateGain(1);
        EulerMotion motion = new EulerMotion(16, 0.5);
        RingMeanField field = RingMeanField.solve(network, motion, 256, new int[] {1}, Tasks.SEQUENTIAL);
        GainPaths all = GainPaths.draw(field.inputs(), 16, 1024, 4096, new int[] {2}, Tasks.SEQUENTIAL);
        GainPaths few = all.leading(128);
        assertEquals(1, Arrays.stream(few.weights()).sum(), 1e-12);
        assertArrayEquals(square(all), square(few), 1e-9);
    }

    /** ⟨φ'²⟩, ⟨(σ_r φ')²⟩ and ⟨σ_z⟩. */
    private static double[] square(GainPaths paths) {
        double[] sums = new double[3];
        for (int i = 0; i < paths.weights().length; i++) {
            SitePath path = paths.paths().get(i);
            for (int n = 0; n < path.gain().length; n++) {
                double weight = paths.weights()[i] / path.gain().length;
                sums[0] += weight * path.gain()[n] * path.gain()[n];
                sums[1] += weight * path.openGain()[n] * path.openGain()[n];
                sums[2] += weight * path.opening()[n];
            }
        }
        return sums;
    }

    /** Trigonometric functions there and back. */
    @Test
    void transformsInvertEachOther() {
        RingTransform transform = new RingTransform(16);
        double[][] re = new double[2][9];
        double[][] im = new double[2][9];
        re[0][3] = 2;
        im[1][5] = 1;
        double[][] functions = transform.functions(re, im);
        for (int j = 0; j < 16; j++) {
            assertEquals(2 * Math.cos(2 * Math.PI * 3 * j / 16), functions[0][j], 1e-14);
            assertEquals(-Math.sin(2 * Math.PI * 5 * j / 16), functions[1][j], 1e-14);
        }
        double[] power = new double[9];
        transform.addPower(functions, power);
        assertEquals(1, power[3], 1e-14);
        assertEquals(0.25, power[5], 1e-14);
        double[] correlation = transform.correlation(power);
        assertEquals(2 + 0.5, correlation[0], 1e-13);
        assertArrayEquals(new double[] {0, 0, 0, 2, 0, 0.5, 0, 0, 0}, transform.amplitudes(correlation), 1e-13);
    }
}
