package org.cavity.validation.additive;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the additive network are compared: every phase that networks show and theory has numbers
 * of, near and far from its boundaries, each kind of input, continuous time, the map and Euler maps between.
 *
 * <p>Left out is chaos beside a stable fixed point. It takes a mean coupling and a bias from a small range, and there its
 * exponent is small: at g = 3.885, J₀ = 5.906 and I = −0.121 it is 0.036, and networks of a thousand units are not
 * chaotic. Where the mean oscillates or activity grows without bound, theory has no number.
 */
public final class AdditiveValidation {

    private AdditiveValidation() {}

    /** The points of a level, simplest state first. */
    public static List<ValidationPoint<AdditiveNetwork>> points(Level level) {
        List<ValidationPoint<AdditiveNetwork>> points =
                new ArrayList<>(level == Level.QUICK ? QuickPoints.all() : FullPoints.all());
        points.add(SpectrumPoints.of(level));
        return points;
    }
}
