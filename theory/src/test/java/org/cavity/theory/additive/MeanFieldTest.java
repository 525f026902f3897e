package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanFieldTest {

    private static final AdditiveTheory THEORY = new AdditiveTheory();

    private static Prediction predict(AdditiveNetwork network) {
        return THEORY.predict(network, new Request(THEORY.sweepQuantities(), true));
    }

    /** Every order parameter put back into the equations it solves, by one-dimensional averages where those suffice. */
    @ParameterizedTest
    @CsvSource({
        "1.3, 0, 0, 0, 0", "2, 0.1, 0, 0, 0", "2.5, 0.5, 0, 0, 0", "1, 0, 0.1, 0, 0", "3, 0.2, 0.5, 0, 0",
        "2, 0, 0, 0.4, 0", "2, 0, 0, 0.3, 1.5", "0.8, 0, 0, 0, 1.5", "2, 0.1, 0.1, 0.3, 0.7", "1.8, 0, 0, 0, -2"
    })
    void solutionsObeyTheirEquations(double gain, double input, double noise, double bias, double meanCoupling) {
        AdditiveNetwork network = AdditiveNetwork.tanh(gain)
                .withInputVariance(input)
                .withNoise(noise)
                .withBias(bias)
                .withMeanCoupling(meanCoupling);
        AdditiveState s = MeanField.solve(network);
        GaussianAverage average = new GaussianAverage(s.mean(), s.variance(), Nonlinearity.TANH);
        assertEquals(bias + meanCoupling * average.of(Math::tanh), s.mean(), 1e-12);
        double g2 = gain * gain;
        if (s.isFixedPoint()) {
            assertEquals(g2 * average.of(x -> Math.tanh(x) * Math.tanh(x)) + input, s.variance(), 1e-12);
            return;
        }
        PairCorrelation pair = PairCorrelation.of(Nonlinearity.TANH, s.mean(), s.variance());
        double c0 = s.variance();
        double cInf = s.staticVariance();
        assertEquals(g2 * pair.correlation(cInf) + input, cInf, 1e-12);
        double energy =
                0.5 * (c0 * c0 - cInf * cInf) - input * (c0 - cInf) - g2 * (pair.potential(c0) - pair.potential(cInf));
        assertEquals(0.5 * noise * noise, energy, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.9, 1})
    void belowOneTheNetworkIsQuiescent(double gain) {
        Prediction p = predict(AdditiveNetwork.tanh(gain));
        assertEquals(Phase.QUIESCENT, p.phase());
        assertEquals(gain - 1, p.value(Quantity.MAX_LYAPUNOV), 1e-15);
        assertEquals(1, p.fixedPoints().size());
    }

    @Test
    void phasesFollowFromTheStates() {
        assertEquals(Phase.CHAOTIC, predict(AdditiveNetwork.tanh(1.2)).phase());
        assertEquals(
                Phase.FIXED_POINT,
                predict(AdditiveNetwork.tanh(1.2).withInputVariance(0.5)).phase());
        assertEquals(
                Phase.NOISE_DRIVEN,
                predict(AdditiveNetwork.tanh(1.2).withNoise(0.5)).phase());
        assertEquals(
                Phase.CHAOTIC, predict(AdditiveNetwork.tanh(3).withNoise(0.5)).phase());
        // A ferromagnet: ±m are one state up to symmetry.
        assertEquals(
                Phase.FIXED_POINT,
                predict(AdditiveNetwork.tanh(0.8).withMeanCoupling(1.5)).phase());
        // A weak field leaves the state against it metastable, and it is no mirror image of the other.
        assertEquals(
                Phase.MULTISTABLE,
                predict(AdditiveNetwork.tanh(0.5).withMeanCoupling(2).withBias(0.05))
                        .phase());
        assertEquals(
                Phase.OSCILLATING,
                predict(AdditiveNetwork.tanh(0.9)
                                .withMeanCoupling(-3)
                                .withBias(0.5)
                                .withStep(1))
                        .phase());
        assertEquals(
                Phase.UNBOUNDED,
                predict(AdditiveNetwork.of(Nonlinearity.of("rectifier", x -> Math.max(0, x)), 2))
                        .phase());
    }

    /**
     * A transfer function that steepens before it saturates (φ''' > 0 at 0) makes the transition discontinuous: below
     * g φ'(0) = 1 the quiescent state and another coexist.
     */
    @Test
    void steepeningTransferFunctionHasSeveralRoots() {
        Nonlinearity steep = Nonlinearity.of("steep", x -> Math.tanh(0.5 * x + x * x * x));
        AdditiveNetwork network = AdditiveNetwork.of(steep, 1.5);
        List<AdditiveState> resting = MeanField.fixedPoints(network);
        List<AdditiveState> moving = MeanField.timeDependentStates(network);
        assertEquals(3, resting.size());
        assertTrue(resting.get(0).variance() == 0 && resting.get(0).isStable());
        assertFalse(moving.isEmpty());
        assertEquals(Phase.BISTABLE_CHAOTIC, predict(network).phase());
        assertTrue(MeanField.solve(network).maximalLyapunovExponent() > 0);
    }

    @ParameterizedTest
    @CsvSource({"tanh, 1.05", "tanh, 2", "tanh, 20", "erf, 6"})
    void userDefinedNonlinearityGivesTheSameNumbers(String name, double gain) {
        Nonlinearity phi = Nonlinearity.find(name).orElseThrow();
        AdditiveState mine = MeanField.solve(AdditiveNetwork.of(Nonlinearity.of("mine", phi::value), gain));
        AdditiveState builtIn = MeanField.solve(AdditiveNetwork.of(phi, gain));
        // The primitive comes from Gauss quadrature, good to rounding on panels of half a unit.
        assertEquals(builtIn.variance(), mine.variance(), 1e-12 * builtIn.variance());
        assertEquals(builtIn.maximalLyapunovExponent(), mine.maximalLyapunovExponent(), 1e-11);
    }

    /** Where rounding decides, the outcome is flagged rather than trusted. */
    @Test
    void kinkInUserDefinedFunctionIsFlagged() {
        Nonlinearity kink = Nonlinearity.of("kink", x -> Math.max(-1, Math.min(1, x)));
        Prediction p = predict(AdditiveNetwork.of(kink, 2));
        assertFalse(p.converged());
        assertEquals(
                MeanField.solve(AdditiveNetwork.of(Nonlinearity.CLIP, 2)).maximalLyapunovExponent(),
                p.value(Quantity.MAX_LYAPUNOV),
                1e-4);
    }

    /** The naive J₀E[φ'] − 1, which leaves out how the spread responds, would be −0.299. */
    @Test
    void outlierOfThePolarisedState() {
        AdditiveState s = MeanField.solve(AdditiveNetwork.tanh(0.8).withMeanCoupling(1.5));
        assertEquals(0.495303 - 1, s.outlier().orElseThrow(), 5e-7);
    }

    /** The eigenvalue of the outlier matrix passes through 1 where a state of non-zero mean branches off. */
    @Test
    void outlierVanishesWhereTheMeanAppears() {
        AdditiveNetwork network = AdditiveNetwork.tanh(0.7);
        double below = MeanField.fixedPoints(network.withMeanCoupling(0.999))
                .get(0)
                .outlier()
                .orElseThrow();
        assertEquals(-0.001, below, 1e-15);
        assertEquals(0, CriticalGain.meanMargin(network.withMeanCoupling(1)), 1e-15);
        AdditiveState justAbove = MeanField.solve(network.withMeanCoupling(1.0001));
        // Beyond a pitchfork the eigenvalue is minus twice the distance to it.
        assertEquals(-2e-4, justAbove.outlier().orElseThrow(), 2e-6);
    }

    @Test
    void frozenInputOnsetIsWhereTheFixedPointLosesStability() {
        for (double variance : new double[] {1e-4, 0.1, 1, 10}) {
            AdditiveNetwork network = AdditiveNetwork.tanh(1).withInputVariance(variance);
            double onset = CriticalGain.chaosOnset(network).orElseThrow();
            AdditiveState atOnset =
                    MeanField.fixedPoints(network.withGain(onset)).get(0);
            assertEquals(1, atOnset.spectralRadius(), 1e-12);
            assertEquals(
                    Phase.FIXED_POINT, predict(network.withGain(onset * 0.999)).phase());
            Prediction above = predict(network.withGain(onset * 1.001));
            assertEquals(Phase.CHAOTIC, above.phase());
            assertTrue(above.value(Quantity.STATIC_VARIANCE) < above.value(Quantity.VARIANCE));
            assertTrue(above.value(Quantity.MAX_LYAPUNOV) > 0);
        }
    }

    @Test
    void expansionPrecedesChaosUnderNoise() {
        AdditiveNetwork network = AdditiveNetwork.tanh(1).withNoise(0.5);
        double expansion = CriticalGain.expansionOnset(network).orElseThrow();
        assertTrue(expansion < CriticalGain.chaosOnset(network).orElseThrow());
        assertEquals(1, MeanField.solve(network.withGain(expansion)).spectralRadius(), 1e-12);
    }

    /**
     * Strong inhibition holds the mean in a narrow window, in which alone the network is chaotic. Every network without
     * noise has a stable state: a fixed point, chaos, or in the map an oscillating mean.
     */
    @Test
    void strongInhibitionIsResolved() {
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            AdditiveNetwork network = AdditiveNetwork.erf(1 + 2 * random.nextDouble())
                    .withMeanCoupling(-2 - 18 * random.nextDouble())
                    .withBias(4 * random.nextDouble() - 2);
            Prediction p = THEORY.predict(network, Request.of(Quantity.MEAN, Quantity.VARIANCE));
            assertTrue(p.phase() == Phase.CHAOTIC || p.phase() == Phase.FIXED_POINT, () -> network + ": " + p);
            assertTrue(p.converged(), () -> network + ": " + p);
        }
        AdditiveState s =
                MeanField.solve(AdditiveNetwork.erf(2.2).withMeanCoupling(-18).withBias(-1.7));
        assertEquals("chaotic", s.kind());
        // A network of N = 1000 gave m = -0.19, C0 = 2.58.
        assertEquals(-0.19, s.mean(), 0.02);
        assertEquals(2.58, s.variance(), 0.15);
    }

    /** At an onset itself, and on the whole map drawn by default, nothing fails. */
    @Test
    void marginalPointsConverge() {
        for (Nonlinearity phi : List.of(Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP)) {
            for (double gain : new double[] {0.99, 1, 1.0001}) {
                Prediction p = predict(AdditiveNetwork.of(phi, gain));
                assertTrue(p.converged(), () -> phi + " " + gain + ": " + p.note());
                assertEquals(gain > 1 ? Phase.CHAOTIC : Phase.QUIESCENT, p.phase(), phi + " " + gain);
            }
        }
        Prediction marginalMean = predict(AdditiveNetwork.tanh(0.5).withMeanCoupling(1));
        assertEquals(Phase.QUIESCENT, marginalMean.phase());
        assertEquals(0, marginalMean.value(Quantity.MAX_LYAPUNOV), 1e-12);
    }

    /** Random points of the whole allowed range: a number or a reason, and never a number without its error. */
    @Test
    void extremeParametersGiveNumbersOrReasons() {
        Random random = new Random(1);
        for (int i = 0; i < 12; i++) {
            Nonlinearity phi = List.of(Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP)
                    .get(i % 3);
            AdditiveNetwork network = AdditiveNetwork.of(phi, Math.pow(10, 3 * random.nextDouble()))
                    .withBias(random.nextInt(3) == 0 ? 200 * random.nextDouble() - 100 : 0)
                    .withInputVariance(random.nextInt(3) == 0 ? Math.pow(10, 6 * random.nextDouble()) : 0)
                    .withStep(random.nextInt(2));
            Prediction p = predict(network);
            if (p.quantities().containsKey(Quantity.MEAN_GAIN)) {
                // However wide the distribution of x, some units lie where φ rises: E[φ'] = 2 pdf(0) to leading order.
                double deviation = Math.sqrt(p.value(Quantity.VARIANCE));
                double m = p.value(Quantity.MEAN);
                if (deviation > 30) {
                    double density =
                            Math.exp(-0.5 * m * m / (deviation * deviation)) / deviation / Math.sqrt(2 * Math.PI);
                    assertEquals(2 * density, p.value(Quantity.MEAN_GAIN), 0.01 * density, network.toString());
                }
            }
            assertTrue(p.converged() || !p.note().isEmpty(), network.toString());
        }
    }

    /** What is minus infinity is absent, not failed. */
    @Test
    void infiniteExponentsAreAbsent() {
        Prediction clip = predict(AdditiveNetwork.of(Nonlinearity.CLIP, 2).withStep(1));
        assertTrue(clip.converged());
        assertFalse(clip.quantities().containsKey(Quantity.MEAN_EXPONENT));
        Prediction silent = predict(AdditiveNetwork.tanh(0).withStep(1));
        assertTrue(silent.converged());
        assertFalse(silent.quantities().containsKey(Quantity.MAX_LYAPUNOV));
    }

    /** A map whose only fixed point is unstable still lists it. */
    @Test
    void statesAreListedWithoutAnAttractor() {
        Prediction p = predict(
                AdditiveNetwork.tanh(0.9).withMeanCoupling(-3).withBias(0.5).withStep(1));
        assertEquals(Phase.OSCILLATING, p.phase());
        assertEquals(1, p.fixedPoints().size());
        assertFalse(p.fixedPoints().get(0).stable());
    }
}
