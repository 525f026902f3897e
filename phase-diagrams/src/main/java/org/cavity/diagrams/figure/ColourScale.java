package org.cavity.diagrams.figure;

import java.awt.Color;

/**
 * Which colour stands for which value.
 *
 * @param min value at the lower end of the colour bar
 * @param max value at its upper end
 * @param bothSigns whether zero has the middle colour and each sign a hue of its own; each side then uses its whole range of
 *     colours, as the growth beyond an onset is often much weaker than the decay before it
 */
public record ColourScale(double min, double max, boolean bothSigns) {

    /**
     * The scale for these values; NaN is ignored. Values of both signs get a diverging map centred at zero if their
     * quantity is one whose sign matters.
     */
    public static ColourScale of(double[] values, boolean signMatters) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            min = Double.isNaN(v) ? min : Math.min(min, v);
            max = Double.isNaN(v) ? max : Math.max(max, v);
        }
        if (min > max) {
            return new ColourScale(0, 1, false);
        }
        if (min == max) {
            double margin = min == 0 ? 1 : 0.5 * Math.abs(min);
            return new ColourScale(min - margin, max + margin, false);
        }
        return new ColourScale(min, max, signMatters && min < 0 && max > 0);
    }

    /** The colour of a value; values beyond the scale get the nearest end. */
    public Color colour(double value) {
        double v = Math.max(min, Math.min(max, value));
        if (bothSigns) {
            return ColourMap.DIVERGING.at(v < 0 ? 0.5 - 0.5 * v / min : 0.5 + 0.5 * v / max);
        }
        return ColourMap.SEQUENTIAL.at((v - min) / (max - min));
    }
}
