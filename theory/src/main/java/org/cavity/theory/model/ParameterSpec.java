package org.cavity.theory.model;

import java.util.ArrayList;
import java.util.Arrays;
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
 * @param min smallest allowed value (numbers, and each number of a list)
 * @param max largest allowed value (numbers, and each number of a list)
 * @param type Java type of the record component: double, {@link List} of doubles, {@link Nonlinearity} or an enumeration
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

    /** Whether the parameter is a list of numbers, each element of which can be an axis of a phase diagram. */
    public boolean isList() {
        return type == List.class;
    }

    /** The allowed values as a phrase: {@code "at least 0"}, {@code "between 0 and 1"}, {@code "tanh, erf or clip"}. */
    public String allowed() {
        if (isList()) {
            return "a list such as [6,1.5] of numbers, each " + allowedNumber();
        }
        return isNumber() ? allowedNumber() : "one of " + String.join(", ", choices());
    }

    private String allowedNumber() {
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
        if (isList()) {
            return list(text);
        }
        if (!isNumber()) {
            return choice(text.trim())
                    .orElseThrow(
                            () -> new ParameterException(name + " = " + text + " is not known: it must be " + allowed()
                                    + Suggestion.nearest(text.trim(), choices())
                                            .map(s -> "; did you mean '" + s + "'?")
                                            .orElse(".")));
        }
        double value = number(text, text, "a number");
        check(value);
        return value;
    }

    private List<Double> list(String text) {
        String trimmed = text.trim();
        boolean bracketed = trimmed.startsWith("[") && trimmed.endsWith("]");
        String inner = bracketed ? trimmed.substring(1, trimmed.length() - 1) : trimmed;
        List<Double> values = new ArrayList<>();
        if (!(bracketed && inner.isBlank())) {
            Arrays.stream(inner.split(",", -1)).forEach(part -> values.add(number(part, text, "a list of numbers")));
        }
        check(values);
        return List.copyOf(values);
    }

    private double number(String part, String text, String kind) {
        try {
            return Double.parseDouble(part.trim());
        } catch (NumberFormatException e) {
            throw new ParameterException(name + " = " + text + " is not " + kind + ": it must be " + allowed() + ".");
        }
    }

    /** One element, counted from 1, of a parameter that is a list, as a parameter of its own. */
    ParameterSpec element(int index) {
        String suffix = "[" + index + "]";
        return new ParameterSpec(
                name + suffix,
                alias + suffix,
                symbol + suffix,
                meaning + ", element " + index,
                unit,
                initial,
                min,
                max,
                double.class);
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
        if (value instanceof Double number && !inRange(number)) {
            throw new ParameterException(
                    name + " = " + number(number) + " is out of range: it must be " + allowed() + ".");
        }
        if (value instanceof List<?> list && !list.stream().allMatch(e -> e instanceof Double x && inRange(x))) {
            throw new ParameterException(name + " = " + list + " is out of range: it must be " + allowed() + ".");
        }
    }

    private boolean inRange(double value) {
        return Double.isFinite(value) && value >= min && value <= max;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
