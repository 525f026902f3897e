package org.cavity.numerics.additive;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.additive.AdditiveNetwork;

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

    private SuggestedSettings() {}

    static SimulationSettings of(AdditiveNetwork network) {
        double kappa = Math.max(SLOWEST, Math.min(FASTEST, guess(network)));
        double transientTime = Math.ceil(20 / kappa);
        double time = Math.max(200, Math.min(600, transientTime));
        double timeStep = network.noise() > 0 ? NOISY_TIME_STEP : TIME_STEP;
        int threads = Runtime.getRuntime().availableProcessors();
        return new SimulationSettings(SIZE, REPLICAS, SEED, transientTime, time, timeStep, threads);
    }

    /**
     * |R − 1| at the fixed point. Without input the fixed point of an expansive network is itself marginal to first
     * order, and κ = (g − 1)/√3 near its onset instead.
     */
    private static double guess(AdditiveNetwork p) {
        if (p.inputVariance() == 0 && p.noise() == 0 && p.isSymmetric() && p.meanCoupling() == 0 && p.gain() > 1) {
            return (p.gain() - 1) / Math.sqrt(3);
        }
        double distance = Math.abs(Forecast.distanceFromOnset(p));
        return Double.isNaN(distance) ? SLOWEST : distance;
    }
}
