package org.cavity.numerics.gated;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.gated.GatedNetwork;

/**
 * Settings for a useful result. Times grow with the correlation time 1/κ, which is long near an onset and under a sharp
 * update gate; κ is guessed from how far the quiescent state is from its onset.
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

    /** κ is about this times the square root of the distance from the onset: 0.06 at g = 3, α_r = 1. */
    private static final double EXPANSIVE = 0.2;

    /** A gate of gain α_z lengthens correlation times by about 1 + 0.3 α_z: fivefold to tenfold at α_z = 10. */
    private static final double SHARPNESS = 0.3;

    private static final double SHORTEST_TIME = 300;
    private static final double LONGEST_TIME = 600;

    private SuggestedSettings() {}

    static SimulationSettings of(GatedNetwork network) {
        return of(network, SIZE);
    }

    static SimulationSettings of(GatedNetwork network, int size) {
        double kappa = Math.max(SLOWEST, Math.min(FASTEST, guess(network)));
        double transientTime = Math.ceil(10 / kappa);
        double time = Math.max(SHORTEST_TIME, Math.min(LONGEST_TIME, transientTime));
        int threads = Runtime.getRuntime().availableProcessors();
        double timeStep = TIME_STEP;
        for (double tau : new double[] {network.resetTime(), network.updateTime()}) {
            // Half a time constant, where the limit of instantaneous gates is not to be simulated anyway.
            timeStep = tau > 0 ? Math.min(timeStep, tau / 2) : timeStep;
        }
        int replicas = size < LARGE ? REPLICAS : 1;
        return new SimulationSettings(size, replicas, SEED, transientTime, time, timeStep, threads);
    }

    /** Whether the quiescent state is stable, which the network may but need not settle in, or input drowns it. */
    static boolean comesToRest(GatedNetwork network) {
        return network.resetNoiseVariance() == 0 && distanceFromOnset(network) < 0;
    }

    private static double guess(GatedNetwork network) {
        double distance = distanceFromOnset(network);
        double rate = distance < 0 ? -distance : EXPANSIVE * Math.sqrt(distance);
        double opening = network.updateGate().value(0);
        double slowest = Math.min(
                1 / network.resetTime(), network.isClosed() ? Double.POSITIVE_INFINITY : 1 / network.updateTime());
        return Math.min(slowest, opening / 0.5 * rate) / (1 + SHARPNESS * network.updateGain());
    }

    /** g σ_r(0) − 1, the margin of h = 0. */
    private static double distanceFromOnset(GatedNetwork network) {
        return network.gain() * network.resetGate().value(0) - 1;
    }
}
