package org.cavity.theory.gated.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.Sites;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gated.sampled.SampledSolver;
import org.cavity.theory.gated.sampled.SampledState;
import org.cavity.theory.gated.sampled.Sampling;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Test;

class SlowModesTest {

    private static double fraction(MeanFieldFixedPoint point, double bound) {
        Estimate estimate = new FixedPointSpectrum(point).slowFraction(bound);
        assertTrue(!estimate.isFailed(), estimate.failure());
        return estimate.value();
    }

    /**
     * All eigenvalues lie within a large circle, and all but those of the gates within one of radius a little above 1.
     */
    @Test
    void largeCircleHoldsThemAll() {
        for (double updateGain : new double[] {0, 2, 30}) {
            GatedNetwork network = GatedNetwork.of(3, 1).withUpdateGain(updateGain);
            MeanFieldFixedPoint point = BulkBoundaryTest.largest(network);
            assertEquals(3, fraction(point, 20), 1e-5);
            assertEquals(
                    1,
                    fraction(BulkBoundaryTest.largest(network.withResetTime(0).withUpdateTime(0)), 20),
                    1e-5);
        }
    }

    @Test
    void withinADiscOfUniformDensity() {
        GatedNetwork network = GatedNetwork.of(3, 0);
        // Centre −1/2, radius 3/4: the circle about 0 of radius 0.1 lies within.
        assertEquals(0.01 / (0.75 * 0.75), fraction(new MeanFieldFixedPoint(network, 0), 0.1), 1e-6);
    }

    /** Where gates are sharp the share of closed ones is a good estimate, otherwise feedback makes most slow modes. */
    @Test
    void closedGatesAreAFirstEstimate() {
        MeanFieldFixedPoint sharp =
                BulkBoundaryTest.largest(GatedNetwork.of(3, 1).withUpdateGain(100));
        assertEquals(SlowModes.closedGates(sharp, 1e-2), fraction(sharp, 1e-2), 1e-5);
        MeanFieldFixedPoint soft =
                BulkBoundaryTest.largest(GatedNetwork.of(3, 1).withUpdateGain(2));
        assertTrue(fraction(soft, 1e-2) > 5 * SlowModes.closedGates(soft, 1e-2));
        assertEquals(
                SlowModes.closedGates(soft, 0.3),
                SlowModes.closedGates(soft.jacobianStatistics().gates(), 0.3),
                0.02);
    }

    /**
     * Counts over five networks of N = 120 scatter by about 0.004; quantiles of z leave 1/N = 0.008 for the closed
     * gates at a single bound.
     */
    @Test
    void countsThoseOfPlantedNetworks() {
        int count = 5;
        int n = 120;
        for (GatedNetwork network : new GatedNetwork[] {
            GatedNetwork.of(3, 1).withUpdateGain(10), GatedNetwork.of(8, 2).withUpdateGain(3)
        }) {
            MeanFieldFixedPoint point = BulkBoundaryTest.largest(network);
            double[] bounds = {0.003, 0.03, 0.1, 0.3};
            double[] mean = new double[bounds.length];
            for (int seed = 0; seed < count; seed++) {
                DrawnJacobian drawn = DrawnJacobian.planted(point, n, 40 + seed);
                for (int i = 0; i < bounds.length; i++) {
                    mean[i] += drawn.slowFraction(bounds[i]) / count;
                }
            }
            for (int i = 0; i < bounds.length; i++) {
                assertEquals(fraction(point, bounds[i]), mean[i], 0.012, network + " below " + bounds[i]);
            }
        }
    }

    @Test
    void countsThoseOfNetworksInMotion() {
        MeanFieldFixedPoint point =
                BulkBoundaryTest.largest(GatedNetwork.of(8, 2).withUpdateGain(3));
        int count = 5;
        double difference = 0;
        for (int seed = 0; seed < count; seed++) {
            DrawnJacobian drawn = DrawnJacobian.moving(point, 2, 120, seed);
            LogDeterminant theory = LogDeterminant.ofSites(point.network(), drawn.h, drawn.z, drawn.r, drawn.drive);
            difference +=
                    (drawn.slowFraction(0.1) - SlowModes.fraction(theory, 0.1).value()) / count;
        }
        assertEquals(0, difference, 0.012);
    }

    /**
     * Sites of a state with a moving update gate, 120 of each of two samples, and couplings drawn for them: counts over
     * six matrices scatter by 0.005, and so few sites leave 0.008 of the closed gates undecided.
     */
    @Test
    void countsThoseOfSampledStates() {
        GatedNetwork network = GatedNetwork.of(4, 2).withUpdateGain(5);
        SampledState state =
                SampledSolver.solve(network, Sampling.COARSE, Tasks.SEQUENTIAL).orElseThrow();
        for (double bound : new double[] {0.03, 0.1, 0.3}) {
            double mean = 0;
            for (Sites sites : state.sites(120)) {
                for (int seed = 0; seed < 3; seed++) {
                    mean += DrawnJacobian.ofSites(network, sites, seed).slowFraction(bound) / 6;
                }
            }
            assertEquals(state.slowFraction(bound).value(), mean, 0.016, "below " + bound);
        }
    }

    @Test
    void boundMustBePositive() {
        LogDeterminant theory = LogDeterminant.of(BulkBoundaryTest.largest(GatedNetwork.of(3, 1)));
        assertThrows(IllegalArgumentException.class, () -> SlowModes.fraction(theory, 0));
    }
}
