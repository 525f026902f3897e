package org.cavity.validation.gated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cavity.numerics.gated.GatedModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.phase.GatedTheory;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.FiniteSizePower;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;
import org.junit.jupiter.api.Test;

class GatedValidationTest {

    private final List<ValidationPoint<GatedNetwork>> points = GatedValidation.points();

    @Test
    void everyParameterIsExercisedAwayFromItsDefault() {
        List<Predicate<GatedNetwork>> uses = List.of(
                n -> n.gain() < 2,
                n -> n.gain() > 5,
                n -> n.resetGain() >= 20,
                n -> n.updateGain() > 0,
                n -> n.resetBias() != 0,
                n -> n.updateBias() != 0,
                n -> n.bias() != 0,
                n -> n.resetTime() != 1,
                n -> n.updateTime() != 1,
                n -> n.inputStd() > 0,
                n -> n.resetInputStd() > 0,
                n -> n.updateInputStd() > 0,
                n -> n.resetNoiseVariance() > 0);
        for (int i = 0; i < uses.size(); i++) {
            assertTrue(points.stream().map(ValidationPoint::parameters).anyMatch(uses.get(i)), "use " + i);
        }
    }

    /** Points with a moving update gate in chaos are left to the comparison itself: their theory is sampled. */
    @Test
    void theoryGivesEveryQuantityAndFiniteSizePowersAreThoseOfTheStates() {
        GatedTheory theory = new GatedTheory();
        Set<Phase> phases = new HashSet<>();
        for (ValidationPoint<GatedNetwork> p : points) {
            if (!p.parameters().isClosed() && p.parameters().gain() > 2) {
                continue;
            }
            Set<Quantity> compared =
                    p.checks().stream().map(QuantityCheck::quantity).collect(Collectors.toSet());
            Set<Quantity> wanted = new HashSet<>(compared);
            wanted.addAll(Set.of(Quantity.SPECTRAL_ABSCISSA, Quantity.OUTLIER));
            Prediction prediction = theory.predict(p.parameters(), Request.of().withQuantities(wanted));
            phases.add(prediction.phase());
            assertTrue(prediction.quantities().keySet().containsAll(compared), p.label());
            for (QuantityCheck check : p.checks()) {
                assertEquals(
                        FiniteSizePower.of(check.quantity(), prediction.phase(), prediction.quantities()),
                        check.finiteSizePower(),
                        p.label() + ", " + check.quantity());
            }
        }
        assertEquals(Set.of(Phase.QUIESCENT, Phase.FIXED_POINT, Phase.CHAOTIC), phases);
    }

    @Test
    void everyQuantityCanBeMeasured() {
        Set<Quantity> measurable = new NetworkSimulation<>(new GatedModel()).measurable();
        for (ValidationPoint<GatedNetwork> p : points) {
            for (QuantityCheck check : p.checks()) {
                assertTrue(measurable.contains(check.quantity()), p.label() + ", " + check.quantity());
            }
        }
    }

    @Test
    void labelsAndQuantitiesAreNotRepeated() {
        assertEquals(
                points.size(),
                points.stream()
                        .map(ValidationPoint::label)
                        .collect(Collectors.toSet())
                        .size());
        for (ValidationPoint<GatedNetwork> p : points) {
            Set<Quantity> set = p.checks().stream().map(QuantityCheck::quantity).collect(Collectors.toSet());
            assertEquals(p.checks().size(), set.size(), p.label());
        }
    }
}
