package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.numerics.adapting.AdaptingSimulation;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.adapting.phase.AdaptingTheory;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

/** A theory that is 5 % off fails where such a change is stated to be detected; the right one passes. */
class PlantedDisagreementTest {

    private static final double FACTOR = 1.05;

    @Test
    void aMapFivePerCentOffFails() {
        assertPlantedIsCaught(
                new Model<>(new AdditiveTheory(), new NetworkSimulation<>(new AdditiveModel())),
                ValidationPoint.of(
                        "chaotic map, g = 2",
                        AdditiveNetwork.tanh(2).withStep(1),
                        QuantityCheck.of(Quantity.RATE_VARIANCE, 0.05, 0).withSimulationError(1e-5)),
                new Ensembles(List.of(256, 512), 16, 1, 2));
    }

    /** The documented error is 1.5 % of the rate. */
    @Test
    void aPopulationFivePerCentOffFails() {
        assertPlantedIsCaught(
                new Model<>(new AdaptingTheory(), new AdaptingSimulation()),
                ValidationPoint.of(
                        "one scale, fast input",
                        AdaptingPopulation.of(Preset.SINGLE).withInputMean(16).withInputVariance(3),
                        QuantityCheck.of(Quantity.RATE, 0.05, 0)),
                new Ensembles(List.of(2048, 4096), 4, 1, 2));
    }

    private static <P extends Record> void assertPlantedIsCaught(
            Model<P> model, ValidationPoint<P> point, Ensembles ensembles) {
        Validator validator = new Validator(ensembles);
        List<SizedMeasurement> measured = validator.measure(model, point);
        ValidationReport right =
                ValidationReport.of(Validator.compare(model, point, validator.predict(model, point), measured));
        assertEquals(Verdict.AGREES, right.verdict(), right::table);
        assertFalse(right.alarm());
        for (double factor : new double[] {FACTOR, 1 / FACTOR}) {
            Model<P> wrong = new Model<>(new MistunedTheory<>(model.theory(), factor), model.simulation());
            ValidationReport report =
                    ValidationReport.of(Validator.compare(wrong, point, validator.predict(wrong, point), measured));
            assertTrue(report.alarm(), report.table());
            assertEquals(Verdict.DISAGREES, report.comparisons().get(0).verdict());
        }
    }
}
