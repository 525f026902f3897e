package org.cavity.validation.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Theory;
import org.cavity.validation.Comparison;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Level;
import org.cavity.validation.MistunedTheory;
import org.cavity.validation.Model;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Validator;
import org.cavity.validation.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Theory and simulation of the additive network meet. The simulations are reproducible to the bit, so these tests
 * always pass or always fail on one kind of processor. The seed is 1 throughout; no other was tried.
 */
class AdditiveAgreementTest {

    private static final long SEED = 1;

    /** Three quarters of the sizes and of the number of {@link Ensembles#quick}, for less than a minute on one core. */
    private static final Ensembles MODEST = new Ensembles(List.of(192, 384), 6, SEED, 1);

    /**
     * Three combined standard errors: of the extrapolation to N → ∞ with Student's correction, of the integration step,
     * and of the theory. A correct theory exceeds them in 0.27 % of comparisons, at one of these about twenty for one
     * seed in twenty. The report's alarm, which allows for the number of comparisons, must be silent as well.
     */
    @Test
    void theoryAndSimulationAgreeAllOverTheMap() {
        List<ValidationPoint<AdditiveNetwork>> points = List.of(
                atRest("quiescent", 0.7, 0),
                atRest("strong frozen input", 0.8, 1),
                atRest("frozen input below onset", 1.2, 0.5),
                atRest("frozen input near onset", 1.5, 0.5),
                chaos("chaos", 3, 0),
                chaos("chaos above frozen input", 2.5, 0.5).in(d -> d.withSizeFactor(2)),
                chaos("chaos above strong frozen input", 3, 1));

        ValidationReport report = report(new AdditiveTheory(), points, MODEST);

        List<String> beyond = report.comparisons().stream()
                .filter(c -> c.isFailed() || Math.abs(c.zScore()) > Comparison.THRESHOLD)
                .map(Comparison::message)
                .toList();
        assertEquals(List.of(), beyond);
        assertFalse(report.alarm(), report.summary());
    }

    /** At the map 3 % of gain are 0.19 of variance, ten standard errors of the quick ensemble. */
    @Test
    void aGainOffByThreePercentIsCaught() {
        assertRightAgreesAndWrongAlarms("chaotic map, g = 2", Ensembles.quick(SEED, 1));
    }

    /** In continuous time 3 % of gain are 0.013 of variance under noise, seven standard errors of these networks. */
    @Test
    @Tag("slow")
    void aGainOffByThreePercentIsCaughtInContinuousTime() {
        int threads = Runtime.getRuntime().availableProcessors();
        assertRightAgreesAndWrongAlarms("driven by noise, g = 1", new Ensembles(List.of(256, 512), 24, SEED, threads));
    }

    private static void assertRightAgreesAndWrongAlarms(String label, Ensembles ensembles) {
        List<ValidationPoint<AdditiveNetwork>> points = AdditiveValidation.points(Level.QUICK).stream()
                .filter(p -> p.label().equals(label))
                .toList();

        ValidationReport right = report(new AdditiveTheory(), points, ensembles);
        Theory<AdditiveNetwork> mistuned =
                new MistunedTheory<>(new AdditiveTheory(), network -> network.withGain(1.03 * network.gain()));
        ValidationReport wrong = report(mistuned, points, ensembles);

        assertFalse(right.alarm(), right.table());
        assertEquals(0, right.count(Verdict.FAILED), right.table());
        assertTrue(wrong.alarm(), wrong.table());
        assertEquals(Verdict.DISAGREES, wrong.verdict());
    }

    private static ValidationPoint<AdditiveNetwork> atRest(String label, double gain, double inputVariance) {
        return mapped(label, gain, inputVariance, AdditiveChecks.edgeExponent(0.1, 1))
                .in(d -> AdditiveChecks.resting(d, 0.5, 2));
    }

    private static ValidationPoint<AdditiveNetwork> chaos(String label, double gain, double inputVariance) {
        return mapped(label, gain, inputVariance, AdditiveChecks.exponent(0.1));
    }

    private static ValidationPoint<AdditiveNetwork> mapped(
            String label, double gain, double inputVariance, QuantityCheck exponent) {
        return ValidationPoint.of(
                label,
                AdditiveNetwork.tanh(gain).withInputVariance(inputVariance),
                AdditiveChecks.average(Quantity.VARIANCE, 0.1),
                exponent,
                AdditiveChecks.radius(0.1));
    }

    private static ValidationReport report(
            Theory<AdditiveNetwork> theory, List<ValidationPoint<AdditiveNetwork>> points, Ensembles ensembles) {
        return new Validator(ensembles).validate(model(theory, points));
    }

    private static Model<AdditiveNetwork> model(
            Theory<AdditiveNetwork> theory, List<ValidationPoint<AdditiveNetwork>> points) {
        return new Model<>(theory, new NetworkSimulation<>(new AdditiveModel()), points);
    }
}
