package org.cavity.validation.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.model.Theory;
import org.cavity.validation.Comparison;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Level;
import org.cavity.validation.MistunedTheory;
import org.cavity.validation.Model;
import org.cavity.validation.Models;
import org.cavity.validation.ValidationPoint;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Validator;
import org.cavity.validation.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Theory and simulation of networks of filtered units meet. The simulations are reproducible to the bit, so these tests
 * always pass or always fail on one kind of processor. The seed is 1 throughout.
 */
class FilteredAgreementTest {

    private static final long SEED = 1;

    /** Three quarters of the sizes and of the number of {@link Ensembles#quick}. */
    private static final Ensembles MODEST = new Ensembles(List.of(192, 384), 6, SEED, 1);

    /**
     * Three combined standard errors: of the extrapolation to N → ∞ with Student's correction, and of the simulation. A
     * correct theory exceeds them in 0.27 % of comparisons.
     */
    @Test
    void theoryAndSimulationAgree() {
        check("adapting-rate", "chaos of clipped linear units with slow adaptation, g = 2.5", 3);
        check("oscillator", "chaos of ringing units, g = 2", 4);
        check("oscillator", "quiescent, g = 0.1", 1);
        check("heterogeneous-rate", "chaos of erf units with few slow ones, g = 4", 3);
    }

    /** Units damped by 0.25 instead of 0.2. */
    @Test
    void wrongDampingIsCaught() {
        Model<OscillatorNetwork> right = model("oscillator");
        Theory<OscillatorNetwork> mistuned = new MistunedTheory<>(
                right.theory(),
                n -> new OscillatorNetwork(
                        n.gain(), n.nonlinearity(), n.naturalFrequency(), 1.25 * n.damping(), n.coupling()));
        List<ValidationPoint<OscillatorNetwork>> points = points(right, "chaos of ringing units, g = 2");

        ValidationReport wrong = new Validator(MODEST).validate(new Model<>(mistuned, right.simulation(), points));

        assertTrue(wrong.alarm(), wrong.table());
        assertEquals(Verdict.DISAGREES, wrong.verdict());
    }

    private static <P extends Record> void check(String name, String label, int comparisons) {
        Model<P> model = model(name);
        ValidationReport report =
                new Validator(MODEST).validate(new Model<>(model.theory(), model.simulation(), points(model, label)));
        List<String> beyond = report.comparisons().stream()
                .filter(c -> c.isFailed() || Math.abs(c.zScore()) > Comparison.THRESHOLD)
                .map(Comparison::message)
                .toList();
        assertEquals(List.of(), beyond);
        assertEquals(comparisons, report.comparisons().size());
    }

    private static <P extends Record> List<ValidationPoint<P>> points(Model<P> model, String label) {
        return model.validationPoints(Level.QUICK).stream()
                .filter(p -> p.label().equals(label))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> Model<P> model(String name) {
        return (Model<P>) Models.find(name).orElseThrow();
    }
}
