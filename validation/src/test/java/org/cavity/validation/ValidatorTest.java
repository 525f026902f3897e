package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

class ValidatorTest {

    private static List<Comparison> at(double gain, Quantity... measurable) {
        Model<Urn> model = Urn.model(1, gain);
        Set<Quantity> set = measurable.length == 0 ? Set.of(Urn.QUANTITIES) : Set.of(measurable);
        Model<Urn> limited = new Model<>(model.theory(), new Urn.UrnSimulation(set));
        return new Validator(Ensembles.quick(1, 1))
                .compare(limited, model.validationPoints(Level.QUICK).get(0));
    }

    @Test
    void oneComparisonPerCheckWithSettingsThatRepeatIt() {
        List<Comparison> list = at(2);
        assertEquals(3, list.size());
        Comparison first = list.get(0);
        assertEquals("urn", first.model());
        assertEquals(2.0, first.parameters().get("gain"));
        assertEquals(
                List.of(256, 512),
                first.samples().stream().map(SizedSample::size).toList());
        assertEquals(8, first.samples().get(0).sample().values().length);
        assertNotEquals(
                first.samples().get(0).settings().seed(),
                first.samples().get(1).settings().seed());
        assertEquals(-3 * 4.5, first.trend().orElseThrow().term().orElseThrow().slope(), 60);
        assertTrue(list.stream().allMatch(c -> c.flags().isEmpty()), list.toString());
    }

    @Test
    void pointsNearABoundaryGetLargerNetworks() {
        Model<Urn> model = Urn.model(1, 2);
        List<Comparison> list = new Validator(Ensembles.quick(1, 1))
                .compare(model, model.validationPoints(Level.QUICK).get(0).in(d -> d.withSizeFactor(3)));
        assertEquals(
                List.of(768, 1536),
                list.get(0).samples().stream().map(SizedSample::size).toList());
    }

    @Test
    void thereAreAsManyNetworksAsThePointAsksFor() {
        Model<Urn> model = Urn.model(1, 2);
        SizedSample smallest = new Validator(Ensembles.quick(1, 1))
                .compare(
                        model,
                        model.validationPoints(Level.QUICK)
                                .get(0)
                                .in(d -> d.withSizeFactor(0.5).withReplicaFactor(2)))
                .get(0)
                .samples()
                .get(0);
        assertEquals(128, smallest.size());
        assertEquals(16, smallest.sample().values().length);
    }

    /** What is said to be simulated, and so its cost, is what is simulated. */
    @Test
    void plannedRunsAreThoseThatAreSimulated() {
        Model<Urn> plain = Urn.model(1, 2, 3);
        Model<Urn> model = new Model<>(
                plain.theory(),
                plain.simulation(),
                List.of(
                        plain.validationPoints(Level.QUICK)
                                .get(0)
                                .in(d -> d.withSizeFactor(0.5).withReplicaFactor(2)),
                        plain.validationPoints(Level.QUICK).get(1).in(d -> d.withSizeFactor(3))));
        Validator validator = new Validator(Ensembles.quick(1, 1));
        List<SimulationRun<Urn>> runs = validator.runs(model, Level.QUICK);
        assertEquals(
                List.of(128, 256, 768, 1536),
                runs.stream().map(run -> run.settings().size()).toList());
        assertEquals(
                List.of(16, 16, 8, 8),
                runs.stream().map(run -> run.settings().replicas()).toList());
        assertEquals(1536, runs.get(3).operations());
        assertEquals(8 * 1536, runs.get(3).memory());
        List<Comparison> comparisons = validator.validate(model).comparisons();
        assertEquals(
                runs.stream().map(SimulationRun::settings).toList(),
                Stream.of(comparisons.get(0), comparisons.get(3))
                        .flatMap(c -> c.samples().stream())
                        .map(SizedSample::settings)
                        .toList());
    }

    @Test
    void pointsHaveNetworksOfTheirOwn() {
        ValidationReport report = new Validator(Ensembles.quick(1, 1)).validate(Urn.model(1, 2, 2));
        assertNotEquals(
                report.comparisons().get(0).measured(),
                report.comparisons().get(3).measured());
    }

    @Test
    void warningsAndBreakdownsAreFlagged() {
        Comparison warned = at(6).get(0);
        assertTrue(
                warned.flags().contains("N = 256: the transient was too short"),
                warned.flags().toString());
        assertTrue(warned.message().contains("the transient was too short"));
        // The larger size breaks down: what remains is compared, without finite-size term, and says so.
        Comparison broken = at(30).get(0);
        assertEquals(1, broken.samples().size());
        assertTrue(broken.message().contains("the simulation at N = 512 broke down"), broken.message());
        assertTrue(broken.message().contains("without a finite-size term"), broken.message());
    }

    @Test
    void whatIsNotMeasuredFails() {
        List<Comparison> list = at(2, Quantity.VARIANCE);
        assertEquals(
                List.of(Verdict.AGREES, Verdict.FAILED, Verdict.FAILED),
                list.stream().map(Comparison::verdict).toList());
        assertTrue(list.get(1).failure().contains("max_lyapunov was not measured"));
    }

    @Test
    void theoryThatDidNotConvergeIsFlagged() {
        assertTrue(at(10).get(0).flags().contains("theory did not converge: exponent missing"));
    }

    @Test
    void progressAddsUpToOne() {
        DoubleAdder sum = new DoubleAdder();
        new Validator(Ensembles.quick(1, 1), sum::add).validate(Urn.model(1, 2, 3, 4));
        assertEquals(1, sum.sum(), 1e-12);
    }

    @Test
    void refusesEnsemblesThatCannotServe() {
        assertThrows(IllegalArgumentException.class, () -> new Ensembles(List.of(), 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Ensembles(List.of(1), 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Ensembles(List.of(100, 100), 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Ensembles(List.of(100), 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Ensembles(List.of(100), 2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> QuantityCheck.of(Quantity.MEAN, -1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> QuantityCheck.of(Quantity.MEAN, 1, 0).withFiniteSizePower(0));
    }
}
