package org.cavity.theory.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.ParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpikingNetworkTest {

    private static final ParameterSchema<SpikingNetwork> SCHEMA = SpikingNetwork.SCHEMA;

    @Test
    void defaultsAreThoseOfThePresetSingle() {
        SpikingNetwork network = SCHEMA.defaults();
        assertEquals(Preset.SINGLE, network.preset());
        assertEquals(List.of(4.0), network.adaptationAmplitudes());
        assertEquals(List.of(100.0), network.adaptationTimes());
        assertEquals(-200, network.couplingMean());
        assertEquals(100, network.couplingStd());
        assertEquals(5, network.synapticTime());
        assertEquals(20, network.inputMean());
        assertEquals(network, SpikingNetwork.of(-200, 100));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void neuronsAreThoseOfTheAdaptingPopulation(Preset preset) {
        SpikingNetwork network = SCHEMA.parse(Map.of("preset", preset.toString(), "mu", "18"));
        assertEquals(AdaptingPopulation.of(preset).withInputMean(18).withInputVariance(0), network.uncoupled());
    }

    @Test
    void parametersOfTheNeuronBearTheSameNames() {
        Map<String, ParameterSpec> population =
                AdaptingPopulation.SCHEMA.specs().stream().collect(Collectors.toMap(ParameterSpec::name, spec -> spec));
        long shared = SCHEMA.specs().stream()
                .filter(spec -> population.containsKey(spec.name()))
                .filter(spec -> population.get(spec.name()).alias().equals(spec.alias())
                        && population.get(spec.name()).unit().equals(spec.unit()))
                .count();
        assertEquals(SCHEMA.specs().size() - 2, shared);
    }

    @Test
    void valuesReadBack() {
        SpikingNetwork network = SCHEMA.parse(Map.of("g", "250", "J0", "-300", "tau_a", "[80]"));
        Map<String, String> text = SCHEMA.values(network).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
        assertEquals(network, SCHEMA.parse(text));
        assertTrue(network.equals(network.withCouplingStd(100).withCouplingStd(250)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g | -1 | coupling_std = -1 is out of range: it must be between 0 and 1000000.",
                "q | [6,2] | adaptation_times = [100.0] has 1 element: it must have as many as adaptation_amplitudes ="
                        + " [6.0, 2.0], 2.",
            })
    void badValuesAreNamed(String name, String value, String message) {
        assertEquals(
                message,
                assertThrows(ParameterException.class, () -> SCHEMA.parse(Map.of(name, value)))
                        .getMessage());
    }
}
