package org.cavity.validation.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.Level;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.Validator;
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

    /** Nothing is solved that no check asks for, such as a whole Lyapunov spectrum where it is not known. */
    @Test
    void theoryConvergesWhereItIsCompared() {
        Validator validator = new Validator(Level.FULL.ensembles(1, 1));
        Model<AdditiveNetwork> model = Models.of(AdditiveNetwork.tanh(1));
        for (ValidationPoint<AdditiveNetwork> point : AdditiveValidation.points(Level.FULL)) {
            assertEquals(List.of(), validator.predict(model, point).warnings(), point.label());
        }
    }
}
