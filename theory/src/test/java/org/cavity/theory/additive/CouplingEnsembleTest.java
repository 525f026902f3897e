package org.cavity.theory.additive;

import static org.cavity.theory.model.Quantity.CRITICAL_GAIN;
import static org.cavity.theory.model.Quantity.DIMENSION_PHI;
import static org.cavity.theory.model.Quantity.DIMENSION_X;
import static org.cavity.theory.model.Quantity.ENTROPY_RATE;
import static org.cavity.theory.model.Quantity.EXPANSION_GAIN;
import static org.cavity.theory.model.Quantity.KY_DIMENSION;
import static org.cavity.theory.model.Quantity.KY_EXPONENT;
import static org.cavity.theory.model.Quantity.MEAN_EXPONENT;
import static org.cavity.theory.model.Quantity.UNSTABLE_FRACTION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ensemble of the couplings changes, and what it does not. */
class CouplingEnsembleTest {

    private static final AdditiveTheory THEORY = new AdditiveTheory();

    private static final Set<Quantity> OF_THE_ENSEMBLE = Set.of(
            DIMENSION_X, DIMENSION_PHI, ENTROPY_RATE, KY_DIMENSION, KY_EXPONENT, MEAN_EXPONENT, UNSTABLE_FRACTION);

    private static Prediction predict(AdditiveNetwork network, CouplingEnsemble coupling) {
        Set<Quantity> wanted = new LinkedHashSet<>(THEORY.quantities());
        // Root finding of the margins, which are compared themselves.
        wanted.removeAll(Set.of(CRITICAL_GAIN, EXPANSION_GAIN));
        return THEORY.predict(network.withCoupling(coupling), new Request(wanted, true, 0, 1, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0, 0, 0, 0, 0",
        "2, 0, 0, 0, 0, 0",
        "2, 0.1, 0, 0, 0, 0",
        "2, 0, 0.5, 0, 0, 0",
        "0.8, 0, 0, 0, 1.5, 0",
        "2, 0, 0, 0.3, -2, 0",
        "2, 0, 0, 0, 0, 1",
        "0.9, 0, 0, 0.5, -3, 1",
        "2, 0, 0.3, 0, 0, 1"
    })
    void averagesExponentAndEdgeDoNotDependOnTheEnsemble(
            double gain, double input, double noise, double bias, double meanCoupling, double step) {
        AdditiveNetwork network = AdditiveNetwork.tanh(gain)
                .withInputVariance(input)
                .withNoise(noise)
                .withBias(bias)
                .withMeanCoupling(meanCoupling)
                .withStep(step);
        Prediction dense = predict(network, CouplingEnsemble.DENSE);
        assertEquals(
                dense.quantities(),
                predict(network, CouplingEnsemble.QUARTER_CIRCLE).quantities());
        Prediction orthogonal = predict(network, CouplingEnsemble.ORTHOGONAL);
        assertEquals(dense.phase(), orthogonal.phase());
        assertEquals(dense.fixedPoints(), orthogonal.fixedPoints());
        assertEquals(dense.states(), orthogonal.states());
        assertEquals(dense.quantities().keySet(), orthogonal.quantities().keySet());
        assertEquals(shared(dense), shared(orthogonal));
        if (dense.arrays().containsKey("autocorrelation")) {
            assertArrayEquals(
                    dense.arrays().get("autocorrelation").get("value"),
                    orthogonal.arrays().get("autocorrelation").get("value"));
        }
        for (CriticalLine<AdditiveNetwork> line : THEORY.criticalLines()) {
            assertEquals(
                    line.margin().applyAsDouble(network),
                    line.margin().applyAsDouble(network.withCoupling(CouplingEnsemble.ORTHOGONAL)));
        }
    }

    private static Map<Quantity, Estimate> shared(Prediction prediction) {
        Map<Quantity, Estimate> shared = new LinkedHashMap<>(prediction.quantities());
        shared.keySet().removeAll(OF_THE_ENSEMBLE);
        return shared;
    }

    @Test
    void dimensionAndSpectrumOfExponentsDo() {
        Prediction dense = predict(AdditiveNetwork.tanh(2).withStep(1), CouplingEnsemble.DENSE);
        Prediction orthogonal = predict(AdditiveNetwork.tanh(2).withStep(1), CouplingEnsemble.ORTHOGONAL);
        for (Quantity quantity : OF_THE_ENSEMBLE) {
            assertNotEquals(dense.value(quantity), orthogonal.value(quantity), quantity.name());
        }
        // Where the exponents' sum falls to zero, the orthogonal map has more of them left.
        assertTrue(dense.value(KY_DIMENSION) < orthogonal.value(KY_DIMENSION));
    }

    /** Even where all eigenvalues lie on one circle, as at x = 0, the boundary has them within it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.9})
    void boundaryOfTheRingHoldsTheCircle(double gain) {
        AdditiveNetwork network = AdditiveNetwork.tanh(gain);
        Map<String, Columns> ring = THEORY.spectralBoundary(network.withCoupling(CouplingEnsemble.ORTHOGONAL));
        double sagitta = Math.cos(Math.PI / (ring.get("bulk").get("re").length - 1));
        assertTrue(nearest(ring.get("bulk")) * sagitta >= gain * (1 - 1e-12));
        assertTrue(nearest(ring.get("inner_edge")) < gain);
        assertEquals(Set.of("bulk"), THEORY.spectralBoundary(network).keySet());
        assertEquals(gain, nearest(THEORY.spectralBoundary(network).get("bulk")), 1e-12);
    }

    @Test
    void discsHaveNoInnerEdge() {
        for (AdditiveNetwork network : List.of(
                AdditiveNetwork.tanh(0),
                AdditiveNetwork.tanh(0).withCoupling(CouplingEnsemble.ORTHOGONAL),
                // Saturated units leave a hole of radius 3e-9.
                AdditiveNetwork.tanh(3).withCoupling(CouplingEnsemble.ORTHOGONAL))) {
            assertEquals(Set.of("bulk"), THEORY.spectralBoundary(network).keySet(), network.toString());
        }
    }

    /** Distance of the curve's nearest corner from the centre −1. */
    private static double nearest(Columns curve) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curve.get("re").length; i++) {
            nearest = Math.min(nearest, Math.hypot(curve.get("re")[i] + 1, curve.get("im")[i]));
        }
        return nearest;
    }
}
