package org.cavity.theory.model;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A boundary between phases as the zero set of a function of the parameters.
 *
 * @param name key in files, lower case with underscores: {@code chaos_onset}
 * @param label legend entry: {@code onset of chaos}
 * @param margin continuous function that is negative on one side and positive on the other, NaN where the line has no
 *     meaning (such as an onset under noise where there is no noise)
 * @param solved parameter's readable name → its value on the line, all other parameters fixed and its own value
 *     ignored; NaN where there is none. Planes with such a parameter as an axis need no search: where the margin is zero
 *     there, it leads on along the line, and else the function alone is drawn. Of several values this is the lowest.
 * @param <P> the model's parameter record
 */
public record CriticalLine<P extends Record>(
        String name, String label, ToDoubleFunction<P> margin, Map<String, ToDoubleFunction<P>> solved) {

    /** Copies the map. */
    public CriticalLine {
        solved = Map.copyOf(solved);
    }

    /** A line that is known by its margin alone. */
    public CriticalLine(String name, String label, ToDoubleFunction<P> margin) {
        this(name, label, margin, Map.of());
    }
}
