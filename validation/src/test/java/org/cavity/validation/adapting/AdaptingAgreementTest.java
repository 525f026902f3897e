package org.cavity.validation.adapting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.numerics.adapting.AdaptingSimulation;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.phase.AdaptingTheory;
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

/** Theory and simulation of the adapting population meet, within the errors that theory states. The seed is 1. */
class AdaptingAgreementTest {

    private static final long SEED = 1;
    private static final String ONE_SCALE = "one scale, fast input";

    /** Half the number of {@link Ensembles#full}, which the point halves again; two sizes. */
    private static final Ensembles SMALL = new Ensembles(List.of(256, 512), 8, SEED, 1);

    @Test
    void theoryAndSimulationAgree() {
        ValidationReport report = report(new AdaptingTheory(), points(ONE_SCALE), SMALL);
        List<String> beyond = report.comparisons().stream()
                .filter(c -> c.isFailed() || Math.abs(c.zScore()) > Comparison.THRESHOLD)
                .map(Comparison::message)
                .toList();
        assertEquals(List.of(), beyond);
        assertEquals(7, report.comparisons().size());
    }

    /** Adaptation weaker by a quarter: the rate is 9 % higher, six errors of the theory. */
    @Test
    void weakerAdaptationIsCaught() {
        Theory<AdaptingPopulation> weaker = new MistunedTheory<>(
                new AdaptingTheory(),
                population -> AdaptingPopulation.SCHEMA.with(
                        population,
                        "q[1]",
                        0.75 * population.adaptationAmplitudes().get(0)));
        ValidationReport wrong = report(weaker, points(ONE_SCALE), SMALL);
        assertTrue(wrong.alarm(), wrong.table());
        assertEquals(Verdict.DISAGREES, wrong.verdict());
    }

    private static List<ValidationPoint<AdaptingPopulation>> points(String label) {
        return AdaptingValidation.points(Level.FULL).stream()
                .filter(p -> label.equals(p.label()))
                .toList();
    }

    private static ValidationReport report(
            Theory<AdaptingPopulation> theory, List<ValidationPoint<AdaptingPopulation>> points, Ensembles ensembles) {
        return new Validator(ensembles).validate(new Model<>(theory, new AdaptingSimulation(), points));
    }
}
