package org.cavity.numerics.gated;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.gated.GatedNetwork;

/**
 * Settings for a useful result. Times grow with the correlation time 1/κ, which is long near an onset and under a sharp
 * update gate; κ is guessed from how far fixed points are from their onset.
 */
final class SuggestedSettings {

    private static final int SIZE = 500;
    private static final int REPLICAS = 4;

    /** Networks from this size on fluctuate little and cost much: fewer of them, for a shorter time. */
    private static final int LARGE = 4096;

    private static final long SEED = 1;
    private static final double TIME_STEP = 0.1;
    private static final double SLOWEST = 0.02;
    private static final double FASTEST = 0.2;

    /** A gate of gain α_z lengthens correlation times by about 1 + 0.3 α_z: fivefold to tenfold at α_z = 10. */
    private static final double SHARPNESS = 0.3;

    private static final double SHORTEST_TIME = 200;
    private static final double LONGEST_TIME = 600;

    /** What does not move needs no long time; some small networks move where large ones rest. */
    private static final double TIME_AT_REST = 50;

    private SuggestedSettings() {}

    static SimulationSettings of(GatedNetwork network) {
        return of(network, SIZE);
    }

    static SimulationSettings of(GatedNetwork network, int size) {
        Forecast forecast = Forecast.of(network);
        double kappa = Math.max(SLOWEST, Math.min(FASTEST, guess(network, forecast)));
        double transientTime = Math.ceil(10 / kappa);
        double time = forecast.comesToRest() && network.resetNoiseVariance() == 0
                ? TIME_AT_REST
                : Math.max(SHORTEST_TIME, Math.min(LONGEST_TIME, transientTime));
        int threads = Runtime.getRuntime().availableProcessors();
        double timeStep = TIME_STEP;
        for (double tau : new double[] {network.resetTime(), network.updateTime()}) {
            // Half a time constant, where the limit of instantaneous gates is not to be simulated anyway.
            timeStep = tau > 0 ? Math.min(timeStep, tau / 2) : timeStep;
        }
        int replicas = size < LARGE ? REPLICAS : 1;
        return new SimulationSettings(size, replicas, SEED, transientTime, time, timeStep, threads);
    }

    private static double guess(GatedNetwork network, Forecast forecast) {
        double slowestGate = network.isClosed()
                ? 1 / network.resetTime()
                : Math.min(1 / network.resetTime(), 1 / network.updateTime());
        double rate = network.updateGate().value(0) * forecast.slowestRate();
        return Math.min(slowestGate, rate) / (1 + SHARPNESS * network.updateGain());
    }
}
