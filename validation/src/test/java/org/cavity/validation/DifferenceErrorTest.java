package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceErrorTest {

    private static final StandardError NETWORKS = new StandardError(0.3, 21);

    private static DifferenceError with(double sampled) {
        return new DifferenceError(NETWORKS, Optional.of(new StandardError(sampled, 3)), 0.1);
    }

    @Test
    void withoutSamplesItIsTheErrorOfTheNetworks() {
        DifferenceError error = new DifferenceError(NETWORKS, Optional.empty(), 0.1);
        assertEquals(NETWORKS.plus(0.1), error.combined());
        assertEquals(NETWORKS.plus(0.1).detectableChange(4.3, 0.95), error.detectableChange(4.3, 0.95));
        assertEquals(NETWORKS.plus(0.1).power(4.3, 2), error.power(4.3, 2));
    }

    /** The error that is known is in the threshold as often as it is, so that nothing but the quadrature differs. */
    @Test
    void samplesWithoutScatterChangeNothing() {
        DifferenceError error = new DifferenceError(NETWORKS, Optional.of(new StandardError(1e-9, 3)), 0);
        assertEquals(NETWORKS.detectableChange(4.3, 0.95), error.detectableChange(4.3, 0.95), 1e-3);
    }

    @Test
    void theDetectableChangeIsDetectedWithItsPower() {
        DifferenceError error = with(0.3);
        assertEquals(0.95, error.power(4.3, error.detectableChange(4.3, 0.95)), 1e-6);
    }

    /** Few samples may show too large an error by chance; the threshold is then far out. */
    @Test
    void uncertainSamplesAskForMoreThanTheirSumTells() {
        DifferenceError error = with(0.3);
        assertTrue(error.detectableChange(4.3, 0.95) > 1.1 * error.combined().detectableChange(4.3, 0.95));
    }
}
