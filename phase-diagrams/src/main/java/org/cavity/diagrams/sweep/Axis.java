package org.cavity.diagrams.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.ParameterException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.ParameterSpec;

/**
 * One axis of a phase diagram: a numeric parameter and the grid of values it takes.
 *
 * @param parameter the parameter, a number
 * @param from first value
 * @param to last value, greater than {@code from}
 * @param count number of values, at least 2
 * @param logarithmic whether the values are equally spaced in the logarithm
 */
public record Axis(ParameterSpec parameter, double from, double to, int count, boolean logarithmic) {

    private static final String FORM = "name=from:to:count, with :log for logarithmic spacing";

    /**
     * Checks the axis.
     *
     * @throws UsageException with one sentence if it is empty, reversed or leaves the parameter's range
     */
    public Axis {
        String text = describe(parameter, from, to, count, logarithmic);
        if (!parameter.isNumber()) {
            throw new UsageException(parameter.name() + " is not a number and cannot be an axis.");
        }
        requireAllowed(parameter, from);
        requireAllowed(parameter, to);
        if (!(from < to)) {
            throw new UsageException("The axis " + text + " is " + (from == to ? "empty" : "reversed")
                    + ": its first value must be less than its last.");
        }
        if (count < 2) {
            throw new UsageException("The axis " + text + " has " + count + " values: it needs at least 2.");
        }
        if (logarithmic && from <= 0) {
            throw new UsageException(
                    "The axis " + text + " is logarithmic and starts at " + from + ": it must start above 0.");
        }
    }

    /**
     * Reads {@code name=from:to:count} or {@code name=from:to:count:log}.
     *
     * @throws UsageException if the text has another form
     * @throws ParameterException if there is no such parameter
     */
    public static Axis parse(String text, ParameterSchema<?> schema) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new UsageException("The axis '" + text + "' cannot be read: it must be " + FORM + ".");
        }
        ParameterSpec spec = schema.spec(text.substring(0, equals).trim());
        String[] parts = text.substring(equals + 1).split(":", -1);
        boolean logarithmic = parts.length == 4 && parts[3].trim().equals("log");
        if (parts.length != 3 && !logarithmic) {
            throw new UsageException("The axis '" + text + "' cannot be read: it must be " + FORM + ".");
        }
        try {
            return new Axis(
                    spec,
                    Double.parseDouble(parts[0].trim()),
                    Double.parseDouble(parts[1].trim()),
                    Integer.parseInt(parts[2].trim()),
                    logarithmic);
        } catch (NumberFormatException e) {
            throw new UsageException("The axis '" + text + "' cannot be read: from and to must be numbers and count a "
                    + "whole number (" + FORM + ").");
        }
    }

    /** The value of the axis at a fraction of its length, 0 ≤ {@code fraction} ≤ 1. Both ends are met exactly. */
    public double at(double fraction) {
        if (fraction <= 0) {
            return from;
        }
        if (fraction >= 1) {
            return to;
        }
        return logarithmic ? from * Math.pow(to / from, fraction) : from + fraction * (to - from);
    }

    /** The fraction of the axis's length at which it has a value, the inverse of {@link #at}; NaN if there is none. */
    public double fraction(double value) {
        if (value == from || value == to) {
            return value == from ? 0 : 1;
        }
        return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }

    /** The i-th value of the grid. */
    public double value(int i) {
        return at((double) i / (count - 1));
    }

    /** The i-th value of the grid for people: with as many decimals as tell it from its neighbours, and one more. */
    public String text(int i) {
        double spacing = Math.abs(value(i) - value(i == 0 ? 1 : i - 1));
        int decimals = 2 - (int) Math.floor(Math.log10(spacing));
        return BigDecimal.valueOf(value(i))
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The axis as the user would type it. */
    @Override
    public String toString() {
        return describe(parameter, from, to, count, logarithmic);
    }

    private static String describe(ParameterSpec parameter, double from, double to, int count, boolean logarithmic) {
        return parameter.name() + "=" + from + ":" + to + ":" + count + (logarithmic ? ":log" : "");
    }

    private static void requireAllowed(ParameterSpec parameter, double value) {
        if (!(Double.isFinite(value) && value >= parameter.min() && value <= parameter.max())) {
            throw new UsageException("The axis reaches " + parameter.name() + " = " + value
                    + ", which is out of range: it must be " + parameter.allowed() + ".");
        }
    }
}
