package org.cavity.theory.gated.sampled;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Estimate;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * The single site sampled plainly: z, η and h are all drawn, and h is integrated with Heun's rule at a quarter of the
 * window's step. Slow, without a clever step, and only as good as its standard errors.
 */
final class PlainSampler {

    private static final int FINER = 4;

    private final double[][] samples;

    PlainSampler(GatedNetwork network, TimeWindow window, double[] rate, int paths, long seed) {
        Drives drives = new Drives(network, window, rate);
        TimeWindow fine = new TimeWindow(window.period(), FINER * window.steps());
        RandomGenerator random = new Well19937c(seed);
        samples = new double[5][paths];
        for (int p = 0; p < paths; p++) {
            double[] z = field(fine, drives.updateAmplitudes(), random);
            double[] eta = field(fine, drives.inputAmplitudes(), random);
            follow(network, fine, z, eta, p);
        }
    }

    private static double[] field(TimeWindow window, double[] amplitudes, RandomGenerator random) {
        double[] x = new double[amplitudes.length];
        double[] y = new double[amplitudes.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = random.nextGaussian();
            y[k] = random.nextGaussian();
        }
        return window.synthesize(amplitudes, x, y);
    }

    private void follow(GatedNetwork network, TimeWindow window, double[] z, double[] eta, int path) {
        int n = z.length;
        double dt = window.step();
        double h = 0;
        // Three times around for the start to be forgotten behind all but the most closed gates.
        for (int j = 0; j < 4 * n; j++) {
            int now = j % n;
            int next = (j + 1) % n;
            double s0 = network.updateGate().value(z[now]);
            double s1 = network.updateGate().value(z[next]);
            if (j >= 3 * n) {
                double a = eta[now] - h;
                double phi = network.rate(h);
                double gain = network.rateDerivative(h);
                double gate = network.updateGate().derivative(z[now]) * a * gain;
                samples[0][path] += phi * phi / n;
                samples[1][path] += h * h / n;
                samples[2][path] += gain / n;
                samples[3][path] += gate * gate / n;
                samples[4][path] += s0 * gain * gain / n;
            }
            double k1 = s0 * (eta[now] - h);
            double k2 = s1 * (eta[next] - h - dt * k1);
            h += 0.5 * dt * (k1 + k2);
        }
    }

    Estimate rateVariance() {
        return Estimate.ofSamples(samples[0], 0);
    }

    Estimate varianceH() {
        return Estimate.ofSamples(samples[1], 0);
    }

    Estimate meanGain() {
        return Estimate.ofSamples(samples[2], 0);
    }

    /** E[(σ_z' A φ')²]. */
    Estimate gateWeight() {
        return Estimate.ofSamples(samples[3], 0);
    }

    /** E[σ_z φ'²]. */
    Estimate openRateWeight() {
        return Estimate.ofSamples(samples[4], 0);
    }
}
