package org.cavity.theory.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Joins the states at neighbouring values of a parameter into curves. A curve goes on with the nearest state of its
 * kind and stability, the nearest pairs first; a state that no curve reaches begins a new one.
 */
final class BranchJoining {

    /**
     * A quantity that is zero in the quiescent state alone, which no other state can turn into without a bifurcation.
     */
    private static final List<Quantity> ACTIVITY = List.of(Quantity.VARIANCE, Quantity.VARIANCE_H);

    /**
     * A curve that begins as a square root rises by 1/√n of its height in the first of n steps. What jumps by this many
     * times more is another curve.
     */
    private static final double LARGEST_STEP = 2.5;

    private final double[] values;
    private final List<List<State>> states;
    private final Map<Quantity, double[]> ranges = new HashMap<>();
    private final List<Curve> curves = new ArrayList<>();

    private BranchJoining(double[] values, List<List<State>> states) {
        this.values = values;
        this.states = states;
        for (State state : states.stream().flatMap(List::stream).toList()) {
            state.quantities().forEach((quantity, estimate) -> {
                if (!estimate.isFailed()) {
                    double v = estimate.value();
                    ranges.merge(quantity, new double[] {v, v}, (a, b) ->
                            new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
                }
            });
        }
    }

    private static final class Curve {

        private final List<Branch.Point> points = new ArrayList<>();
        private State last;
        private int index;

        void append(double value, State state, int i) {
            points.add(new Branch.Point(value, state.quantities()));
            last = state;
            index = i;
        }
    }

    private record Pair(Curve curve, State state, double distance) {}

    /**
     * The curves.
     *
     * @param values the parameter, ascending
     * @param states the states at each value
     */
    static List<Branch> join(double[] values, List<List<State>> states) {
        return new BranchJoining(values, states).run();
    }

    private List<Branch> run() {
        double limit = LARGEST_STEP / Math.sqrt(Math.max(1, values.length - 1));
        for (int i = 0; i < values.length; i++) {
            int at = i;
            List<Pair> pairs = new ArrayList<>();
            for (State state : states.get(i)) {
                curves.stream()
                        .filter(curve -> curve.index == at - 1 && alike(curve.last, state))
                        .map(curve -> new Pair(curve, state, distance(curve.last, state)))
                        .filter(pair -> pair.distance <= limit)
                        .forEach(pairs::add);
            }
            List<State> open = new ArrayList<>(states.get(i));
            pairs.sort(Comparator.comparingDouble(Pair::distance));
            for (Pair pair : pairs) {
                if (pair.curve.index < i && removeSame(open, pair.state)) {
                    pair.curve.append(values[i], pair.state, i);
                }
            }
            for (State state : open) {
                Curve curve = new Curve();
                curves.add(curve);
                curve.append(values[i], state, i);
            }
        }
        return named();
    }

    /** Removes this very state: two states may be equal. */
    private static boolean removeSame(List<State> open, State state) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i) == state) {
                open.remove(i);
                return true;
            }
        }
        return false;
    }

    private static boolean alike(State a, State b) {
        return a.kind().equals(b.kind()) && a.stable() == b.stable() && isQuiescent(a) == isQuiescent(b);
    }

    private static boolean isQuiescent(State state) {
        return ACTIVITY.stream().anyMatch(quantity -> {
            Estimate estimate = state.quantities().get(quantity);
            return estimate != null && !estimate.isFailed() && estimate.value() == 0;
        });
    }

    /** Mean difference of the quantities that both states have, each in units of its range over the diagram. */
    private double distance(State a, State b) {
        return a.quantities().keySet().stream()
                .filter(q -> Stream.of(a, b)
                        .allMatch(s -> s.quantities().containsKey(q)
                                && !s.quantities().get(q).isFailed()))
                .mapToDouble(q -> {
                    double[] range = ranges.get(q);
                    double difference = Math.abs(a.quantities().get(q).value()
                            - b.quantities().get(q).value());
                    return difference == 0 ? 0 : difference / (range[1] - range[0]);
                })
                .average()
                .orElse(0);
    }

    private List<Branch> named() {
        Map<String, Integer> counts = new HashMap<>();
        List<Branch> branches = new ArrayList<>();
        for (Curve curve : curves) {
            State state = curve.last;
            String base = (state.stable() ? "" : "unstable-") + state.kind();
            int number = counts.merge(base, 1, Integer::sum);
            branches.add(new Branch(base + "-" + number, state.kind(), state.stable(), curve.points));
        }
        return branches;
    }
}
