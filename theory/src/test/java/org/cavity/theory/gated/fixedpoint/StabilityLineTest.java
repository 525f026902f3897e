package org.cavity.theory.gated.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gated.GatedNetwork;
import org.junit.jupiter.api.Test;

class StabilityLineTest {

    @Test
    void withoutInputItIsTheInverseOfTheOpening() {
        for (double beta : new double[] {-8, -1, 0, 0.5, 3, 40}) {
            GatedNetwork network = GatedNetwork.of(1.2, 7).withResetBias(beta);
            double expected = 1 + Math.exp(-beta);
            assertEquals(expected, StabilityLine.criticalGain(network).orElseThrow(), 1e-14 * expected);
        }
    }

    @Test
    void criticalInputAndCriticalGainAreInverse() {
        double[][] cases = {{1.8, 5, 0}, {1.6, 20, 0}, {1.9, 2, 0}, {30, 3, -4}, {1.3, 3, 2}, {1.473, 10, 0.75}};
        for (double[] c : cases) {
            GatedNetwork network = GatedNetwork.of(c[0], c[1]).withResetBias(c[2]);
            double sigma = StabilityLine.criticalResetInputStd(network).orElseThrow();
            GatedNetwork critical = network.withResetInputStd(sigma);
            assertEquals(c[0], StabilityLine.criticalGain(critical).orElseThrow(), 1e-12 * c[0]);
            assertEquals(0, StabilityLine.margin(critical), 1e-12);
        }
    }

    /** An open gate is closed by a little input and opened again by more: a narrow window just above the minimum. */
    @Test
    void findsTheLowerOfTwoCloseInputs() {
        GatedNetwork network = GatedNetwork.of(1.473975, 10).withResetBias(0.75);
        double sigma = StabilityLine.criticalResetInputStd(network).orElseThrow();
        assertEquals(0, StabilityLine.margin(network.withResetInputStd(sigma)), 1e-12);
        assertTrue(StabilityLine.margin(network.withResetInputStd(0.99 * sigma)) > 0);
        assertTrue(StabilityLine.margin(network.withResetInputStd(1.001 * sigma)) < 0);
        assertTrue(StabilityLine.margin(network.withResetInputStd(1.1 * sigma)) > 0);
    }

    /** E[σ_r²] tends to 1/2 under strong input, and h = 0 is stable at g below √2 whatever the input. */
    @Test
    void noInputDestabilisesBelowRootTwo() {
        assertTrue(StabilityLine.criticalResetInputStd(GatedNetwork.of(1.41, 5)).isEmpty());
        double strong = StabilityLine.criticalGain(GatedNetwork.of(1.41, 1000).withResetInputStd(1000))
                .orElseThrow();
        assertEquals(Math.sqrt(2), strong, 1e-5);
    }

    @Test
    void hasNoMeaningWithoutTheZeroState() {
        assertTrue(
                StabilityLine.criticalGain(GatedNetwork.of(2, 1).withBias(0.1)).isEmpty());
        assertTrue(Double.isNaN(StabilityLine.margin(GatedNetwork.of(2, 1).withInputStd(0.1))));
        assertTrue(Double.isNaN(StabilityLine.margin(GatedNetwork.of(2, 1).withResetNoiseVariance(0.1))));
    }
}
