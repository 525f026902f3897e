package org.cavity.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.CriticalGain;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class PhaseDiagramTest {

    private static final PhaseDiagram<AdditiveNetwork> MAP =
            PhaseDiagram.of(AdditiveNetwork.tanh(1), "gain=0.5:3:6", "input_variance=0.2:1:3", Quantity.VARIANCE);

    @Test
    void cellsAreTheTheoryAtTheirParameters() {
        double expected = MeanField.solve(AdditiveNetwork.tanh(2.5).withInputVariance(0.6))
                .variance();
        assertEquals(expected, MAP.cells().at(4, 1).value(Quantity.VARIANCE), 1e-12 * expected);
    }

    @Test
    void theCriticalLineIsTheOnsetOfChaos() {
        var curve = MAP.curves().stream()
                .filter(c -> c.label().contains("chaos"))
                .findFirst()
                .orElseThrow();
        assertTrue(curve.pieces().size() > 0);
        curve.pieces().stream().flatMap(piece -> piece.points().stream()).forEach(point -> {
            AdditiveNetwork network = AdditiveNetwork.tanh(1).withInputVariance(point[1]);
            assertEquals(CriticalGain.chaosOnset(network).orElseThrow(), point[0], 1e-6);
        });
    }

    @Test
    void simulatedPointsAreComparedWithTheory() {
        var checked = MAP.simulate(2, 50, 100);
        assertEquals(2, checked.report().comparisons().size());
        checked.report().comparisons().forEach(c -> {
            assertEquals(Quantity.VARIANCE, c.quantity());
            assertEquals(2, c.samples().size());
        });
        assertEquals(0, MAP.report().comparisons().size());
        assertTrue(checked.image().getHeight() > MAP.image().getHeight(), "the legend explains the markers");
    }

    @Test
    void whatTheModelLacksIsRefusedByName() {
        AdditiveNetwork base = AdditiveNetwork.tanh(1);
        assertThrows(
                RuntimeException.class, () -> PhaseDiagram.of(base, "gian=0.5:3:6", "input_variance=0:1:3"), "gian");
        String message = assertThrows(
                        UsageException.class,
                        () -> PhaseDiagram.of(base, "gain=0.5:3:6", "input_variance=0:1:3", Quantity.RATE))
                .getMessage();
        assertTrue(message.startsWith("additive does not predict rate"), message);
    }
}
