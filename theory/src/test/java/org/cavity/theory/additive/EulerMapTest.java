package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A step multiplies by 1 − δ + δ g z, |z| ≤ 1, which is largest at z = 1: chaos begins at g = 1 whatever the step. */
    @Test
    void theStepDoesNotMoveTheOnset() {
        for (double step : new double[] {0.05, 0.5, 0.9, 1}) {
            AdditiveNetwork network = AdditiveNetwork.tanh(1).withStep(step);
            assertEquals(1, CriticalGain.chaosOnset(network).orElseThrow());
            for (double gain : new double[] {0.7, 0.99, 1.05, 1.5}) {
                AdditiveNetwork there = network.withGain(gain);
                Prediction p = THEORY.predict(there, Request.of(Quantity.MAX_LYAPUNOV));
                String at = there.toString();
                assertTrue(p.converged(), at);
                assertEquals(gain < 1 ? Phase.QUIESCENT : Phase.CHAOTIC, p.phase(), at);
                assertEquals(gain > 1, p.value(Quantity.MAX_LYAPUNOV) > 0, at);
                assertEquals(gain > 1, CriticalGain.chaosMargin(there) > 0, at);
            }
        }
    }

    /**
     * Against simulations: networks of 1500 units at g = 2 have a mean that alternates with an amplitude of 1.27 or more where
     * the phase is oscillating here, and one of 0.25 or less, which falls with N, where it is not.
     */
    @ParameterizedTest
    @CsvSource({
        "1, -3, true",
        "1, -2, false",
        "1, -1.5, false",
        "0.9, -4, true",
        "0.9, -3, true",
        "0.9, -2, false",
        "0.5, -8, true",
        "0.5, -5, false"
    })
    void inhibitionRocksTheMeanOfChaos(double step, double meanCoupling, boolean rocks) {
        AdditiveNetwork network =
                AdditiveNetwork.tanh(2).withMeanCoupling(meanCoupling).withStep(step);
        Prediction p = THEORY.predict(network, Request.of(Quantity.MEAN));
        assertEquals(rocks ? Phase.OSCILLATING : Phase.CHAOTIC, p.phase());
        assertEquals(rocks, CriticalGain.oscillationMargin(network) > 0);
    }

    @Test
    void theMeanRocksBeyondItsLine() {
        for (double step : new double[] {0.2, 0.6, 1}) {
            AdditiveNetwork still = AdditiveNetwork.tanh(0.5).withStep(step);
            assertEquals(0, CriticalGain.oscillationMargin(still.withMeanCoupling(-(2 - step) / step)), 1e-12 / step);
        }
        for (double step : new double[] {0.6, 1}) {
            AdditiveNetwork network = AdditiveNetwork.tanh(1.5).withStep(step);
            double critical = Roots.between(j -> CriticalGain.oscillationMargin(network.withMeanCoupling(j)), -20, -1);
            assertEquals(critical, CriticalGain.oscillationOnset(network), 1e-12 * -critical);
            for (double factor : new double[] {0.999, 1.001}) {
                Prediction p = THEORY.predict(network.withMeanCoupling(factor * critical), Request.of(Quantity.MEAN));
                assertEquals(factor < 1 ? Phase.CHAOTIC : Phase.OSCILLATING, p.phase());
                assertTrue(p.converged(), p.note());
            }
        }
        // At g = 1 the bulk is marginal, and the mean alone decides.
        Prediction marginal =
                THEORY.predict(AdditiveNetwork.tanh(1).withMeanCoupling(-3).withStep(0.6), Request.of(Quantity.MEAN));
        assertEquals(Phase.OSCILLATING, marginal.phase());
        assertTrue(Double.isNaN(
                CriticalGain.oscillationMargin(AdditiveNetwork.tanh(2).withMeanCoupling(-3))));
        assertTrue(Double.isNaN(CriticalGain.oscillationMargin(
                AdditiveNetwork.tanh(2).withBias(0.1).withStep(1))));
    }

    /** Without symmetry mean and variance move together: iterating both tells whether they come to rest. */
    @Test
    void biasedMapsRockWhereTheirOrderParametersDo() {
        for (double meanCoupling : new double[] {-1, -2, -3, -5}) {
            AdditiveNetwork network = AdditiveNetwork.tanh(3)
                    .withMeanCoupling(meanCoupling)
                    .withBias(0.3)
                    .withStep(1);
            double mean = 0;
            double variance = 5;
            double swing = 0;
            for (int t = 0; t < 4000; t++) {
                GaussianAverage average = new GaussianAverage(mean, variance, Nonlinearity.TANH);
                double next = 0.3 + meanCoupling * average.of(Math::tanh);
                variance = 9 * average.of(x -> Math.tanh(x) * Math.tanh(x));
                swing = Math.abs(next - mean);
                mean = next;
            }
            Phase phase = THEORY.predict(network, Request.of(Quantity.MEAN)).phase();
            assertEquals(swing > 1e-3 ? Phase.OSCILLATING : Phase.CHAOTIC, phase, network.toString());
        }
    }
}
