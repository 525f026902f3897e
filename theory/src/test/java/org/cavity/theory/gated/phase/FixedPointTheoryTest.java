package org.cavity.theory.gated.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.FixedPoint;
import org.cavity.theory.model.FixedPointPrediction;
import org.cavity.theory.model.FixedPointTheory;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.junit.jupiter.api.Test;

class FixedPointTheoryTest {

    private static final GatedTheory THEORY = new GatedTheory();
    private static final FixedPointTheory<GatedNetwork> FIXED_POINTS =
            THEORY.fixedPoints().orElseThrow();

    @Test
    void everyListedFixedPointHasItsBoundary() {
        GatedNetwork network = GatedNetwork.of(1.9, 8).withResetTime(0.5);
        List<FixedPoint> listed =
                THEORY.predict(network, Request.of().withStates(true)).fixedPoints();
        assertEquals(3, listed.size());
        for (int i = 0; i < listed.size(); i++) {
            FixedPointPrediction point =
                    FIXED_POINTS.predict(network, i + 1, Request.of(Quantity.SPECTRAL_ABSCISSA, Quantity.VARIANCE_H));
            assertEquals(listed.get(i), point.point());
            assertEquals(
                    Set.of(Quantity.SPECTRAL_ABSCISSA, Quantity.VARIANCE_H),
                    point.quantities().keySet());
            double edge =
                    Arrays.stream(point.boundary().get("bulk").get("re")).max().orElseThrow();
            assertEquals(point.quantities().get(Quantity.SPECTRAL_ABSCISSA).value(), edge, 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> FIXED_POINTS.predict(network, 4, Request.of()));
    }
}
