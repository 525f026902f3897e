package org.cavity.theory.gated.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveState;
import org.cavity.theory.additive.MeanField;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Branch;
import org.cavity.theory.model.Continued;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatedTheoryTest {

    private static final GatedTheory THEORY = new GatedTheory();

    /** What eight digits of a printed reference leave open. */
    private static final double PRINTED = 1e-8;

    private static Prediction predict(GatedNetwork network, Quantity... wanted) {
        return THEORY.predict(network, new Request(Set.of(wanted), true));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1, 0, 0, 0, QUIESCENT",
        "1.9, 7, 0, 0, 0, QUIESCENT",
        "1.9, 8.5, 0, 0, 0, BISTABLE_CHAOTIC",
        "3, 1, 0, 0, 0, CHAOTIC",
        "2.001, 1, 0, 0, 0, MARGINAL",
        "1.5, 3, 0, 0.5, 0.5, FIXED_POINT",
        "1.5, 3, 2, 0.5, 0.5, FIXED_POINT",
        "1.9, 7, 0, 0, 0.1, CHAOTIC",
        "1.9, 7.6, 0, 0.01, 0, FIXED_POINT",
        "1.9, 7.64, 0, 0.01, 0, BISTABLE_CHAOTIC",
        "1.9, 7.8, 0, 0, 0.003, BISTABLE_CHAOTIC"
    })
    void phases(double gain, double resetGain, double updateGain, double bias, double inputStd, Phase phase) {
        GatedNetwork network = GatedNetwork.of(gain, resetGain)
                .withUpdateGain(updateGain)
                .withBias(bias)
                .withInputStd(inputStd);
        Prediction prediction = predict(network, Quantity.MAX_LYAPUNOV);
        assertEquals(phase, prediction.phase());
        assertTrue(prediction.converged(), prediction.note());
    }

    /** The attractor from a large start comes first, the unstable state between it and rest is listed. */
    @Test
    void coexistingStates() {
        Prediction prediction = predict(GatedNetwork.of(1.9, 8.5), Quantity.MAX_LYAPUNOV, Quantity.VARIANCE_H);
        assertEquals(
                List.of("chaotic true", "chaotic false", "fixed-point true", "fixed-point false", "fixed-point false"),
                prediction.states().stream()
                        .map(s -> s.kind() + " " + s.stable())
                        .toList());
        double stable = variance(prediction.states().get(0));
        double unstable = variance(prediction.states().get(1));
        assertEquals(stable, prediction.value(Quantity.VARIANCE_H));
        assertTrue(0 < unstable && unstable < stable, unstable + " is not between 0 and " + stable);
        assertEquals(3, prediction.fixedPoints().size());
        assertTrue(prediction.fixedPoints().get(0).stable());
        assertEquals(0.06910051, prediction.value(Quantity.MAX_LYAPUNOV), 2e-5);
    }

    private static double variance(State state) {
        return state.quantities().get(Quantity.VARIANCE_H).value();
    }

    @Test
    void criticalValuesOfTheOtherParameters() {
        Prediction prediction = predict(
                GatedNetwork.of(1.9, 1).withResetTime(0),
                Quantity.CRITICAL_GAIN,
                Quantity.CRITICAL_RESET_GAIN_FOLD,
                Quantity.CRITICAL_RESET_GAIN_CHAOS);
        assertEquals(2, prediction.value(Quantity.CRITICAL_GAIN), PRINTED);
        assertEquals(5.381014, prediction.value(Quantity.CRITICAL_RESET_GAIN_FOLD), 1e-6);
        assertEquals(7.838485, prediction.value(Quantity.CRITICAL_RESET_GAIN_CHAOS), 1e-6);
    }

    /**
     * Beyond g_c there is neither fold nor discontinuous onset; without an attractor that moves no correlation time.
     */
    @Test
    void quantitiesThatDoNotExistAreAbsent() {
        Prediction chaos = predict(GatedNetwork.of(3, 1), THEORY.quantities().toArray(Quantity[]::new));
        assertFalse(chaos.quantities().containsKey(Quantity.CRITICAL_RESET_GAIN_CHAOS));
        assertFalse(chaos.quantities().containsKey(Quantity.STATIC_STABILITY));
        Prediction rest = predict(GatedNetwork.of(1.5, 1), THEORY.quantities().toArray(Quantity[]::new));
        assertFalse(rest.quantities().containsKey(Quantity.HALF_TIME));
        assertFalse(rest.quantities().containsKey(Quantity.FIXED_POINT_COMPLEXITY));
        assertEquals(0.5625, rest.value(Quantity.STATIC_STABILITY), 1e-14);
        assertTrue(rest.quantities().values().stream().noneMatch(Estimate::isFailed));
        assertTrue(chaos.quantities().values().stream().noneMatch(Estimate::isFailed));
    }

    /** Rest is as slow as the slowest of what may move. */
    @Test
    void restHasNoDimension() {
        Request request = new Request(
                        Set.of(
                                Quantity.KY_DIMENSION,
                                Quantity.ENTROPY_RATE,
                                Quantity.KY_EXPONENT,
                                Quantity.MEAN_EXPONENT),
                        false)
                .withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS);
        Prediction rest = THEORY.predict(GatedNetwork.of(1.5, 1).withUpdateGain(1), request);
        assertEquals(0, rest.value(Quantity.KY_DIMENSION));
        assertEquals(0, rest.value(Quantity.ENTROPY_RATE));
        assertFalse(rest.quantities().containsKey(Quantity.KY_EXPONENT));
        assertEquals(-2.5 / 3, rest.value(Quantity.MEAN_EXPONENT), 1e-14);
        assertTrue(rest.converged(), rest.note());
    }

    /** An instantaneous gate has no exponent of its own. */
    @Test
    void wholeSpectrumOfInstantaneousGatesIsRefused() {
        Request request = new Request(Set.of(Quantity.KY_DIMENSION), false)
                .withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS);
        Prediction prediction = THEORY.predict(GatedNetwork.of(8, 2).withResetTime(0), request);
        assertTrue(prediction.quantities().get(Quantity.KY_DIMENSION).isFailed());
        assertTrue(prediction.note().contains("reset_time = 0.0"), prediction.note());
    }

    @Test
    void slowGateDecidesTheExponentOfRest() {
        GatedNetwork network = GatedNetwork.of(1, 1).withUpdateTime(50);
        assertEquals(-0.02, predict(network, Quantity.MAX_LYAPUNOV).value(Quantity.MAX_LYAPUNOV), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"1.8, 5, 1, 1, 1, -0.020822, QUIESCENT", "1.8, 5, 4, 5, 0.5, 0.030092, CHAOTIC"})
    void fluctuatingInputToTheResetGate(
            double gain,
            double resetGain,
            double variance,
            double time,
            double resetTime,
            double exponent,
            Phase phase) {
        GatedNetwork network = GatedNetwork.of(gain, resetGain)
                .withResetTime(resetTime)
                .withResetNoiseVariance(variance)
                .withResetNoiseTime(time);
        Prediction prediction = predict(network, Quantity.MAX_LYAPUNOV);
        State rest = prediction.states().get(prediction.states().size() - 1);
        assertEquals(exponent, rest.quantities().get(Quantity.MAX_LYAPUNOV).value(), 2e-5);
        assertEquals(exponent < 0, rest.stable());
        assertEquals(phase == Phase.QUIESCENT, prediction.phase() == Phase.QUIESCENT);
    }

    /** Gates held open leave the additive network, in x = g h. */
    @Test
    void openGatesAreTheAdditiveNetwork() {
        double gain = 2.5;
        GatedNetwork open = GatedNetwork.of(gain, 0).withResetBias(40).withUpdateBias(40);
        Prediction prediction = predict(
                open, Quantity.VARIANCE_H, Quantity.MAX_LYAPUNOV, Quantity.RATE_VARIANCE, Quantity.SPECTRAL_ABSCISSA);
        AdditiveState additive = MeanField.solve(AdditiveNetwork.tanh(gain));
        assertEquals(additive.variance(), gain * gain * prediction.value(Quantity.VARIANCE_H), PRINTED);
        assertEquals(additive.rateVariance(), prediction.value(Quantity.RATE_VARIANCE), PRINTED);
        assertEquals(additive.maximalLyapunovExponent(), prediction.value(Quantity.MAX_LYAPUNOV), PRINTED);
        assertEquals(additive.spectralAbscissa(), prediction.value(Quantity.SPECTRAL_ABSCISSA), PRINTED);
    }

    /** Through rest, coexistence and chaos a map's cells are what points by themselves are, to the bit. */
    @Test
    void closedNetworksNeedNoStart() {
        Request request = new Request(Set.of(Quantity.VARIANCE_H, Quantity.MAX_LYAPUNOV), false);
        double[] start = Continued.NOTHING;
        for (double gain : new double[] {1.7, 1.85, 1.9, 1.95, 2.05, 2.2}) {
            GatedNetwork network = GatedNetwork.of(gain, 9);
            Continued along = THEORY.predictNear(network, request, start);
            Prediction alone = THEORY.predict(network, request);
            assertEquals(alone.phase(), along.prediction().phase(), "g = " + gain);
            assertEquals(alone.quantities(), along.prediction().quantities(), "g = " + gain);
            assertEquals(0, along.sequel().length);
            start = along.sequel();
        }
    }

    /** The same random numbers give the same state from a neighbour, but for the iteration's tolerance and the window. */
    @Test
    void sampledNetworksStartFromTheirNeighbours() {
        Request request = Request.of(Quantity.VARIANCE_H);
        GatedNetwork network = GatedNetwork.of(3, 2).withUpdateGain(3).withUpdateTime(2);
        Continued first = THEORY.predictNear(network, request, Continued.NOTHING);
        assertTrue(first.sequel().length > 0);
        GatedNetwork next = network.withGain(3.05);
        Estimate near = variance(THEORY.predictNear(next, request, first.sequel()));
        Estimate alone = variance(THEORY.predictNear(next, request, Continued.NOTHING));
        assertEquals(alone.value(), near.value(), 3 * Math.hypot(alone.error(), near.error()));
        assertTrue(alone.value() != near.value(), "the start was used");
    }

    private static Estimate variance(Continued continued) {
        return continued.prediction().quantities().get(Quantity.VARIANCE_H);
    }

    /** Samples are drawn from the seed, whoever does the work. */
    @Test
    void samplingDependsOnTheSeedAlone() {
        GatedNetwork network = GatedNetwork.of(3, 2).withUpdateGain(2).withUpdateTime(2);
        Request request = new Request(Set.of(Quantity.VARIANCE_H), false);
        Tasks backwards = (count, task) -> IntStream.range(0, count).forEach(i -> task.accept(count - 1 - i));
        double variance = sampled(network, request).value();
        assertEquals(variance, sampled(network, request.withTasks(backwards)).value());
        Estimate other = sampled(network, request.withSeed(77));
        assertTrue(variance != other.value());
        // The independent value is 0.10859(4).
        assertEquals(0.10859, other.value(), 4 * Math.hypot(other.error(), 4e-5));
    }

    private static Estimate sampled(GatedNetwork network, Request request) {
        return variance(THEORY.predictNear(network, request, Continued.NOTHING));
    }

    /** What no window resolves is said to be slow, never given as a number that seems known. */
    @ParameterizedTest
    @CsvSource({"20", "100", "1000"})
    void gatesTooSharpToSampleAreMarginal(double updateGain) {
        GatedNetwork network = GatedNetwork.of(3, 1).withUpdateGain(updateGain);
        Prediction cell = THEORY.predictNear(network, Request.of(Quantity.MAX_LYAPUNOV), Continued.NOTHING)
                .prediction();
        assertEquals(Phase.MARGINAL, cell.phase());
        assertFalse(cell.converged());
        assertTrue(cell.note().contains("update_gain = " + updateGain + " cannot be sampled"), cell.note());
    }

    /** A line that is solved for one parameter is where its margin vanishes. */
    @Test
    void linesAreZerosOfTheirMargins() {
        for (CriticalLine<GatedNetwork> line : THEORY.criticalLines()) {
            zeroOfItsMargin(line, GatedNetwork.of(1.85, 1));
            if (line.name().equals("chaos_onset")) {
                zeroOfItsMargin(line, GatedNetwork.of(1.9, 1).withBias(0.01));
                zeroOfItsMargin(line, GatedNetwork.of(1.9, 1).withInputStd(0.1));
            }
        }
    }

    private static void zeroOfItsMargin(CriticalLine<GatedNetwork> line, GatedNetwork network) {
        line.solved().forEach((parameter, solution) -> {
            double value = solution.applyAsDouble(network);
            GatedNetwork at = GatedNetwork.SCHEMA.with(network, parameter, value);
            assertEquals(0, line.margin().applyAsDouble(at), 1e-9, line.name());
        });
    }

    /** The onset beside a fixed point that is not zero, where the exponent jumps and both states end. */
    @Test
    void onsetUnderBias() {
        Prediction prediction = predict(
                GatedNetwork.of(1.9, 7.64).withBias(0.01), Quantity.CRITICAL_RESET_GAIN_CHAOS, Quantity.MAX_LYAPUNOV);
        Estimate onset = prediction.quantities().get(Quantity.CRITICAL_RESET_GAIN_CHAOS);
        assertTrue(7.6 < onset.value() && onset.value() < 7.64, onset::toString);
        assertEquals(
                List.of("chaotic true", "chaotic false", "fixed-point true"),
                prediction.states().stream()
                        .map(s -> s.kind() + " " + s.stable())
                        .limit(3)
                        .toList());
        // Neither is known beside fluctuating input, nor asked of a moving update gate.
        assertFalse(predict(
                        GatedNetwork.of(1.9, 7).withBias(0.1).withResetNoiseVariance(0.1),
                        Quantity.CRITICAL_RESET_GAIN_CHAOS)
                .quantities()
                .containsKey(Quantity.CRITICAL_RESET_GAIN_CHAOS));
    }

    @Test
    void aSpectrumThatIsNotComputedCostsNothing() {
        GatedNetwork network = GatedNetwork.of(8, 2);
        Request wanted = Request.of(Quantity.KY_DIMENSION).withLyapunovSpectrum(LyapunovSpectrumDetail.INTEGRALS);
        assertTrue(THEORY.lyapunovSpectrumOperations(network, wanted) > 0);
        Request mean = wanted.withQuantities(Set.of(Quantity.MEAN_EXPONENT));
        assertEquals(0, THEORY.lyapunovSpectrumOperations(network, mean));
        assertEquals(0, THEORY.lyapunovSpectrumOperations(network.withResetTime(0), wanted));
        assertEquals(0, THEORY.lyapunovSpectrumOperations(network.withUpdateTime(0), wanted));
        assertEquals(0, THEORY.lyapunovSpectrumOperations(network.withResetNoiseVariance(1), wanted));
    }

    /** Over the reset gain both folds are approached so closely that the two branches of each meet in a picture. */
    @Test
    void branchesMeetAtTheirFolds() {
        List<Branch> branches = THEORY.branches(
                        GatedNetwork.of(1.9, 1),
                        GatedNetwork.SCHEMA.spec("reset_gain"),
                        new double[] {7, 8, 9},
                        Request.of(Quantity.VARIANCE_H))
                .branches();
        Branch upper = branch(branches, "chaotic", true);
        Branch lower = branch(branches, "chaotic", false);
        assertEquals(7.80229, upper.parameters()[0], 1e-4);
        assertEquals(upper.values(Quantity.VARIANCE_H)[0], lower.values(Quantity.VARIANCE_H)[0], 1e-4);
    }

    private static Branch branch(List<Branch> branches, String kind, boolean stable) {
        return branches.stream()
                .filter(b -> b.kind().equals(kind) && b.stable() == stable)
                .findFirst()
                .orElseThrow();
    }
}
