package org.cavity.validation.gated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Level;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.cavity.validation.PointPrediction;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.Validator;
import org.junit.jupiter.api.Test;

class GatedValidationTest {

    private final List<ValidationPoint<GatedNetwork>> points = GatedValidation.points(Level.FULL);

    /** Of the chaos that large initial states lead to theory is right, too, but it is not where these networks end. */
    @Test
    void networksThatStartSmallAreComparedWithTheStateThatTheyEndIn() {
        Validator validator = new Validator(Level.FULL.ensembles(1, 1));
        ValidationPoint<GatedNetwork> rest = point("bistable, rest from a small start");
        ValidationPoint<GatedNetwork> chaos = point("bistable, chaos from a large start");
        Model<GatedNetwork> model = Models.of(rest.parameters());
        assertEquals(rest.parameters(), chaos.parameters());
        PointPrediction small = validator.predict(model, rest);
        assertEquals(List.of(), small.warnings());
        assertEquals(0, small.quantities().get(Quantity.VARIANCE_H).value());
        // The edge of the disc about −σ_z(0) of radius σ_z(0) σ_r(0) g.
        assertEquals(
                0.5 * (5 / (1 + Math.exp(2)) - 1),
                small.quantities().get(Quantity.MAX_LYAPUNOV).value(),
                1e-9);
        PointPrediction large = validator.predict(model, chaos);
        assertTrue(large.quantities().get(Quantity.MAX_LYAPUNOV).value() > 0.2);
        validator.runs(model, rest).forEach(run -> assertTrue(run.settings().initialScale() < 0.1));
        validator
                .runs(model, chaos)
                .forEach(run -> assertEquals(1, run.settings().initialScale()));
    }

    private ValidationPoint<GatedNetwork> point(String label) {
        return points.stream()
                .filter(p -> p.label().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

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
