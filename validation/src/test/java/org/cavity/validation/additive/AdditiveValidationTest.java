package org.cavity.validation.additive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;
import org.junit.jupiter.api.Test;

class AdditiveValidationTest {

    @Test
    void everyParameterIsExercisedAwayFromItsDefault() {
        List<Predicate<AdditiveNetwork>> uses = List.of(
                n -> n.gain() < 1,
                n -> n.gain() > 2,
                n -> !n.nonlinearity().name().equals("tanh"),
                n -> n.meanCoupling() != 0,
                n -> n.bias() != 0,
                n -> n.inputVariance() > 0,
                n -> n.noise() > 0,
                AdditiveNetwork::isMap,
                AdditiveNetwork::isEulerMap,
                n -> n.coupling() != CouplingEnsemble.DENSE);
        List<AdditiveNetwork> networks = AdditiveValidation.points(Level.FULL).stream()
                .map(ValidationPoint::parameters)
                .toList();
        for (int i = 0; i < uses.size(); i++) {
            assertTrue(networks.stream().anyMatch(uses.get(i)), "use " + i);
        }
    }
}
