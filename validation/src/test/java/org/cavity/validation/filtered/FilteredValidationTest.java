package org.cavity.validation.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilteredValidationTest {

    @ParameterizedTest
    @ValueSource(strings = {"adapting-rate", "oscillator", "heterogeneous-rate"})
    void bothSidesGiveEveryQuantityAndFiniteSizePowersAreThoseOfTheStates(String name) {
        check(Models.find(name).orElseThrow());
    }

    private static <P extends Record> void check(Model<P> model) {
        Set<Phase> phases = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (ValidationPoint<P> p : model.validationPoints()) {
            assertTrue(labels.add(p.label()), p.label());
            Set<Quantity> compared =
                    p.checks().stream().map(QuantityCheck::quantity).collect(Collectors.toSet());
            assertEquals(p.checks().size(), compared.size(), p.label());
            assertTrue(model.simulation().measurable().containsAll(compared), p.label());
            Prediction prediction =
                    model.theory().predict(p.parameters(), Request.of().withQuantities(compared));
            phases.add(prediction.phase());
            assertTrue(prediction.converged(), p.label());
            assertTrue(prediction.quantities().keySet().containsAll(compared), p.label());
            for (QuantityCheck check : p.checks()) {
                assertEquals(
                        FiniteSizePower.of(check.quantity(), prediction.phase(), prediction.quantities()),
                        check.finiteSizePower(),
                        p.label() + ", " + check.quantity());
            }
        }
        assertEquals(Set.of(Phase.QUIESCENT, Phase.CHAOTIC), phases);
    }
}
