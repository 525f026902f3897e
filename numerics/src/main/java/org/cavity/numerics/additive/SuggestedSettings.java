package org.cavity.numerics.additive;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * Settings for a useful result in a few seconds. Times grow with the correlation time 1/κ, which is long near an onset;
 * κ is guessed from how far the static mean-field fixed point is from marginal.
 */
final class SuggestedSettings {

    private static final int SIZE = 500;
    private static final int REPLICAS = 4;
    private static final long SEED = 1;
    private static final double TIME_STEP = 0.1;
    private static final double NOISY_TIME_STEP = 0.05;
    private static final double SLOWEST = 0.02;
    private static final double FASTEST = 0.25;
    private static final int ITERATIONS = 200;

    private SuggestedSettings() {}

    static SimulationSettings of(AdditiveNetwork network) {
        double kappa = Math.max(SLOWEST, Math.min(FASTEST, distanceFromOnset(network)));
        double transientTime = Math.ceil(20 / kappa);
        double time = Math.max(200, Math.min(600, transientTime));
        double timeStep = network.noise() > 0 ? NOISY_TIME_STEP : TIME_STEP;
        int threads = Runtime.getRuntime().availableProcessors();
        return new SimulationSettings(SIZE, REPLICAS, SEED, transientTime, time, timeStep, threads);
    }

    /**
     * |R − 1| at the fixed point of m = I + J₀ E[φ], C = g² E[φ²] + Iv, R = g √E[φ'²]. Without input the fixed point of
     * an expansive network is itself marginal to first order, and κ = (g − 1)/√3 near its onset instead.
     */
    private static double distanceFromOnset(AdditiveNetwork p) {
        if (p.inputVariance() == 0 && p.noise() == 0 && p.isSymmetric() && p.meanCoupling() == 0) {
            return p.gain() < 1 ? 1 - p.gain() : (p.gain() - 1) / Math.sqrt(3);
        }
        double mean = p.bias() + Math.max(0, p.meanCoupling());
        double variance = p.gain() * p.gain() + p.inputVariance() + p.noise();
        double radius = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            double[] averages = averages(p.nonlinearity(), mean, Math.sqrt(variance));
            mean = p.bias() + p.meanCoupling() * averages[0];
            variance = p.gain() * p.gain() * averages[1] + p.inputVariance() + p.noise();
            radius = p.gain() * Math.sqrt(averages[2]);
        }
        double distance = Math.abs(radius - 1);
        return Double.isFinite(distance) ? distance : SLOWEST;
    }

    /** E[φ], E[φ²], E[φ'²] over N(mean, std²), to a few per cent. */
    private static double[] averages(Nonlinearity phi, double mean, double std) {
        double[] sums = new double[3];
        double weights = 0;
        for (double z = -4; z <= 4; z += 0.25) {
            double weight = Math.exp(-z * z / 2);
            double value = phi.value(mean + std * z);
            double gain = phi.derivative(mean + std * z);
            weights += weight;
            sums[0] += weight * value;
            sums[1] += weight * value * value;
            sums[2] += weight * gain * gain;
        }
        return new double[] {sums[0] / weights, sums[1] / weights, sums[2] / weights};
    }
}
