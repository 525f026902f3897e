package org.cavity.numerics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final SimulationSettings SETTINGS = new SimulationSettings(10, 2, 1, 5, 10, 0.1, 1);

    @Test
    void aMeasurementKeepsWhatItWasMadeOf() {
        Map<Quantity, Sample> quantities = new LinkedHashMap<>();
        quantities.put(Quantity.VARIANCE, Sample.of(1, 2));
        quantities.put(Quantity.MEAN, Sample.of(0, 0));
        List<String> warnings = new ArrayList<>(List.of("first"));
        Measurement measurement = new Measurement(SETTINGS, quantities, warnings, "");
        quantities.clear();
        warnings.clear();
        assertEquals(
                List.of(Quantity.VARIANCE, Quantity.MEAN),
                List.copyOf(measurement.quantities().keySet()));
        assertEquals(List.of("first"), measurement.warnings());
        assertThrows(UnsupportedOperationException.class, measurement.quantities()::clear);
        assertThrows(UnsupportedOperationException.class, measurement.warnings()::clear);
    }

    @Test
    void deathIsAWarningWhereSomethingElseWasToBeExpected() {
        Measurement large = new Measurement(SETTINGS, Map.of(), List.of("first"), "died");
        Measurement small = new Measurement(SETTINGS.withInitialScale(0.1), Map.of(), List.of("first"), "died");
        assertEquals(List.of("first"), large.warnings(Phase.QUIESCENT));
        assertEquals(List.of("first", "died"), large.warnings(Phase.BISTABLE_CHAOTIC));
        assertEquals(List.of("first"), small.warnings(Phase.BISTABLE_CHAOTIC));
        assertEquals(List.of("first", "died"), small.warnings(Phase.CHAOTIC));
    }
}
