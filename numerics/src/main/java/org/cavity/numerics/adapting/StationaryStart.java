package org.cavity.numerics.adapting;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputLevel;

/**
 * The joint stationary law of an input x of variance 1 and the potential: Var h = σ² r and Cov(x, h) = σ r (white: 0).
 */
final class StationaryStart {

    private final double mean;
    private final double common;
    private final double own;

    /**
     * The law under a constant input.
     *
     * @param mean mean of the potential, coupling included
     */
    StationaryStart(AdaptingPopulation population, InputLevel level, double mean) {
        double ratio = population.varianceRatio();
        this.mean = mean;
        this.common = population.isWhite() ? 0 : level.deviation() * ratio;
        this.own = level.deviation() * Math.sqrt(population.isWhite() ? 1 : ratio * (1 - ratio));
    }

    /** The potential, from the input and a normal deviate. */
    double potential(double x, double deviate) {
        return mean + common * x + own * deviate;
    }
}
