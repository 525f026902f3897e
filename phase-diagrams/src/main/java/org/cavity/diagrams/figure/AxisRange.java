package org.cavity.diagrams.figure;

import org.cavity.diagrams.output.TextTable;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.theory.model.Quantity;

/**
 * What one axis of a picture shows.
 *
 * @param label name, symbol and unit
 * @param min left or lower end
 * @param max right or upper end
 * @param logarithmic whether it is logarithmic
 */
record AxisRange(String label, double min, double max, boolean logarithmic) {

    /** The chart draws every text, and none of no length. */
    private static final String NO_TEXT = " ";

    static AxisRange of(Axis axis) {
        return new AxisRange(
                label(
                        axis.parameter().name(),
                        axis.parameter().symbol(),
                        axis.parameter().unit()),
                axis.from(),
                axis.to(),
                axis.logarithmic());
    }

    /** The end (0: min, 1: max), moved outward by a millionth of the range. */
    double beyond(int end) {
        double hair = logarithmic ? Math.pow(max / min, 1e-6) : 1e-6 * (max - min);
        if (end == 0) {
            return logarithmic ? min / hair : min - hair;
        }
        return logarithmic ? max * hair : max + hair;
    }

    /**
     * A tick's text; what is zero but for rounding is written as zero. On a logarithmic axis the powers of ten have
     * texts, on a shorter one 2 and 5 times them, too, on one shorter yet all their multiples that have ticks.
     */
    String tick(double value) {
        if (!logarithmic) {
            return TextTable.number(Math.abs(value) < 1e-9 * (max - min) ? 0 : value);
        }
        double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        long multiple = Math.round(value / power);
        boolean hasText =
                max / min >= 100 ? multiple == 1 : max / min < 5 || multiple == 1 || multiple == 2 || multiple == 5;
        return hasText ? TextTable.brief(value) : NO_TEXT;
    }

    static String label(Quantity quantity) {
        return label(quantity.name(), quantity.symbol(), quantity.unit());
    }

    /** {@code max lyapunov λ₁ (1/tau)}. */
    static String label(String name, String symbol, String unit) {
        return label(name.replace('_', ' ') + " " + symbol, unit);
    }

    /** {@code time (τ)}. */
    static String label(String text, String unit) {
        return unit.equals("1") ? text : text + " (" + unit.replace("tau", "τ") + ")";
    }
}
