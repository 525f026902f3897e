package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.ContourLine;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.Quantity;

/**
 * Lines of constant value that the user wants over a map.
 *
 * @param quantity the quantity
 * @param values its values on the lines
 */
record ContourChoice(Quantity quantity, List<Double> values) {

    /**
     * Reads {@code QUANTITY=V,V,...}, after which those of another quantity may follow.
     *
     * @param text the text; empty for none
     * @param quantities name → quantity; throws if there is none
     * @throws UsageException if the text has another form
     */
    static List<ContourChoice> parse(String text, Function<String, Quantity> quantities) {
        List<ContourChoice> choices = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                choices.add(new ContourChoice(
                        quantities.apply(part.substring(0, equals).trim()), new ArrayList<>()));
            }
            if (choices.isEmpty() || equals == 0) {
                throw new UsageException("contours = " + text + " cannot be read: it must be QUANTITY=V,V,...");
            }
            choices.get(choices.size() - 1).values.add(FiniteNumber.of("contours", text, part.substring(equals + 1)));
        }
        return List.copyOf(choices);
    }

    /** The lines over a map. */
    static List<ContourLine> lines(List<ContourChoice> choices, MapCells cells) {
        return choices.stream()
                .flatMap(choice -> choice.values.stream().map(value -> ContourLine.of(choice.quantity, value, cells)))
                .toList();
    }
}
