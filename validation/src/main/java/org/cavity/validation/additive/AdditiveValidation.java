package org.cavity.validation.additive;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the additive network are compared: every phase, near and far from its boundaries, each
 * kind of input, continuous time, the map and Euler maps between.
 */
public final class AdditiveValidation {

    private AdditiveValidation() {}

    /** The points of a level, simplest state first. */
    public static List<ValidationPoint<AdditiveNetwork>> points(Level level) {
        List<ValidationPoint<AdditiveNetwork>> points =
                new ArrayList<>(level == Level.QUICK ? QuickPoints.all() : FullPoints.all());
        points.addAll(SpectrumPoints.of(level));
        return points;
    }
}
