package org.cavity.theory.model;

import java.util.OptionalDouble;

/**
 * One mean-field fixed point.
 *
 * @param mean mean of x over sites
 * @param variance variance of x over sites
 * @param rateVariance second moment of the rates
 * @param staticStability K, the squared growth factor of a random static perturbation; the bulk is stable iff K &lt; 1
 * @param slope derivative of the self-consistency map of the variance at its root; 1 at a fold
 * @param spectralAbscissa largest real part of the bulk of the Jacobian's spectrum; 0 if the bulk is gapless
 * @param outlier leading isolated eigenvalue of the Jacobian (its real part), empty if none leaves the bulk
 * @param stable whether bulk and outlier are both stable
 * @param gapless whether the bulk reaches zero without crossing it
 */
public record FixedPoint(
        double mean,
        double variance,
        double rateVariance,
        double staticStability,
        double slope,
        double spectralAbscissa,
        OptionalDouble outlier,
        boolean stable,
        boolean gapless) {

    /** Puts the edge of a gapless bulk at zero. */
    public FixedPoint {
        spectralAbscissa = gapless ? 0 : spectralAbscissa;
    }
}
