package org.cavity.validation.gated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.numerics.gated.GatedModel;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.phase.GatedTheory;
import org.cavity.theory.model.Theory;
import org.cavity.validation.Comparison;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Level;
import org.cavity.validation.MistunedTheory;
import org.cavity.validation.Model;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Validator;
import org.cavity.validation.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Theory and simulation of the gated network meet. The simulations are reproducible to the bit, so these tests always
 * pass or always fail on one kind of processor. The seed is 1 throughout.
 */
class GatedAgreementTest {

    private static final long SEED = 1;

    /** Three quarters of the sizes and of the number of {@link Ensembles#quick}. */
    private static final Ensembles MODEST = new Ensembles(List.of(192, 384), 6, SEED, 1);

    /** Enough for what is wrong by far. */
    private static final Ensembles SMALL = new Ensembles(List.of(128, 256), 6, SEED, 1);

    /**
     * Three combined standard errors: of the extrapolation to N → ∞ with Student's correction, and of the simulation. A
     * correct theory exceeds them in 0.27 % of comparisons, at one of these about seven for one seed in fifty.
     */
    @Test
    void theoryAndSimulationAgreeAtRestAndInChaos() {
        ValidationReport report = report(
                new GatedTheory(),
                points("at rest under bias and frozen input, g = 1.5", "chaos behind a sharp reset gate, g = 3"),
                MODEST);

        List<String> beyond = report.comparisons().stream()
                .filter(c -> c.isFailed() || Math.abs(c.zScore()) > Comparison.THRESHOLD)
                .map(Comparison::message)
                .toList();
        assertEquals(List.of(), beyond);
        assertEquals(7, report.comparisons().size());
    }

    /** Printed versions of the model differ in the sign of the gates' biases: −0.44 for an exponent of −0.27. */
    @Test
    void gateBiasesOfTheWrongSignAreCaught() {
        List<ValidationPoint<GatedNetwork>> points = points("quiescent, g = 0.6");
        Theory<GatedNetwork> wrongSign = new MistunedTheory<>(
                new GatedTheory(),
                network -> network.withResetBias(-network.resetBias()).withUpdateBias(-network.updateBias()));

        ValidationReport right = report(new GatedTheory(), points, SMALL);
        ValidationReport wrong = report(wrongSign, points, SMALL);

        assertFalse(right.alarm(), right.table());
        assertTrue(wrong.alarm(), wrong.table());
        assertEquals(Verdict.DISAGREES, wrong.verdict());
    }

    private static List<ValidationPoint<GatedNetwork>> points(String... labels) {
        return GatedValidation.points(Level.QUICK).stream()
                .filter(p -> List.of(labels).contains(p.label()))
                .toList();
    }

    private static ValidationReport report(
            Theory<GatedNetwork> theory, List<ValidationPoint<GatedNetwork>> points, Ensembles ensembles) {
        return new Validator(ensembles)
                .validate(new Model<>(theory, new NetworkSimulation<>(new GatedModel()), points));
    }
}
