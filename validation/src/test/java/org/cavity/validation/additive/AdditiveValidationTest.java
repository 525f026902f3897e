package org.cavity.validation.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;
import org.junit.jupiter.api.Test;

class AdditiveValidationTest {

    private final List<ValidationPoint<AdditiveNetwork>> points = AdditiveValidation.points();

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
                AdditiveNetwork::isEulerMap);
        for (int i = 0; i < uses.size(); i++) {
            assertTrue(points.stream().map(ValidationPoint::parameters).anyMatch(uses.get(i)), "use " + i);
        }
    }

    @Test
    void variancesExponentsAndRadiiAreComparedAllOverTheMap() {
        for (Quantity q : Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_RADIUS)) {
            Set<AdditiveNetwork> compared = points.stream()
                    .filter(p -> p.checks().stream().anyMatch(c -> c.quantity().equals(q)))
                    .map(ValidationPoint::parameters)
                    .filter(n -> n.equals(AdditiveNetwork.tanh(n.gain()).withInputVariance(n.inputVariance())))
                    .collect(Collectors.toSet());
            assertTrue(compared.size() >= 6, q + " at " + compared);
            assertTrue(compared.stream().anyMatch(n -> n.gain() < 1 && n.inputVariance() == 0), q.name());
            assertTrue(compared.stream().anyMatch(n -> n.gain() < 1 && n.inputVariance() >= 1), q.name());
            assertTrue(compared.stream().anyMatch(n -> n.gain() >= 3 && n.inputVariance() == 0), q.name());
            assertTrue(compared.stream().anyMatch(n -> n.gain() >= 3 && n.inputVariance() >= 1), q.name());
        }
    }

    @Test
    void finiteSizePowersAreThoseOfTheStates() {
        AdditiveTheory theory = new AdditiveTheory();
        Set<Double> powers = new HashSet<>();
        for (ValidationPoint<AdditiveNetwork> p : points) {
            Prediction prediction = theory.predict(
                    p.parameters(), Request.of(Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_ABSCISSA, Quantity.OUTLIER));
            for (QuantityCheck check : p.checks()) {
                powers.add(check.finiteSizePower());
                assertEquals(
                        FiniteSizePower.of(check.quantity(), prediction.phase(), prediction.quantities()),
                        check.finiteSizePower(),
                        p.label() + ", " + check.quantity());
            }
        }
        assertEquals(Set.of(FiniteSizePower.AVERAGE, FiniteSizePower.EDGE), powers);
    }

    @Test
    void labelsAndQuantitiesAreNotRepeated() {
        assertEquals(
                points.size(),
                points.stream()
                        .map(ValidationPoint::label)
                        .collect(Collectors.toSet())
                        .size());
        for (ValidationPoint<AdditiveNetwork> p : points) {
            Set<Quantity> set = p.checks().stream().map(QuantityCheck::quantity).collect(Collectors.toSet());
            assertEquals(p.checks().size(), set.size(), p.label());
        }
    }
}
