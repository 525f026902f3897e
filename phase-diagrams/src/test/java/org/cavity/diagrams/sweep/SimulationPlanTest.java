package org.cavity.diagrams.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.ToyParameters;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.validation.Comparison;
import org.cavity.validation.Criterion;
import org.cavity.validation.Ensembles;
import org.cavity.validation.Model;
import org.cavity.validation.SimulationRun;
import org.cavity.validation.SizedSample;
import org.cavity.validation.ValidationReport;
import org.junit.jupiter.api.Test;

class SimulationPlanTest {

    private static final Model<ToyParameters> MODEL = Toy.model(0);
    private static final ParameterSchema<ToyParameters> SCHEMA = MODEL.theory().schema();
    private static final Plane<ToyParameters> PLANE = new Plane<>(
            SCHEMA,
            SCHEMA.defaults(),
            Axis.parse("drive=0:2.5:26", SCHEMA),
            Axis.parse("leak_rate=0.5:2.5:21", SCHEMA));
    private static final Sweep<ToyParameters> SWEEP =
            new Sweep<>(MODEL.theory(), PLANE, Request.of(Quantity.MAX_LYAPUNOV, Quantity.VARIANCE));
    private static final SimulationPlan<ToyParameters> PLAN =
            new SimulationPlan<>(MODEL, PLANE, List.of(Quantity.MAX_LYAPUNOV), 10, Ensembles.quick(1, 1), Request.of());

    private static List<SimulatedPoint> simulated(Cell[] theory) {
        List<MeasuredPoint> measured = IntStream.range(0, PLAN.points())
                .mapToObj(i -> PLAN.measure(i, theory[PLAN.cells().get(i)], Progress.NONE))
                .toList();
        return PLAN.compare(theory, measured);
    }

    /** Ten comparisons, so that a marker that disagrees is an alarm of the map; grids of a tenth, so two decimals. */
    @Test
    void comparisonsAreJudgedAmongOneAnotherAndNamedBriefly() {
        List<Comparison> comparisons = simulated(MemoryStore.cells(SWEEP, 1, Progress.NONE)).stream()
                .flatMap(point -> point.comparisons().stream())
                .toList();
        Criterion expected = Criterion.among(PLAN.points(), ValidationReport.FALSE_ALARM_LEVEL)
                .undesigned();
        for (Comparison comparison : comparisons) {
            assertEquals(expected, comparison.criterion());
            assertTrue(
                    comparison.point().matches("drive = \\d(\\.\\d)?, leak_rate = \\d(\\.\\d)?"), comparison.point());
        }
    }

    /** The sizes depend on the phase, and the stated cost must know it. */
    @Test
    void plannedRunsAreThoseThatAreSimulated() {
        Cell[] theory = MemoryStore.cells(SWEEP, 1, Progress.NONE);
        List<SimulationRun<ToyParameters>> runs = PLAN.runs(SWEEP::cell);
        List<SizedSample> samples = simulated(theory).stream()
                .flatMap(point -> point.comparisons().stream())
                .map(Comparison::samples)
                .flatMap(List::stream)
                .toList();
        assertEquals(
                runs.stream().map(SimulationRun::settings).toList(),
                samples.stream().map(SizedSample::settings).toList());
        Set<Phase> phases = Set.copyOf(
                PLAN.cells().stream().map(cell -> theory[cell].phase()).toList());
        assertEquals(Set.of(Phase.QUIESCENT, Phase.CHAOTIC), phases);
        assertTrue(samples.stream().anyMatch(s -> s.size() == 64));
        assertTrue(samples.stream().anyMatch(s -> s.size() == 512));
    }

    /** The exponent goes from −2.5 to 0 below the onset and from 0 to 2 above. */
    @Test
    void resolutionIsThatOfThePhase() {
        Cell[] theory = MemoryStore.cells(SWEEP, 1, Progress.NONE);
        for (SimulatedPoint point : simulated(theory)) {
            Comparison c = point.comparisons().get(0);
            double range = point.x() > point.y() ? 1.9 : 2.5;
            // The smallest exponent above the onset is 0.1 or less, one step of an axis.
            assertEquals(0.2 * range, c.check().absoluteResolution(), 0.2 * 0.11);
        }
    }
}
