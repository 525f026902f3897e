package org.cavity.theory.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * One declared parameter of a model.
 *
 * @param name readable name, lower case with underscores
 * @param alias the papers' symbol, accepted as a second name
 * @param symbol symbol for plots
 * @param meaning what it is, as one phrase
 * @param unit unit, {@code "1"} for a pure number
 * @param initial default value as the user would type it
 * @param min smallest allowed value (numbers only)
 * @param max largest allowed value (numbers only)
 * @param type Java type of the record component: double, {@link Nonlinearity} or an enumeration
 */
public record ParameterSpec(
        String name,
        String alias,
        String symbol,
        String meaning,
        String unit,
        String initial,
        double min,
        double max,
        Class<?> type) {

    /** Whether the parameter is a number, hence can be an axis of a phase diagram. */
    public boolean isNumber() {
        return type == double.class;
    }

    /** The allowed values as a phrase: {@code "at least 0"}, {@code "between 0 and 1"}, {@code "tanh, erf or clip"}. */
    public String allowed() {
        if (!isNumber()) {
            return "one of " + String.join(", ", choices());
        }
        boolean below = min > Double.NEGATIVE_INFINITY;
        boolean above = max < Double.POSITIVE_INFINITY;
        if (below && above) {
            return "between " + number(min) + " and " + number(max);
        }
        if (below) {
            return "at least " + number(min);
        }
        return above ? "at most " + number(max) : "any finite number";
    }

    /**
     * Reads a value as the user typed it.
     *
     * @throws ParameterException if the text is not a value of this parameter
     */
    Object parse(String text) {
        if (!isNumber()) {
            return choice(text.trim())
                    .orElseThrow(
                            () -> new ParameterException(name + " = " + text + " is not known: it must be " + allowed()
                                    + Suggestion.nearest(text.trim(), choices())
                                            .map(s -> "; did you mean '" + s + "'?")
                                            .orElse(".")));
        }
        double value;
        try {
            value = Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new ParameterException(name + " = " + text + " is not a number: it must be " + allowed() + ".");
        }
        check(value);
        return value;
    }

    /**
     * The names of the values of a parameter that is not a number; those of an enumeration are its constants' texts.
     */
    private List<String> choices() {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants()).map(Object::toString).toList()
                : Nonlinearity.names();
    }

    private Optional<?> choice(String text) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .filter(c -> c.toString().equals(text))
                        .findFirst()
                : Nonlinearity.find(text);
    }

    /**
     * Checks a value against the declared range.
     *
     * @throws ParameterException if the value is null, NaN, infinite or out of range
     */
    void check(Object value) {
        if (value == null) {
            throw new ParameterException(name + " is missing: it must be " + allowed() + ".");
        }
        if (value instanceof Double number && !(Double.isFinite(number) && number >= min && number <= max)) {
            throw new ParameterException(
                    name + " = " + number(number) + " is out of range: it must be " + allowed() + ".");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
