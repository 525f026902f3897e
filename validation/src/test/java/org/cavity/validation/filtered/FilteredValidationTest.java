package org.cavity.validation.filtered;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;
import org.junit.jupiter.api.Test;

class FilteredValidationTest {

    @Test
    void everyParameterOfAdaptingUnitsIsExercised() {
        assertUsed(
                AdaptingRateValidation.points(Level.FULL),
                List.of(
                        n -> n.gain() < 1,
                        n -> n.gain() > 2,
                        n -> !n.nonlinearity().name().equals("tanh"),
                        n -> n.adaptationRates().size() > 1,
                        n -> n.adaptationStrengths().get(0) > 1,
                        n -> n.coupling() != CouplingEnsemble.DENSE));
    }

    @Test
    void everyParameterOfOscillatorsIsExercised() {
        List<ValidationPoint<OscillatorNetwork>> points = OscillatorValidation.points(Level.FULL);
        assertUsed(
                points,
                List.of(
                        n -> n.gain() < 0.5,
                        n -> n.gain() > 2,
                        n -> n.damping() < 0.5,
                        n -> n.damping() >= 1,
                        n -> n.naturalFrequency() != 1,
                        n -> n.coupling() != CouplingEnsemble.DENSE));
    }

    @Test
    void everyParameterOfUnitsOfSeveralTimeConstantsIsExercised() {
        List<ValidationPoint<HeterogeneousRateNetwork>> points = HeterogeneousRateValidation.points(Level.FULL);
        assertUsed(
                points,
                List.of(
                        n -> n.gain() < 1,
                        n -> n.gain() > 1,
                        n -> n.timeConstants().size() > 1));
    }

    private static <P extends Record> void assertUsed(List<ValidationPoint<P>> points, List<Predicate<P>> uses) {
        for (int i = 0; i < uses.size(); i++) {
            assertTrue(points.stream().map(ValidationPoint::parameters).anyMatch(uses.get(i)), "use " + i);
        }
    }
}
