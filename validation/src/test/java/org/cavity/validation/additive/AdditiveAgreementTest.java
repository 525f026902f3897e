package org.cavity.validation.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Theory;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.validation.Comparison;
import org.cavity.validation.Ensembles;
import org.cavity.validation.MistunedTheory;
import org.cavity.validation.Model;
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

    private static final Set<Quantity> MAPPED =
            Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_RADIUS);

    /**
     * Three combined standard errors: of the extrapolation to N → ∞ with Student's correction, of the integration step,
     * and of the theory. A correct theory exceeds them in 0.27 % of comparisons, at one of these about twenty for one
     * seed in twenty. The report's alarm, which allows for the number of comparisons, must be silent as well.
     */
    @Test
    void theoryAndSimulationAgreeAllOverTheMap() {
        List<ValidationPoint<AdditiveNetwork>> points = AdditiveValidation.points().stream()
                .filter(AdditiveAgreementTest::isOnTheMap)
                .filter(p -> p.sizeFactor() <= 1 || p.label().equals("chaos above frozen input, g = 2.5"))
                .map(p -> only(MAPPED, p))
                .toList();
        for (Quantity quantity : MAPPED) {
            assertTrue(networks(points, quantity).size() >= 6, quantity + " at " + networks(points, quantity));
        }

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

    /** The set that {@code validate} runs: no alarm, nothing failed, and few comparisons too blunt to tell. */
    @Test
    @Tag("slow")
    void theWholeQuickSetAgrees() {
        Ensembles quick = Ensembles.quick(SEED, Runtime.getRuntime().availableProcessors());

        ValidationReport report = report(new AdditiveTheory(), AdditiveValidation.points(), quick);

        assertFalse(report.alarm(), report.table());
        assertEquals(0, report.count(Verdict.FAILED), report.table());
        assertTrue(report.count(Verdict.UNDECIDED) <= report.comparisons().size() / 10, report.table());
    }

    /** In continuous time 3 % of gain are 0.013 of variance under noise, seven standard errors of these networks. */
    @Test
    @Tag("slow")
    void aGainOffByThreePercentIsCaughtInContinuousTime() {
        int threads = Runtime.getRuntime().availableProcessors();
        assertRightAgreesAndWrongAlarms("driven by noise, g = 1", new Ensembles(List.of(256, 512), 24, SEED, threads));
    }

    private static void assertRightAgreesAndWrongAlarms(String label, Ensembles ensembles) {
        List<ValidationPoint<AdditiveNetwork>> points = AdditiveValidation.points().stream()
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

    /** Whether only gain and frozen input differ from the defaults. */
    private static boolean isOnTheMap(ValidationPoint<AdditiveNetwork> point) {
        AdditiveNetwork network = point.parameters();
        return network.equals(
                AdditiveNetwork.of(Nonlinearity.TANH, network.gain()).withInputVariance(network.inputVariance()));
    }

    private static ValidationPoint<AdditiveNetwork> only(
            Set<Quantity> quantities, ValidationPoint<AdditiveNetwork> point) {
        return new ValidationPoint<>(
                point.label(),
                point.parameters(),
                point.checks().stream()
                        .filter(c -> quantities.contains(c.quantity()))
                        .toList(),
                point.sizeFactor(),
                point.powersOfTwo());
    }

    private static Set<AdditiveNetwork> networks(List<ValidationPoint<AdditiveNetwork>> points, Quantity quantity) {
        Predicate<ValidationPoint<AdditiveNetwork>> compares =
                p -> p.checks().stream().anyMatch(c -> c.quantity().equals(quantity));
        return points.stream().filter(compares).map(ValidationPoint::parameters).collect(Collectors.toSet());
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
