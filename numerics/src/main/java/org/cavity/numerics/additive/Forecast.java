package org.cavity.numerics.additive;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.CriticalGain;

/**
 * What the mean-field theory of fixed points, which costs next to nothing, says of a network about to be simulated:
 * enough for guesses of times and costs.
 */
final class Forecast {

    private Forecast() {}

    /**
     * How far the radius R of the Jacobian's bulk at the fixed point of largest variance is from the onset, R − 1; NaN
     * if there is no such fixed point. Noise counts as frozen input of the variance that it would give uncoupled units.
     */
    static double distanceFromOnset(AdditiveNetwork network) {
        double noise = 2 * network.noise() / (2 - network.step());
        double largest = AdditiveNetwork.SCHEMA.spec("input_variance").max();
        AdditiveNetwork quiet =
                network.withNoise(0).withInputVariance(Math.min(largest, network.inputVariance() + noise));
        try {
            return Math.sqrt(1 + CriticalGain.chaosMargin(quiet)) - 1;
        } catch (IllegalStateException unbounded) {
            return Double.NaN;
        }
    }

    /** Whether the network is expected to settle in a fixed point. */
    static boolean comesToRest(AdditiveNetwork network) {
        return network.noise() == 0 && distanceFromOnset(network) < 0;
    }
}
