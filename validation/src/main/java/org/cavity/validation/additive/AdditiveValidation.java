package org.cavity.validation.additive;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Level;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of the additive network are compared: every phase that networks show and theory has
 * numbers of, near and far from its boundaries, each kind of input, continuous time, the map and Euler maps between.
 *
 * <p>Left out is chaos beside a stable fixed point. It takes a mean coupling and a bias from a small range, and there
 * its exponent is small: at g = 3.885, J₀ = 5.906 and I = −0.121 it is 0.036, and networks of a thousand units are not
 * chaotic. Where the mean oscillates or activity grows without bound, theory has no number.
 */
public final class AdditiveValidation {

    private AdditiveValidation() {}

    /** The points of a level; seeds go by their order. */
    public static List<ValidationPoint<AdditiveNetwork>> points(Level level) {
        List<ValidationPoint<AdditiveNetwork>> points =
                new ArrayList<>(level == Level.QUICK ? QuickPoints.all() : FullPoints.all());
        points.addAll(SpectrumPoints.of(level));
        points.add(level == Level.QUICK ? multistable(0.2, 0.35, 0.1, 4) : multistable(0.02, 0.03, 0.03, 38));
        return points;
    }

    /**
     * The bias makes two states of different activity of the two signs of the mean. s: mean 0.6, variance 1.3, rate
     * variance 0.33.
     */
    private static ValidationPoint<AdditiveNetwork> multistable(
            double mean, double variance, double rateVariance, double replicas) {
        return ValidationPoint.of(
                        "multistable by mean coupling and bias, g = 0.8",
                        AdditiveNetwork.tanh(0.8).withMeanCoupling(2).withBias(0.1),
                        AdditiveChecks.average(Quantity.MEAN, mean),
                        AdditiveChecks.average(Quantity.VARIANCE, variance),
                        AdditiveChecks.average(Quantity.RATE_VARIANCE, rateVariance))
                .in(d -> AdditiveChecks.resting(d, 0.25, replicas));
    }
}
