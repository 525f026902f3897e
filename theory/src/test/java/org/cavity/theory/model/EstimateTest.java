package org.cavity.theory.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EstimateTest {

    /** Mean 2, standard deviation 1, so a standard error of 1/2, which Student's law with 3 degrees widens 1.197 times. */
    private static final double[] FOUR = {
        2 - Math.sqrt(0.75), 2 + Math.sqrt(0.75), 2 - Math.sqrt(0.75), 2 + Math.sqrt(0.75)
    };

    @Test
    void aMeanOverSamplesKeepsItsStandardErrorApartFromItsBound() {
        Estimate mean = Estimate.ofSamples(FOUR, 0.1);
        assertEquals(2, mean.value(), 1e-15);
        assertEquals(0.5, mean.sampling().standardError(), 1e-15);
        assertEquals(3, mean.sampling().degreesOfFreedom());
        assertEquals(0.2, mean.bound(), 1e-12);
        assertEquals(Math.hypot(1.1968 * 0.5, 0.2), mean.error(), 1e-4);
        Estimate more = mean.plusError(0.15);
        assertEquals(0.25, more.bound(), 1e-12);
        assertEquals(mean.sampling(), more.sampling());
    }

    @Test
    void whatIsNotSampledIsAllBound() {
        assertEquals(0.3, Estimate.of(5, 0.3).bound());
        assertEquals(Estimate.Sampling.NONE, Estimate.of(5, 0.3).sampling());
        assertTrue(Estimate.failed("no root").plusError(1).isFailed());
        assertTrue(Estimate.failed("no root").squareRoot().isFailed());
    }

    @Test
    void theErrorOfARootIsThatOfTheNumberOverTwiceTheRoot() {
        Estimate root = Estimate.ofSamples(FOUR, 0).squareRoot();
        assertEquals(Math.sqrt(2), root.value(), 1e-15);
        assertEquals(0.5 / (2 * Math.sqrt(2)), root.sampling().standardError(), 1e-12);
        assertEquals(Math.sqrt(0.09), Estimate.of(0, 0.09).squareRoot().error(), 1e-12);
        assertEquals(0, Estimate.of(0, 0).squareRoot().error());
    }
}
