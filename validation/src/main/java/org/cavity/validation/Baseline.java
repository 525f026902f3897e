package org.cavity.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Today's comparisons beside those of an earlier run: a change of the code that moves a result is seen even where theory
 * and simulation move together.
 *
 * @param movements what both runs compared, in today's order
 * @param gone what only the earlier run compared
 * @param added what only today's run compared
 */
public record Baseline(List<Movement> movements, List<Recorded.Key> gone, List<Recorded.Key> added) {

    /** Copies the lists. */
    public Baseline {
        movements = List.copyOf(movements);
        gone = List.copyOf(gone);
        added = List.copyOf(added);
    }

    /**
     * Makes sure that an earlier run is of the same models and of the same points, or most of them.
     *
     * @param now what today's run is going to compare
     * @throws IllegalArgumentException with the end of a sentence that begins with the name of the earlier run
     */
    public static void requireComparable(List<Recorded> earlier, Set<Recorded.Key> now) {
        Set<Recorded.Key> then = earlier.stream().map(Recorded::key).collect(Collectors.toSet());
        if (!models(then).equals(models(now))) {
            throw new IllegalArgumentException("is of " + String.join(", ", models(then)) + ", this run of "
                    + String.join(", ", models(now)) + ".");
        }
        long common = now.stream().filter(then::contains).count();
        if (2 * common < Math.max(now.size(), then.size())) {
            throw new IllegalArgumentException("shares only " + common + " of its " + then.size()
                    + " comparisons with the " + now.size() + " of this run, as one of another level does.");
        }
    }

    /**
     * Sets a run beside an earlier one. The threshold allows for the number of comparisons: of an unchanged code with
     * other seeds one run in 200 is called moved.
     *
     * @throws IllegalArgumentException as {@link #requireComparable}
     */
    public static Baseline of(List<Recorded> earlier, List<Comparison> today) {
        Map<Recorded.Key, Recorded> then = new LinkedHashMap<>();
        earlier.forEach(r -> then.put(r.key(), r));
        List<Recorded> now = today.stream().map(Recorded::of).toList();
        requireComparable(earlier, now.stream().map(Recorded::key).collect(Collectors.toSet()));
        long common = now.stream().filter(r -> then.containsKey(r.key())).count();
        double threshold =
                Criterion.among(2 * common, ValidationReport.FALSE_ALARM_LEVEL).threshold();
        List<Movement> movements = new ArrayList<>();
        List<Recorded.Key> added = new ArrayList<>();
        for (Recorded r : now) {
            Recorded before = then.remove(r.key());
            if (before == null) {
                added.add(r.key());
            } else {
                movements.add(Movement.of(r, before, threshold));
            }
        }
        return new Baseline(movements, List.copyOf(then.keySet()), added);
    }

    private static Set<String> models(Set<Recorded.Key> keys) {
        return keys.stream().map(Recorded.Key::model).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a measurement or a prediction moved, or is no longer there. */
    public boolean moved() {
        return !gone.isEmpty() || movements.stream().anyMatch(Movement::moved);
    }

    /** What moved, one sentence a line, then the counts. */
    public String text() {
        StringBuilder text = new StringBuilder();
        movements.stream()
                .filter(Movement::moved)
                .forEach(m -> text.append(m.message()).append('\n'));
        gone.forEach(key -> text.append(key).append(": no longer compared.\n"));
        added.forEach(key -> text.append(key).append(": not in the baseline.\n"));
        long simulation = movements.stream().filter(Movement::measurementMoved).count();
        long theory = movements.stream().filter(Movement::predictionMoved).count();
        long changed = movements.stream().filter(Movement::changed).count();
        text.append("Against the baseline: of ")
                .append(movements.size())
                .append(" comparisons the simulation moved in ")
                .append(simulation)
                .append(" and the theory in ")
                .append(theory)
                .append(changed > 0 ? "; the same networks gave other numbers, within the errors, in " + changed : "")
                .append(".\n");
        return text.toString();
    }
}
