package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.Arrays;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.Quantity;

/**
 * Which colour stands for which value.
 *
 * @param min value at the lower end of the colour bar
 * @param max value at its upper end
 * @param spacing how values and colours follow one another between them
 */
public record ColourScale(double min, double max, Spacing spacing) {

    /** An automatic scale leaves out this share of the values at most, if that makes it shorter by this factor. */
    private static final double LEFT_OUT = 0.03;

    private static final double WORTHWHILE = 4;

    /** How colours are spread over the values. */
    public enum Spacing {
        /** In proportion. */
        LINEAR,
        /**
         * Zero has the middle colour and each sign a hue of its own; each side then uses its whole range of colours, as
         * the growth beyond an onset is often much weaker than the decay before it.
         */
        ABOUT_ZERO,
        /** In proportion to the logarithm. */
        LOGARITHMIC
    }

    /**
     * What the user wants of a scale.
     *
     * @param min lower end of the colour bar, NaN for the smallest value of the map
     * @param max upper end, NaN for the largest
     * @param logarithmic whether colours follow the logarithm
     */
    public record Choice(double min, double max, boolean logarithmic) {

        /** The scale that suits the values. */
        public static final Choice AUTOMATIC = new Choice(Double.NaN, Double.NaN, false);
    }

    /**
     * The scale for these values of a quantity; NaN is ignored. Growth rates of both signs get a diverging map centred
     * at zero, as their sign tells stable from unstable. The others leave out the few largest values if those are much
     * larger than the rest: where a quantity diverges, as next to an onset, a few cells would leave one colour for all
     * others.
     *
     * @throws UsageException if values or ends are not positive and the scale is to be logarithmic
     */
    public static ColourScale of(Quantity quantity, double[] values, Choice choice) {
        double[] shown = Arrays.stream(values)
                .filter(v -> !Double.isNaN(v) && (!choice.logarithmic || v > 0))
                .toArray();
        if (choice.logarithmic && (shown.length == 0 || choice.min <= 0)) {
            throw new UsageException(
                    shown.length == 0
                            ? "No value of " + quantity.name() + " is positive, as a logarithmic scale needs."
                            : "range = " + choice.min + ":" + choice.max
                                    + " is out of range: a logarithmic scale starts above 0.");
        }
        double least = Arrays.stream(shown).min().orElse(0);
        double most = Arrays.stream(shown).max().orElse(1);
        double margin = least < most ? 0 : least == 0 ? 1 : 0.5 * Math.abs(least);
        double min = Double.isNaN(choice.min) ? least - margin : choice.min;
        double max = Double.isNaN(choice.max) ? most + margin : choice.max;
        if (choice.logarithmic) {
            return new ColourScale(min, max, Spacing.LOGARITHMIC);
        }
        if (quantity.unit().equals("1/tau") && margin == 0 && min < 0 && max > 0) {
            return new ColourScale(min, max, Spacing.ABOUT_ZERO);
        }
        return new ColourScale(min, Double.isNaN(choice.max) ? most(min, max, shown) : max, Spacing.LINEAR);
    }

    /** The largest value, or the largest of those that are not left out. */
    private static double most(double min, double max, double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double most = sorted.length == 0 ? max : sorted[sorted.length - 1 - (int) (LEFT_OUT * sorted.length)];
        return most > min && max - min > WORTHWHILE * (most - min) ? most : max;
    }

    /** The colour of a value; values beyond the scale get the nearest end. */
    public Color colour(double value) {
        double v = Math.max(min, Math.min(max, value));
        if (spacing == Spacing.ABOUT_ZERO) {
            return ColourMap.DIVERGING.at(v < 0 ? 0.5 - 0.5 * v / min : 0.5 + 0.5 * v / max);
        }
        return ColourMap.SEQUENTIAL.at(position(v));
    }

    /** Where a value of the scale stands on the colour bar, 0 at its lower end and 1 at its upper. */
    double position(double value) {
        return spacing == Spacing.LOGARITHMIC
                ? Math.log(value / min) / Math.log(max / min)
                : (value - min) / (max - min);
    }

    /** The value that stands there. */
    double value(double position) {
        return spacing == Spacing.LOGARITHMIC ? min * Math.pow(max / min, position) : min + position * (max - min);
    }
}
