package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.diagrams.ToyParameters;
import org.cavity.theory.model.ParameterSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    private static final ParameterSchema<ToyParameters> SCHEMA = ParameterSchema.of(ToyParameters.class);

    @Test
    void readsNamesAndAliases() {
        Axis axis = Axis.parse("a=1:3:5", SCHEMA);
        assertEquals("drive", axis.parameter().name());
        assertEquals(1, axis.value(0));
        assertEquals(2, axis.value(2));
        assertEquals(3, axis.value(4));
    }

    @Test
    void logarithmicAxisMeetsItsEndsExactlyAndGrowsByAConstantFactor() {
        Axis axis = Axis.parse("leak_rate=0.1:10:5:log", SCHEMA);
        assertEquals(0.1, axis.value(0));
        assertEquals(10, axis.value(4));
        assertEquals(1, axis.value(2), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "a=0.5:3:51, 14, 1.2",
        "a=0:2:31, 19, 1.2667",
        "a=0:2:31, 0, 0",
        "a=1:1.0001:11, 5, 1.00005",
        "a=2:10:5, 2, 6",
        "leak_rate=0.1:10:5:log, 1, 0.316",
    })
    void valuesAreWrittenAsShortAsTheyAreTold(String text, int i, String expected) {
        assertEquals(expected, Axis.parse(text, SCHEMA).text(i));
    }

    @ParameterizedTest
    @CsvSource({
        "a=3:1:10, reversed",
        "a=1:1:10, empty",
        "a=1:3:0, at least 2",
        "a=1:3:1, at least 2",
        "a=1:3, from:to:count",
        "a=1:3:ten, whole number",
        "a=NaN:3:10, between 0 and 10",
        "a=1:11:10, between 0 and 10",
        "a=0:3:10:log, above 0",
        "phi=0:3:10, not a number",
        "driev=0:3:10, did you mean 'drive'",
        "a, from:to:count"
    })
    void refusesWithOneSentence(String text, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> Axis.parse(text, SCHEMA))
                .getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.matches("[^\\n]*[.?]"), message);
    }
}
