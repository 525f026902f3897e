package org.cavity.diagrams.figure;

import java.awt.Color;
import java.util.Arrays;

/**
 * Which colour stands for which value.
 *
 * @param min value at the lower end of the colour bar
 * @param max value at its upper end
 * @param bothSigns whether zero has the middle colour and each sign a hue of its own; each side then uses its whole
 *     range of colours, as the growth beyond an onset is often much weaker than the decay before it
 * @param open whether there are values beyond the upper end
 */
public record ColourScale(double min, double max, boolean bothSigns, boolean open) {

    /** A scale leaves out this share of the values at most, if that makes it shorter by this factor at least. */
    private static final double LEFT_OUT = 0.03;

    private static final double WORTHWHILE = 4;

    /**
     * The scale for these values; NaN is ignored. Values of both signs get a diverging map centred at zero if their
     * quantity is one whose sign matters. The others leave out the few largest if those are much larger than the rest.
     */
    public static ColourScale of(double[] values, boolean signMatters) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return new ColourScale(0, 1, false, false);
        }
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        if (min == max) {
            double margin = min == 0 ? 1 : 0.5 * Math.abs(min);
            return new ColourScale(min - margin, max + margin, false, false);
        }
        if (signMatters && min < 0 && max > 0) {
            return new ColourScale(min, max, true, false);
        }
        // Where a quantity diverges, as next to an onset, a few cells would leave one colour for all others.
        double most = sorted[sorted.length - 1 - (int) (LEFT_OUT * sorted.length)];
        boolean open = most > min && max - min > WORTHWHILE * (most - min);
        return new ColourScale(min, open ? most : max, false, open);
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
