package org.cavity.numerics.adapting;

import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.adapting.AdaptingPopulation;

/**
 * Settings for a useful result: a transient as long as the slowest time constant demands, steps as short as the
 * fastest.
 */
final class SuggestedSettings {

    private static final int SIZE = 20_000;
    private static final int REPLICAS = 4;

    /** Populations from this size on have little noise and cost much: one of them, for a shorter time. */
    private static final int LARGE = 100_000;

    private static final long SEED = 1;
    static final double TIME_STEP = 0.5;
    private static final double STEPS_PER_TIME_CONSTANT = 20;

    /** Slowest time constants that the transient lasts; adaptation starts near its mean. */
    private static final double TRANSIENT = 4;

    private static final double SHORTEST_TRANSIENT = 400;
    private static final double TIME = 5000;
    private static final double TIME_OF_LARGE = 2000;

    private SuggestedSettings() {}

    static SimulationSettings of(AdaptingPopulation population) {
        return of(population, SIZE);
    }

    static SimulationSettings of(AdaptingPopulation population, int size) {
        double slowest = Math.max(population.membraneTime(), population.inputTime());
        if (population.coupling() != 0) {
            slowest = Math.max(slowest, population.synapticTime() + population.delay());
        }
        for (double tau : population.adaptationTimes()) {
            slowest = Math.max(slowest, tau);
        }
        boolean large = size >= LARGE;
        return new SimulationSettings(
                size,
                large ? 1 : REPLICAS,
                SEED,
                Math.max(SHORTEST_TRANSIENT, TRANSIENT * slowest),
                large ? TIME_OF_LARGE : TIME,
                Math.min(TIME_STEP, 2 * shortestHalf(population) / STEPS_PER_TIME_CONSTANT),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * Half the shortest of the time constants of membrane and adaptation, and no more than the dead time; one shorter
     * than {@value #TIME_STEP} ms is as harmless as none.
     */
    static double largestStep(AdaptingPopulation population) {
        double refractory = population.refractoryTime();
        double bound = refractory > 0 ? Math.max(refractory, TIME_STEP) : Double.POSITIVE_INFINITY;
        return Math.min(bound, shortestHalf(population));
    }

    private static double shortestHalf(AdaptingPopulation population) {
        double shortest = population.membraneTime();
        for (double tau : population.adaptationTimes()) {
            shortest = Math.min(shortest, tau);
        }
        return shortest / 2;
    }
}
