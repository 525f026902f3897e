package org.cavity.theory.gated.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Test;

/** With both gates held half open the network is the additive one of half the gain and half the step, at half the speed. */
class FrozenGatesTest {

    private static final int POINTS = 24;
    private static final double STEP = 0.8;
    private static final double GAIN = 12;

    /**
     * Φ is half the additive one on the same paths, plus what z and r contribute to a ring of finite length, −2 log(1 − (1 −
     * d/τ)^m)/(md), known exactly. Both are extrapolated to η → 0 from two regulators, and differ by the next order, 1e-4 of Φ.
     */
    @Test
    void entropyIsHalfTheAdditiveOne() {
        Random random = new Random(11);
        TimeRing ring = new TimeRing(POINTS);
        List<SitePath> sites = new ArrayList<>();
        List<double[]> gains = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double[] slope = gains(random);
            double[] gain = Arrays.stream(slope).map(u -> GAIN * u).toArray();
            double[] half = new double[POINTS];
            Arrays.fill(half, 0.5);
            double[] open = Arrays.stream(gain).map(u -> 0.5 * u).toArray();
            sites.add(new SitePath(half, new double[POINTS], gain, open, new double[POINTS]));
            gains.add(slope);
        }
        AdditiveSite additive = new AdditiveSite(ring, STEP / 2, GAIN / 2, gains);
        double expected = 0.5 * extrapolated(additive.phi(0.01), additive.phi(0.0025));

        double[] weights = new double[sites.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        SingleSiteEquations equations =
                new SingleSiteEquations(new EulerSteps(ring, STEP), 1, 1, sites, weights, Tasks.SEQUENTIAL);
        ThresholdSolver solver = new ThresholdSolver(equations, 1e-6);
        double[] phi = new double[2];
        double[] etas = {0.01, 0.0025};
        double[] x = new double[5 * ring.frequencies()];
        for (int i = 0; i < 2; i++) {
            Threshold t = solver.solve(x, 0, etas[i]);
            phi[i] = t.sides().phi() - etas[i] * t.sides().regulatorSlope();
            x = t.kernels().logarithms(etas[i]);
            // Nothing is read out of z and r, so that their fields are of the order of the regulator.
            for (int k = 0; k < ring.frequencies(); k++) {
                assertTrue(
                        t.kernels().updateP()[k] < 200 * etas[i],
                        "p_z " + t.kernels().updateP()[k]);
            }
        }
        double gates = 2 * Math.log(1 - Math.pow(1 - STEP, POINTS)) / (POINTS * STEP);
        assertTrue(expected > 0.005, "not chaotic: " + expected);
        assertEquals(expected + gates, extrapolated(phi[0], phi[1]), 2e-4 * expected);
    }

    private static double extrapolated(double large, double small) {
        return small + (small - large) / 15;
    }

    /** sech² of a smooth path. */
    private static double[] gains(Random random) {
        double[] x = new double[POINTS];
        for (int k = 0; k < 4; k++) {
            double a = 1.5 * random.nextGaussian();
            double b = 1.5 * random.nextGaussian();
            for (int n = 0; n < POINTS; n++) {
                double w = 2 * Math.PI * k * n / POINTS;
                x[n] += a * Math.cos(w) + b * Math.sin(w);
            }
        }
        return Arrays.stream(x).map(v -> 1 / Math.pow(Math.cosh(v), 2)).toArray();
    }
}
