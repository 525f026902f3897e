package org.cavity.theory.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What theory says of the attractor that a network reaches from a large initial state: chaos where it exists, else the
 * stable fixed point of largest variance (mean ≥ 0 where symmetry leaves a choice).
 *
 * @param phase the phase
 * @param converged whether every requested number reached its tolerance, those apart that are unresolved
 * @param note why the phase is unresolved or a number missing; empty if there is nothing to say
 * @param quantities the requested quantities that exist in this state
 * @param states all self-consistent states, if requested
 * @param fixedPoints all fixed points by rising variance, if requested
 * @param arrays named arrays: {@code autocorrelation {lag, value}}, {@code radial_cdf {r, value}}, …
 */
public record Prediction(
        Phase phase,
        boolean converged,
        String note,
        Map<Quantity, Estimate> quantities,
        List<State> states,
        List<FixedPoint> fixedPoints,
        Map<String, Columns> arrays) {

    /** Copies maps and lists, in order. */
    public Prediction {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        states = List.copyOf(states);
        fixedPoints = List.copyOf(fixedPoints);
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * Whether a state is the one that {@link #quantities} describe: stable, with the same numbers where both have any.
     */
    public boolean isAttractor(State state) {
        List<Quantity> shared = state.quantities().keySet().stream()
                .filter(quantities::containsKey)
                .toList();
        return state.stable()
                && !shared.isEmpty()
                && shared.stream()
                        .allMatch(
                                q -> quantities.get(q).equals(state.quantities().get(q)));
    }

    /**
     * The value of a quantity.
     *
     * @throws IllegalStateException if the state lacks it or its computation failed
     */
    public double value(Quantity quantity) {
        Estimate estimate = quantities.get(quantity);
        if (estimate == null || estimate.isFailed()) {
            throw new IllegalStateException(quantity.name()
                    + (estimate == null ? " does not exist in this state" : " failed: " + estimate.failure()));
        }
        return estimate.value();
    }

    /** What failed and why, the quantities of one reason together, as a note; empty if nothing did. */
    public static String failures(Map<Quantity, Estimate> quantities) {
        return lacking(quantities, false).entrySet().stream()
                .map(e -> "failed: " + String.join(", ", e.getValue()) + " (" + e.getKey() + ")")
                .collect(Collectors.joining("; "));
    }

    /**
     * The names of the quantities that have no number, by reason.
     *
     * @param unresolved whether those that are unresolved are meant, or those that failed
     */
    public static Map<String, List<String>> lacking(Map<Quantity, Estimate> quantities, boolean unresolved) {
        return quantities.entrySet().stream()
                .filter(e -> e.getValue().isFailed() && e.getValue().unresolved() == unresolved)
                .collect(Collectors.groupingBy(
                        e -> e.getValue().failure(),
                        LinkedHashMap::new,
                        Collectors.mapping(e -> e.getKey().name(), Collectors.toList())));
    }

    /** One line for the phase, one for each quantity. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("phase: ").append(phase.label());
        if (!note.isEmpty()) {
            text.append("\nnote: ").append(note);
        }
        if (!converged) {
            text.append("\nnot converged");
        }
        quantities.forEach((quantity, estimate) -> text.append('\n')
                .append(quantity.name())
                .append(" = ")
                .append(estimate)
                .append(quantity.unit().equals("1") || estimate.isFailed() ? "" : " " + quantity.unit()));
        return text.toString();
    }
}
