package org.cavity.theory.gated.sampled;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.gated.spectrum.BulkBoundary;

/**
 * The window of time that a correlation asks for: long enough for its decay, fine enough for its fall and for the
 * gate.
 */
final class WindowChoice {

    /** Period in units of the half time of C_φ. */
    private static final double PERIOD = 20;

    /** Factor by which the period may differ from that. */
    private static final double SLACK = 1.6;

    /** What the few paths of a scout may add to the tail by chance. */
    private static final double CHANCE = 0.02;

    /** Factor by which a window that cuts off a tail grows at least. */
    private static final double GROWTH = 1.7;

    /** α_z √C_z(0) of a gate beyond which the step shrinks with its width. */
    private static final double BLUNT = 6;

    /** Half time of C_φ in units of 1 / abscissa of a sharp gate's fixed point; 0.8 to 1 has been seen. */
    private static final double HALF_TIME = 0.3;

    /** Step that resolves C_φ, in units of 1 / abscissa with the gate standing still; about 1 has been seen. */
    private static final double STEP = 2;

    private WindowChoice() {}

    /**
     * Refuses a sharp gate that no window will resolve: activity wanders as slowly as the instability of its fixed point
     * is, and open units move as fast as without the gate.
     *
     * @throws IllegalStateException in words
     */
    static void check(GatedNetwork network, double updateVariance, Sampling sampling) {
        if (network.updateGain() * Math.sqrt(updateVariance) <= BLUNT || network.resetNoiseVariance() > 0) {
            return;
        }
        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
        MeanFieldFixedPoint largest = points.get(points.size() - 1);
        double slow = BulkBoundary.of(largest).abscissa();
        double fast = BulkBoundary.of(new MeanFieldFixedPoint(network.withUpdateGain(0), largest.varianceH()))
                .abscissa();
        double period = PERIOD * HALF_TIME / slow;
        double step = STEP / fast;
        if (slow > 0 && fast > 0 && period > sampling.maxSteps() * step) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "update_gain = %s cannot be sampled: where instabilities grow at %.1e per tau it wants a window of"
                            + " at least %.1e tau, and in steps of at most %.2g tau that is more than %d grid points",
                    network.updateGain(),
                    slow,
                    period,
                    step,
                    sampling.maxSteps()));
        }
    }

    /** A first window for correlations of this half time. */
    static TimeWindow first(double halfTime) {
        return new TimeWindow(PERIOD * halfTime, TimeWindow.MIN_STEPS);
    }

    /**
     * The window's own, if it fits, else a better one.
     *
     * @throws IllegalStateException if that would need more grid points than allowed
     */
    static TimeWindow of(StationaryCorrelation c, Sampling sampling) {
        double period = c.window().period();
        boolean cutOff = Math.abs(c.tail()) > sampling.maxTail() + CHANCE;
        double wanted = PERIOD * c.halfTime();
        if (cutOff) {
            wanted = Math.max(wanted, GROWTH * period);
        }
        wanted = Math.min(Math.max(wanted, period / 8), 6 * period);
        boolean fits = !cutOff && wanted < SLACK * period && wanted * SLACK > period;
        double chosen = fits ? period : wanted;
        int steps = steps(c, chosen, sampling);
        return fits && steps <= c.window().steps() ? c.window() : new TimeWindow(chosen, steps);
    }

    /**
     * A longer window for correlations of a half time that cut off a tail; empty if it would need too many grid
     * points.
     */
    static Optional<TimeWindow> longer(StationaryCorrelation c, double halfTime, Sampling sampling) {
        double period = Math.max(GROWTH * c.window().period(), PERIOD * halfTime);
        try {
            return Optional.of(new TimeWindow(period, steps(c, period, sampling)));
        } catch (IllegalStateException tooMany) {
            return Optional.empty();
        }
    }

    private static int steps(StationaryCorrelation c, double period, Sampling sampling) {
        int most = sampling.maxSteps();
        double updateGain = c.site().network().updateGain();
        double spread = updateGain * Math.sqrt(new Drives(c.site().network(), c.window(), c.rate()).updateVariance());
        double width = Math.min(1, BLUNT / spread);
        double step = c.fallTime(sampling.stepFall() * width * width);
        int steps = TimeWindow.MIN_STEPS;
        while (steps < period / step) {
            if (steps >= most) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "update_gain = %s cannot be sampled: a window of %.3g tau, which its slow correlations want,"
                                + " and steps of %.2g tau, which its gate wants, take more than %d grid points",
                        updateGain,
                        period,
                        step,
                        most));
            }
            steps *= 2;
        }
        return steps;
    }
}
