package org.cavity.diagrams.command;

import java.util.List;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Suggestion;
import org.cavity.theory.model.Theory;

/** A quantity that the user names. */
final class NamedQuantity {

    private NamedQuantity() {}

    /**
     * The quantity of this name.
     *
     * @param others names that are no quantities and would be understood, too
     * @throws UsageException if there is none; the message suggests the nearest
     */
    static Quantity of(Theory<?> theory, String name, String... others) {
        return theory.quantities().stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(theory, name, others));
    }

    private static UsageException unknown(Theory<?> theory, String name, String... others) {
        List<String> names = Stream.concat(theory.quantities().stream().map(Quantity::name), Stream.of(others))
                .toList();
        return new UsageException("There is no quantity '" + name + "' in " + theory.name()
                + Suggestion.nearest(name, names)
                        .map(s -> "; did you mean '" + s + "'?")
                        .orElse("; it must be one of " + String.join(", ", names) + "."));
    }
}
