package org.cavity.numerics.additive;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * Settings for a useful result in a few seconds. Times grow with the correlation time 1/κ, which is long near an onset;
 * κ is guessed from how far the static mean-field fixed point is from marginal.
 */
final class SuggestedSettings {

    private static final int SIZE = 500;
    private static final int STRUCTURED_SIZE = 4096;
    private static final int REPLICAS = 4;

    /** Networks from this size on fluctuate so little that one of them, followed for a shorter time, is enough. */
    private static final int LARGE = 1 << 15;

    private static final double LARGE_TIME = 100;
    private static final double LARGE_TRANSIENT = 0.5;
    private static final long SEED = 1;
    private static final double TIME_STEP = 0.1;
    private static final double NOISY_TIME_STEP = 0.05;
    private static final double SLOWEST = 0.03;
    private static final double FASTEST = 0.25;
    private static final double EXPANSIVE = 0.6;

    private SuggestedSettings() {}

    static SimulationSettings of(AdditiveNetwork network) {
        return of(network, network.coupling() == CouplingEnsemble.DENSE ? SIZE : STRUCTURED_SIZE);
    }

    static SimulationSettings of(AdditiveNetwork network, int size) {
        double kappa = Math.max(SLOWEST, Math.min(FASTEST, guess(network)));
        double transientTime = Math.ceil(20 / kappa);
        double time = Math.max(200, Math.min(600, transientTime));
        double timeStep = network.noise() > 0 ? NOISY_TIME_STEP : TIME_STEP;
        int threads = Runtime.getRuntime().availableProcessors();
        if (size >= LARGE) {
            return new SimulationSettings(
                    size, 1, SEED, LARGE_TRANSIENT * transientTime, LARGE_TIME, timeStep, threads);
        }
        return new SimulationSettings(size, REPLICAS, SEED, transientTime, time, timeStep, threads);
    }

    /**
     * A fixed point is approached at the rate 1 − R of the edge of its spectrum. Beyond the onset κ rises like the square
     * root of the distance from it: 0.6 √(R − 1) lies within a factor 1.7 of κ from g = 1.1 to 3, with and without frozen
     * input.
     */
    private static double guess(AdditiveNetwork p) {
        double distance = Forecast.distanceFromOnset(p);
        if (Double.isNaN(distance)) {
            return SLOWEST;
        }
        return distance < 0 ? -distance : EXPANSIVE * Math.sqrt(distance);
    }
}
