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

    /** Room beyond a power of ten, as a factor. */
    private static final double RIM = 1.15;

    /** A logarithmic axis with two powers of ten at least, as others have no texts at their ticks. */
    static AxisRange decades(String label, double min, double max) {
        double low = Math.log10(min);
        double high = Math.log10(max);
        while (Math.floor(high) - Math.ceil(low) < 1) {
            double below = Math.ceil(low) - 1;
            double above = Math.floor(high) + 1;
            if (low - below < above - high) {
                low = below - Math.log10(RIM);
            } else {
                high = above + Math.log10(RIM);
            }
        }
        return new AxisRange(label, Math.pow(10, low), Math.pow(10, high), true);
    }

    /** The end (0: min, 1: max), moved outward by a millionth of the range. */
    double beyond(int end) {
        double hair = logarithmic ? Math.pow(max / min, 1e-6) : 1e-6 * (max - min);
        if (end == 0) {
            return logarithmic ? min / hair : min - hair;
        }
        return logarithmic ? max * hair : max + hair;
    }

    /** A tick's text; what is zero but for rounding is written as zero. */
    String tick(double value) {
        return TextTable.brief(Math.abs(value) < 1e-9 * (max - min) && !logarithmic ? 0 : value);
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
