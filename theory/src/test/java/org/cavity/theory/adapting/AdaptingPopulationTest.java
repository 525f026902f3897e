package org.cavity.theory.adapting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptingPopulationTest {

    private static final ParameterSchema<AdaptingPopulation> SCHEMA = AdaptingPopulation.SCHEMA;

    @Test
    void presetsChangeDefaultsAndExplicitNamesOverrideThem() {
        AdaptingPopulation single = SCHEMA.parse(Map.of("preset", "single", "q", "[5]", "mu", "18"));
        assertEquals(List.of(5.0), single.adaptationAmplitudes());
        assertEquals(List.of(100.0), single.adaptationTimes());
        assertEquals(18, single.inputMean());
        assertEquals(List.of(6.0, 1.5, 0.4), SCHEMA.defaults().adaptationAmplitudes());
        assertEquals(List.of(), AdaptingPopulation.of(Preset.NONE).adaptationTimes());
        assertTrue(AdaptingPopulation.of(Preset.RENEWAL).isRenewal());
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetNamesParametersThatExistAndReadsBack(Preset preset) {
        AdaptingPopulation population = AdaptingPopulation.of(preset);
        Map<String, String> text = SCHEMA.values(population).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
        assertEquals(population, SCHEMA.parse(text));
        long named = SCHEMA.specs().stream()
                .filter(spec -> preset.initial(spec.name()).isPresent())
                .count();
        assertEquals(preset == Preset.NONE ? 3 : preset == Preset.RENEWAL ? 4 : 2, named);
    }

    @Test
    void elementsOfListsCanBeVaried() {
        AdaptingPopulation population = SCHEMA.with(SCHEMA.defaults(), "q[2]", 3);
        assertEquals(List.of(6.0, 3.0, 0.4), population.adaptationAmplitudes());
        assertEquals(3, SCHEMA.get(population, "adaptation_amplitudes[2]"));
        ParameterException thrown = assertThrows(ParameterException.class, () -> SCHEMA.with(population, "q[4]", 1));
        assertEquals(
                "adaptation_amplitudes[4] does not exist: adaptation_amplitudes = [6.0, 3.0, 0.4] has 3 elements.",
                thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q | [6,x] | adaptation_amplitudes = [6,x] is not a list of numbers: it must be a list such as [6,1.5] of"
                        + " numbers, each between 0 and 1000.",
                "q | [6,-1,2] | adaptation_amplitudes = [6.0, -1.0, 2.0] is out of range: it must be a list such as"
                        + " [6,1.5] of numbers, each between 0 and 1000.",
                "q | [6] | adaptation_times = [30.0, 150.0, 1000.0] has 3 elements: it must have as many as"
                        + " adaptation_amplitudes = [6.0], 1.",
                "q[1] | 6 | q[1] = 6 is one element of a list: give the whole list, such as [6,1.5].",
                "preset | L4 | preset = L4 is not known: it must be one of L5, single, none, renewal; did you mean 'L5'?",
                "tau_m | 0 | membrane_time = 0 is out of range: it must be between 0.1 and 10000.",
            })
    void badValuesAreNamed(String name, String value, String message) {
        assertEquals(
                message,
                assertThrows(ParameterException.class, () -> SCHEMA.parse(Map.of(name, value)))
                        .getMessage());
    }

    @Test
    void deviationAndVarianceBelongTogether() {
        AdaptingPopulation population = SCHEMA.defaults();
        assertEquals(2, Math.pow(population.input().deviation(), 2) * 5 / 25, 1e-14);
        assertEquals(Math.sqrt(2), population.withInputTime(0).input().deviation(), 1e-15);
    }
}
