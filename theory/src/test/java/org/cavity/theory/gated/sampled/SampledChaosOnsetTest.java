package org.cavity.theory.gated.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledChaosOnsetTest {

    private static Estimate onset(double g, double updateGain, int pairs) {
        GatedNetwork network = GatedNetwork.of(g, 1).withUpdateGain(updateGain);
        return SampledChaosOnset.criticalResetGain(network, Sampling.COARSE.withPairs(pairs), Tasks.SEQUENTIAL);
    }

    /** With a gate that stands still nothing is sampled: the closed theory's bordered Newton gives 7.802279. */
    @Test
    void closedCase() {
        Estimate onset = onset(1.9, 0, 1);
        assertEquals(7.802279, onset.value(), onset.error());
        assertTrue(onset.error() < 2e-3);
    }

    @Test
    void reasonsWhyThereIsNone() {
        assertTrue(onset(2, 3, 2).failure().startsWith("gain = 2.0 is not below 2"));
        Estimate plateau = SampledChaosOnset.criticalResetGain(
                GatedNetwork.of(1.9, 1).withInputStd(0.1), Sampling.COARSE, Tasks.SEQUENTIAL);
        assertTrue(plateau.failure().contains("no zero state"));
    }

    /** Against the same fold from another implementation. The line is hardly moved by a gate of this gain. */
    @ParameterizedTest
    @CsvSource({"1.95, 3, 5.7909, 6e-4", "1.9, 3, 7.7995, 2e-3", "1.8, 3, 14.586, 8e-3", "1.7, 3, 38.54, 4e-2"})
    @Tag("slow")
    void movingGate(double g, double updateGain, double value, double error) {
        Estimate onset = onset(g, updateGain, Sampling.COARSE.pairs());
        double combined = Math.hypot(error, onset.error());
        assertTrue(Math.abs(onset.value() - value) < 3 * combined, onset::toString);
        assertTrue(onset.error() < 0.005 * onset.value(), onset::toString);
    }
}
