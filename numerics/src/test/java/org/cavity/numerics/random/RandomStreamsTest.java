package org.cavity.numerics.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    @Test
    void everyPurposeReplicaTrajectoryAndSeedHasAStreamOfItsOwn() {
        Set<Double> first = new HashSet<>();
        int streams = 0;
        for (long seed : new long[] {0, 1, 2, -1}) {
            for (int replica = 0; replica < 4; replica++) {
                for (Purpose purpose : Purpose.values()) {
                    for (int trajectory = 0; trajectory < 3; trajectory++) {
                        first.add(new RandomStreams(seed, replica)
                                .normal(purpose, trajectory)
                                .sample());
                        streams++;
                    }
                }
            }
        }
        assertEquals(streams, first.size());
    }

    @Test
    void neighbouringStreamsAreUncorrelatedAndNormal() {
        int n = 100_000;
        ContinuousSampler a = new RandomStreams(1, 0).normal(Purpose.NOISE);
        ContinuousSampler b = new RandomStreams(1, 1).normal(Purpose.NOISE);
        double mean = 0;
        double variance = 0;
        double fourth = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double x = a.sample();
            mean += x / n;
            variance += x * x / n;
            fourth += x * x * x * x / n;
            product += x * b.sample() / n;
        }
        // Four standard errors of each moment of n normal deviates.
        double se = 4 / Math.sqrt(n);
        assertEquals(0, mean, se);
        assertEquals(1, variance, Math.sqrt(2) * se);
        assertEquals(3, fourth, Math.sqrt(96) * se);
        assertEquals(0, product, se);
    }

    /** Results that are stored with their seed must come out the same in later versions. */
    @Test
    void theRuleDoesNotChange() {
        ContinuousSampler normal = new RandomStreams(20260101, 3).normal(Purpose.CONNECTIVITY);
        assertEquals(-0.6910627984633338, normal.sample());
        assertEquals(-0.8037875835007685, normal.sample());
        assertEquals(
                -0.46284411284957744,
                new RandomStreams(20260101, 3).normal(Purpose.NOISE, 1).sample());
    }
}
