package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

/** A fluctuating input to the reset gate beside an update gate that moves. */
class ResetNoiseTest {

    private static final GatedNetwork NETWORK =
            GatedNetwork.of(3, 3).withUpdateGain(2).withResetNoiseVariance(1).withResetNoiseTime(2);

    private static final int PATHS = 200;
    private static final int FINER = 4;

    /** C_σr at some lags, of r integrated by Heun's rule along drawn drives and drawn noise. */
    private static Estimate[] drawnGate(TimeWindow window, double[] rate, int[] lags) {
        TimeWindow fine = new TimeWindow(window.period(), FINER * window.steps());
        double[] amplitudes = window.amplitudes(window.interpolate(rate));
        for (int k = 0; k < amplitudes.length; k++) {
            amplitudes[k] = Math.max(0, amplitudes[k]);
        }
        RandomGenerator random = new Well19937c(5);
        int n = fine.steps();
        double dt = fine.step();
        double decay = Math.exp(-dt / NETWORK.resetNoiseTime());
        double deviation = Math.sqrt(NETWORK.resetNoiseVariance());
        double[][] products = new double[lags.length][PATHS];
        for (int path = 0; path < PATHS; path++) {
            double[] x = new double[amplitudes.length];
            double[] y = new double[amplitudes.length];
            for (int k = 0; k < x.length; k++) {
                x[k] = random.nextGaussian();
                y[k] = random.nextGaussian();
            }
            double[] drive = fine.synthesize(amplitudes, x, y);
            double noise = deviation * random.nextGaussian();
            double r = 0;
            double[] gate = new double[n];
            // Once around for the start to be forgotten.
            for (int j = 0; j < 2 * n; j++) {
                gate[j % n] = NETWORK.resetGate().value(r);
                double next = decay * noise + deviation * Math.sqrt(1 - decay * decay) * random.nextGaussian();
                double k1 = (drive[j % n] + noise - r) / NETWORK.resetTime();
                double k2 = (drive[(j + 1) % n] + next - r - dt * k1) / NETWORK.resetTime();
                r += 0.5 * dt * (k1 + k2);
                noise = next;
            }
            for (int l = 0; l < lags.length; l++) {
                int shift = FINER * lags[l];
                for (int j = 0; j + shift < n; j++) {
                    // As much for −r, which is as likely: σ(−r) = 1 − σ(r) without a bias.
                    double product = gate[j] * gate[j + shift] + (1 - gate[j]) * (1 - gate[j + shift]);
                    products[l][path] += 0.5 * product / (n - shift);
                }
            }
        }
        return Arrays.stream(products).map(p -> Estimate.ofSamples(p, 0)).toArray(Estimate[]::new);
    }

    private static void assertWithin(double factor, double value, Estimate drawn) {
        assertTrue(Math.abs(value - drawn.value()) < factor * drawn.error(), () -> drawn + " against " + value);
    }

    /**
     * The state's gate correlation against drawn paths of r and of the noise, and what a site makes of it against h
     * sampled plainly; together all that the state has to be consistent with. Heun's rule at this step leaves 1e-4.
     */
    @Test
    void drawnNoiseGivesTheSameState() {
        SampledState state =
                SampledSolver.solve(NETWORK, Sampling.COARSE, Tasks.SEQUENTIAL).orElseThrow();
        assertEquals("", state.note());
        StationaryCorrelation solution = state.solutions().get(0);
        TimeWindow window = solution.window();
        int[] lags = {0, 4, 12, 40};
        Estimate[] drawn = drawnGate(window, solution.rate(), lags);
        double[] gate = new Drives(NETWORK, window, solution.rate()).resetGate();
        for (int l = 0; l < lags.length; l++) {
            assertTrue(drawn[l].error() < 0.01 * gate[0]);
            assertWithin(3.5, gate[lags[l]], drawn[l]);
        }
        PlainSampler plain = new PlainSampler(NETWORK, window, solution.rate(), 400, 11);
        assertWithin(3.5, state.rateVariance().value(), plain.rateVariance());
        assertWithin(3.5, state.varianceH().value(), plain.varianceH());
        double quiet = new Drives(NETWORK.withResetNoiseVariance(0), window, solution.rate()).resetGate()[0];
        assertTrue(Math.abs(gate[0] - quiet) > 10 * drawn[0].error());
    }
}
