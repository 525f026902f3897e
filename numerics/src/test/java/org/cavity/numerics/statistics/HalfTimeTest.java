package org.cavity.numerics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.junit.jupiter.api.Test;

class HalfTimeTest {

    /**
     * Units with frozen parts of variance 1 and fluctuations of autocorrelation exp(−t/3): half of what is lost is lost
     * after 3 ln 2. With 500 units for 33 correlation times the correlation at that lag is known to 1 %, the lag to 2 %.
     */
    @Test
    void fluctuationsLoseHalfAndFrozenPartsDoNotCount() {
        int size = 500;
        int samples = 500;
        double interval = 0.2;
        ContinuousSampler normal = new RandomStreams(1, 0).normal(Purpose.NOISE);
        HalfTime halfTime = new HalfTime(size, samples, interval);
        double[] frozen = new double[size];
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            frozen[i] = normal.sample();
            x[i] = normal.sample();
        }
        double decay = Math.exp(-interval / 3);
        double[] rates = new double[size];
        for (int t = 0; t < samples; t++) {
            for (int i = 0; i < size; i++) {
                x[i] = decay * x[i] + Math.sqrt(1 - decay * decay) * normal.sample();
                rates[i] = frozen[i] + x[i];
            }
            halfTime.add(rates);
        }
        assertEquals(3 * Math.log(2), halfTime.value().orElseThrow(), 3 * 0.02 * 3);
    }

    @Test
    void whatDoesNotVaryHasNone() {
        HalfTime halfTime = new HalfTime(2, 30, 1);
        for (int t = 0; t < 30; t++) {
            halfTime.add(new double[] {1, -0.5});
        }
        assertTrue(halfTime.value().isEmpty());
    }
}
