package org.cavity.theory.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.additive.AdditiveTheory;
import org.junit.jupiter.api.Test;

class BifurcationDiagramTest {

    private static State state(String kind, boolean stable, double variance, double exponent) {
        Map<Quantity, Estimate> quantities = new LinkedHashMap<>();
        quantities.put(Quantity.VARIANCE, Estimate.of(variance, 0));
        quantities.put(Quantity.MAX_LYAPUNOV, Estimate.of(exponent, 0));
        return new State(kind, stable, quantities);
    }

    /** Fixed points with x³ − 3x = c, variance x + 3: three between the folds at c = −2 and c = 2. */
    private static List<State> cubic(double c) {
        DoubleStream roots = Math.abs(c) > 2
                ? DoubleStream.of(2 * Math.signum(c) * Math.cosh(acosh(Math.abs(c) / 2) / 3))
                : DoubleStream.of(-1, 0, 1).map(k -> 2 * Math.cos((Math.acos(c / 2) + 2 * Math.PI * k) / 3));
        return roots.mapToObj(x -> state("fixed-point", x * x > 1, x + 3, 3 - 3 * x * x))
                .toList();
    }

    private static double acosh(double y) {
        return Math.log(y + Math.sqrt(y * y - 1));
    }

    private static double[] grid(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + i * (to - from) / (count - 1))
                .toArray();
    }

    private static Branch named(List<Branch> branches, String name) {
        return branches.stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    }

    /** No grid meets the folds themselves, where two states are one. By rank alone the upper branch would be taken for the lower one where that ends. */
    @Test
    void theBranchesOfAnEssAreThree() {
        for (int count : new int[] {12, 40, 200}) {
            double[] values = grid(-5, 5, count);
            List<List<State>> states = DoubleStream.of(values)
                    .mapToObj(BifurcationDiagramTest::cubic)
                    .toList();
            List<Branch> branches = BranchJoining.join(values, states);
            assertEquals(
                    Set.of("fixed-point-1", "fixed-point-2", "unstable-fixed-point-1"),
                    Set.copyOf(branches.stream().map(Branch::name).toList()));
            assertEquals(3, branches.size());
            for (double v : named(branches, "fixed-point-1").values(Quantity.VARIANCE)) {
                assertTrue(v < 2, "lower branch at " + v);
            }
            for (double v : named(branches, "fixed-point-2").values(Quantity.VARIANCE)) {
                assertTrue(v > 4, "upper branch at " + v);
            }
            double last = 5;
            for (double v : named(branches, "unstable-fixed-point-1").values(Quantity.VARIANCE)) {
                assertTrue(v < last, "the middle branch falls");
                last = v;
            }
        }
    }

    @Test
    void curvesThatCrossInOneQuantityAreFollowedInTheOthers() {
        double[] values = grid(0, 1, 21);
        // At equal order the exponents cross; the variances never meet.
        List<List<State>> states = DoubleStream.of(values)
                .mapToObj(u -> List.of(state("chaotic", true, 2, u), state("chaotic", true, 1, 1 - u)))
                .map(List::copyOf)
                .toList();
        List<Branch> branches = BranchJoining.join(values, states);
        assertEquals(2, branches.size());
        branches.forEach(b -> assertEquals(
                1, DoubleStream.of(b.values(Quantity.VARIANCE)).distinct().count()));
    }

    /** The state of no activity is a branch of its own, however close others come to it. */
    @Test
    void theQuiescentStateJoinsNoOther() {
        double[] values = grid(0, 1, 41);
        List<List<State>> states = new ArrayList<>();
        for (double u : values) {
            // The unstable branch of small activity ends where the quiescent state loses its stability.
            states.add(
                    u < 0.5
                            ? List.of(state("fixed-point", true, 0, u - 0.5), state("fixed-point", false, 0.5 - u, 0.1))
                            : List.of(state("fixed-point", false, 0, u - 0.5)));
        }
        List<Branch> branches = BranchJoining.join(values, states);
        assertEquals(3, branches.size());
        assertEquals(0, named(branches, "unstable-fixed-point-2").values(Quantity.VARIANCE)[0]);
    }

    @Test
    void whatJumpsOrPausesIsAnotherBranch() {
        double[] values = grid(0, 1, 41);
        List<List<State>> jump = DoubleStream.of(values)
                .mapToObj(u -> List.of(state("chaotic", true, u < 0.5 ? 1 : 3, u)))
                .toList();
        // The exponent takes half of the distance, and does not jump.
        assertEquals(2, BranchJoining.join(values, jump).size());
        List<List<State>> pause = DoubleStream.of(values)
                .mapToObj(u -> u == 0.5 ? List.<State>of() : List.of(state("chaotic", true, 1, u)))
                .toList();
        assertEquals(2, BranchJoining.join(values, pause).size());
    }

    @Test
    void theAdditiveNetworkHasFourBranchesAroundItsOnset() {
        AdditiveTheory theory = new AdditiveTheory();
        double[] values = grid(0.5, 2.5, 21);
        Request request = Request.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.DECAY_RATE);
        ParameterSpec gain = AdditiveNetwork.SCHEMA.spec("gain");
        BifurcationDiagram diagram = theory.branches(AdditiveNetwork.tanh(1), gain, values, request);
        assertEquals(Map.of(), diagram.failures());
        assertEquals(
                List.of("fixed-point-1", "chaotic-1", "unstable-fixed-point-1", "unstable-fixed-point-2"),
                diagram.branches().stream().map(Branch::name).toList());
        Branch chaos = diagram.branches().get(1);
        double[] gains = chaos.parameters();
        assertEquals(1.1, gains[0], 1e-12);
        assertEquals(2.5, gains[gains.length - 1], 1e-12);
        assertTrue(DoubleStream.of(chaos.values(Quantity.MAX_LYAPUNOV)).allMatch(v -> v > 0));
        // Only the attractor was asked for its decay rate.
        assertTrue(DoubleStream.of(chaos.values(Quantity.DECAY_RATE)).allMatch(v -> v > 0));
        assertTrue(DoubleStream.of(diagram.branches().get(3).values(Quantity.DECAY_RATE))
                .allMatch(Double::isNaN));

        Tasks backwards = (count, task) -> {
            for (int i = count - 1; i >= 0; i--) {
                task.accept(i);
            }
        };
        assertEquals(diagram, theory.branches(AdditiveNetwork.tanh(1), gain, values, request.withTasks(backwards)));
    }

    @Test
    void theEdgeOfAGaplessBulkIsZero() {
        FixedPoint point = new FixedPoint(0, 1, 1, 0.5, 0.5, -1e-17, OptionalDouble.empty(), true, true);
        assertEquals(0.0, point.spectralAbscissa());
        FixedPoint gapped = new FixedPoint(0, 1, 1, 0.5, 0.5, -0.1, OptionalDouble.empty(), true, false);
        assertEquals(-0.1, gapped.spectralAbscissa());
    }
}
