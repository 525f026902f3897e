package org.cavity.validation.gated;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;
import org.junit.jupiter.api.Test;

class GatedValidationTest {

    private final List<ValidationPoint<GatedNetwork>> points = GatedValidation.points(Level.FULL);

    @Test
    void everyParameterIsExercisedAwayFromItsDefault() {
        List<Predicate<GatedNetwork>> uses = List.of(
                n -> n.gain() < 1,
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
}
