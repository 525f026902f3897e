package org.cavity.theory.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterSchemaTest {

    private static final ParameterSchema<AdditiveNetwork> SCHEMA = AdditiveNetwork.SCHEMA;

    @Test
    void defaultsAreDeclared() {
        assertEquals(
                new AdditiveNetwork(1.5, Nonlinearity.TANH, 0, 0, 0, 0, 0, CouplingEnsemble.DENSE), SCHEMA.defaults());
    }

    @Test
    void namesAndAliasesAreTheSame() {
        assertEquals(
                SCHEMA.parse(Map.of("gain", "2", "input_variance", "0.1", "nonlinearity", "erf")),
                SCHEMA.parse(Map.of("g", "2", "Iv", "1e-1", "phi", "erf")));
    }

    @Test
    void elementsOfListsAreCountedFromOne() {
        ParameterException e = assertThrows(ParameterException.class, () -> AdaptingPopulation.SCHEMA.spec("q[0]"));
        assertEquals("There is no parameter 'q[0]': elements are counted from 1, such as q[1].", e.getMessage());
    }

    @Test
    void valuesAreReportedUnderReadableNames() {
        Map<String, Object> values = SCHEMA.values(AdditiveNetwork.erf(2).withMeanCoupling(-1));
        assertEquals(
                "[gain, nonlinearity, mean_coupling, bias, input_variance, noise, step, coupling]",
                values.keySet().toString());
        assertEquals(2.0, values.get("gain"));
        assertEquals("erf", values.get("nonlinearity"));
        assertEquals(-1.0, values.get("mean_coupling"));
        assertEquals("dense", values.get("coupling"));
    }

    @ParameterizedTest
    @EnumSource
    void ensemblesOfCouplingsAreReadAsTheyAreWritten(CouplingEnsemble coupling) {
        AdditiveNetwork network = AdditiveNetwork.tanh(1.5).withCoupling(coupling);
        Map<String, Object> values = SCHEMA.values(network);
        assertEquals(
                network, SCHEMA.parse(Map.of("coupling", values.get("coupling").toString())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gian | 2 | There is no parameter 'gian'; did you mean 'gain'?",
                "zzz | 2 | There is no parameter 'zzz'; the parameters are gain (g), nonlinearity (phi), mean_coupling (J0), "
                        + "bias (I), input_variance (Iv), noise (D), step (delta), coupling (J).",
                "gain | -1 | gain = -1 is out of range: it must be between 0 and 1000.",
                "g | NaN | gain = NaN is out of range: it must be between 0 and 1000.",
                "gain | Infinity | gain = Infinity is out of range: it must be between 0 and 1000.",
                "gain | two | gain = two is not a number: it must be between 0 and 1000.",
                "phi | tahn | nonlinearity = tahn is not known: it must be one of tanh, erf, clip; did you mean 'tanh'?",
                "phi | sin | nonlinearity = sin is not known: it must be one of tanh, erf, clip.",
                "coupling | orthogonl | coupling = orthogonl is not known: it must be one of dense, orthogonal,"
                        + " quarter-circle; did you mean 'orthogonal'?",
                "coupling | sparse | coupling = sparse is not known: it must be one of dense, orthogonal, quarter-circle.",
                "step | 1.5 | step = 1.5 is out of range: it must be between 0 and 1."
            })
    void mistakesGetOneSentence(String name, String value, String sentence) {
        assertEquals(
                sentence,
                assertThrows(ParameterException.class, () -> SCHEMA.parse(Map.of(name, value)))
                        .getMessage());
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertThrows(ParameterException.class, () -> SCHEMA.parse(Map.of("gain", "2", "g", "2")));
    }

    @Test
    void recordsCheckThemselves() {
        assertThrows(ParameterException.class, () -> AdditiveNetwork.tanh(Double.NaN));
        assertThrows(ParameterException.class, () -> AdditiveNetwork.tanh(2).withInputVariance(-0.1));
    }

    @Test
    void oneParameterCanBeReplaced() {
        assertEquals(AdditiveNetwork.tanh(1.5).withNoise(0.3), SCHEMA.with(SCHEMA.defaults(), "D", 0.3));
        assertThrows(ParameterException.class, () -> SCHEMA.with(SCHEMA.defaults(), "phi", 1));
    }
}
