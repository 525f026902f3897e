package org.cavity.numerics.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/**
 * What simulation says of the attractor that networks of one size reach from a large initial state.
 *
 * @param settings size, seeds and times that reproduce it
 * @param quantities the measured quantities
 * @param warnings what the reader of the numbers must know: a network whose activity blew up, a transient that was too
 *     short
 * @param death in which networks the activity died out, as a warning where that is one; empty if in none
 */
public record Measurement(
        SimulationSettings settings, Map<Quantity, Sample> quantities, List<String> warnings, String death) {

    /** Copies map and list; the map keeps its order. */
    public Measurement {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        warnings = List.copyOf(warnings);
    }

    /**
     * All warnings where theory predicts a phase. That the activity died out is none where rest is stable, and nothing
     * else was to be expected: in a quiescent network, or from a small start beside another stable state.
     */
    public List<String> warnings(Phase phase) {
        boolean restIsExpected = switch (phase) {
            case QUIESCENT, MARGINAL -> true;
            case BISTABLE_CHAOTIC, MULTISTABLE -> settings.initialScale() < 1;
            default -> false;
        };
        if (death.isEmpty() || restIsExpected) {
            return warnings;
        }
        List<String> all = new ArrayList<>(warnings);
        all.add(death);
        return List.copyOf(all);
    }

    /**
     * The sample of a quantity.
     *
     * @throws IllegalStateException if it was not measured
     */
    public Sample sample(Quantity quantity) {
        Sample sample = quantities.get(quantity);
        if (sample == null) {
            throw new IllegalStateException(quantity.name() + " was not measured");
        }
        return sample;
    }

    /** One line for the networks, one for each quantity and each warning. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "N = %d, %d networks, seed %d", settings.size(), settings.replicas(), settings.seed()));
        quantities.forEach((quantity, sample) -> text.append('\n')
                .append(quantity.name())
                .append(String.format(Locale.ROOT, " = %.6g ± %.2g", sample.mean(), sample.standardError()))
                .append(quantity.unit().equals("1") ? "" : " " + quantity.unit()));
        warnings.forEach(w -> text.append("\nwarning: ").append(w));
        return text.toString();
    }
}
