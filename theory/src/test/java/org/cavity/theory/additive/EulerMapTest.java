package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;

/** The additive network as a map of a step between 0 and 1, its ends known in closed form. */
class EulerMapTest {

    private static final AdditiveTheory THEORY = new AdditiveTheory();

    private static Prediction predict(Map<String, String> values) {
        return THEORY.predict(
                AdditiveNetwork.SCHEMA.parse(values), new Request(Set.copyOf(THEORY.quantities()), true, 0, 1));
    }

    @Test
    void publishedExponentsByName() {
        Prediction p = predict(Map.of("g", "3", "step", "0.25"));
        assertEquals(Phase.CHAOTIC, p.phase());
        assertTrue(p.converged(), p.note());
        assertEquals(0.2254014581, p.value(Quantity.MAX_LYAPUNOV), 1e-10);
        assertEquals(0.2161237047, predict(Map.of("g", "3", "delta", "0.5")).value(Quantity.MAX_LYAPUNOV), 1e-10);
    }

    /** All quantities join those of the closed forms as the step tends to 1; the distance is the step's, times a slope. */
    @Test
    void longStepsJoinTheMapOfStepOne() {
        for (AdditiveNetwork network : List.of(
                AdditiveNetwork.tanh(2),
                AdditiveNetwork.tanh(2).withCoupling(CouplingEnsemble.ORTHOGONAL),
                AdditiveNetwork.tanh(2).withNoise(0.2),
                AdditiveNetwork.tanh(3).withBias(0.4),
                AdditiveNetwork.tanh(2).withInputVariance(0.2),
                AdditiveNetwork.tanh(2).withMeanCoupling(3),
                AdditiveNetwork.tanh(0.7))) {
            AdditiveState end = MeanField.solve(network.withStep(1));
            AdditiveState near = MeanField.solve(network.withStep(1 - 1e-6));
            String at = network.toString();
            assertEquals(end.mean(), near.mean(), 1e-5, at);
            assertEquals(end.variance(), near.variance(), 2e-5, at);
            assertEquals(end.staticVariance(), near.staticVariance(), 2e-5, at);
            assertEquals(end.maximalLyapunovExponent(), near.maximalLyapunovExponent(), 2e-5, at);
            assertEquals(end.isFixedPoint(), near.isFixedPoint(), at);
            assertEquals(end.kind(), near.kind(), at);
            if (end.hasParticipationRatio()) {
                assertEquals(
                        end.dimensionOfActivity().value(),
                        near.dimensionOfActivity().value(),
                        2e-5,
                        at);
                assertEquals(
                        end.dimensionOfRates().value(), near.dimensionOfRates().value(), 2e-5, at);
            }
            // Of moduli below (1 − δ)/δ = 1e-6, which saturated units have, a step of less than 1 sees nothing.
            Set<Quantity> mean = Set.of(Quantity.MEAN_EXPONENT);
            assertEquals(
                    AdditiveQuantities.of(end, mean).get(Quantity.MEAN_EXPONENT).value(),
                    AdditiveQuantities.of(near, mean)
                            .get(Quantity.MEAN_EXPONENT)
                            .value(),
                    5e-3,
                    at);
        }
    }

    /** The error of the Euler scheme is of first order in the step. */
    @Test
    void shortStepsJoinContinuousTime() {
        for (AdditiveNetwork network : List.of(
                AdditiveNetwork.tanh(2), AdditiveNetwork.tanh(2).withMeanCoupling(3), AdditiveNetwork.tanh(0.7))) {
            AdditiveState end = MeanField.solve(network);
            AdditiveState near = MeanField.solve(network.withStep(0.01));
            assertEquals(end.mean(), near.mean(), 0.01 * Math.abs(end.mean()));
            assertEquals(end.variance(), near.variance(), 0.01 * end.variance());
            assertEquals(end.maximalLyapunovExponent(), near.maximalLyapunovExponent(), 0.01);
            assertEquals(end.autocorrelation(1.5), near.autocorrelation(1.5), 0.02 * end.variance());
        }
    }

    /** A linear step of 1 − δ + δ(g − 1 + 1) stretches a resting network's least stable direction. */
    @Test
    void fixedPointsHaveTheExponentOfOneStep() {
        AdditiveState still = MeanField.solve(AdditiveNetwork.tanh(0.7).withStep(0.5));
        assertEquals(Math.log(0.5 + 0.5 * 0.7) / 0.5, still.maximalLyapunovExponent(), 1e-14);
        assertTrue(still.isStable());
        assertEquals(Phase.QUIESCENT, predict(Map.of("g", "0.7", "step", "0.5")).phase());
        // A mean that rocks: J0 = −4 makes an outlier −4 of gJφ', and 1 − δ + δ(−4) = −1.5.
        AdditiveNetwork rocking = AdditiveNetwork.tanh(0.1).withMeanCoupling(-4);
        assertTrue(MeanField.fixedPoints(rocking.withStep(0.3)).get(0).isStable());
        assertTrue(!MeanField.fixedPoints(rocking.withStep(0.5)).get(0).isStable());
    }

    /** Under noise chaos sets in where the exponent is 0; in continuous time that is the gain of another criterion. */
    @Test
    void noiseDelaysChaosAtEveryStep() {
        AdditiveNetwork network = AdditiveNetwork.tanh(1.5).withNoise(0.1);
        double continuous = CriticalGain.chaosOnset(network).orElseThrow();
        double critical = CriticalGain.chaosOnset(network.withStep(0.05)).orElseThrow();
        assertEquals(continuous, critical, 0.05);
        AdditiveState onset = MeanField.solve(network.withStep(0.05).withGain(critical));
        assertEquals(0, onset.maximalLyapunovExponent(), 1e-9);
    }
}
