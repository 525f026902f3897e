package org.cavity.theory.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintedPredictionTest {

    @Test
    void anEstimateHasAsManyDigitsAsItsErrorLeaves() {
        assertEquals("1.924805414 ± 1.6e-14", Estimate.of(1.9248054141, 1.6e-14).toString());
        assertEquals("9.92 ± 0.15", Estimate.of(9.915763499, 0.15).toString());
        assertEquals("-4.777 ± 0.025", Estimate.of(-4.776633959, 0.025).toString());
        assertEquals("failed: no state", Estimate.failed("no state").toString());
    }

    @Test
    void whatFailedForOneReasonStandsTogether() {
        Map<Quantity, Estimate> quantities = new LinkedHashMap<>();
        quantities.put(Quantity.KY_DIMENSION, Estimate.failed("too slow"));
        quantities.put(Quantity.VARIANCE, Estimate.of(1.5, 1e-12));
        quantities.put(Quantity.MAX_LYAPUNOV, Estimate.failed("no state"));
        quantities.put(Quantity.ENTROPY_RATE, Estimate.failed("too slow"));
        assertEquals(
                "failed: ky_dimension, entropy_rate (too slow); failed: max_lyapunov (no state)",
                Prediction.failures(quantities));
        assertEquals("", Prediction.failures(Map.of(Quantity.VARIANCE, Estimate.of(1, 0))));
    }

    @Test
    void aPredictionIsALineForEachQuantity() {
        Map<Quantity, Estimate> quantities = new LinkedHashMap<>();
        quantities.put(Quantity.VARIANCE, Estimate.of(1.5, 1e-12));
        quantities.put(Quantity.MAX_LYAPUNOV, Estimate.of(0.25, 1e-12));
        Prediction prediction = new Prediction(Phase.CHAOTIC, true, "", quantities, List.of(), List.of(), Map.of());
        assertEquals(
                "phase: chaotic\nvariance = 1.500000000 ± 1.0e-12\nmax_lyapunov = 0.2500000000 ± 1.0e-12 1/tau",
                prediction.toString());
    }
}
