package org.cavity.theory.adapting.coupled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.cavity.theory.adapting.ReferenceRow;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Onsets of the annealed quasi-renewal equation, found elsewhere by stepping it through time. The uncertainties are
 * those of that; the rate at the operating point there is 13.806 Hz, its own error of time steps.
 */
class ReferenceTest {

    static Stream<ReferenceRow> rows() {
        return ReferenceRow.of(ReferenceTest.class);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesReference(ReferenceRow row) {
        QuasiRenewal state = QuasiRenewal.of(row.population());
        assertEquals(13.806, state.hertz(), 5e-3);
        Onsets onsets = new CharacteristicEquation(row.population(), state.operatingPoint()).onsets();
        double actual = switch (row.quantity()) {
            case "critical_coupling_excitatory" ->
                onsets.excitatory().orElseThrow().coupling();
            case "frequency_excitatory" -> onsets.excitatory().orElseThrow().hertz();
            case "critical_coupling_inhibitory" ->
                onsets.inhibitory().orElseThrow().coupling();
            case "frequency_inhibitory" -> onsets.inhibitory().orElseThrow().hertz();
            default -> throw new IllegalArgumentException(row.quantity());
        };
        assertEquals(row.value(), actual, row.uncertainty(), row.toString());
    }
}
