package org.cavity.theory.gated.sampled;

import java.util.Optional;
import org.cavity.theory.rootfinding.AndersonMixing;

/**
 * The fixed point of C_φ → F(C_φ) in one window with one set of random numbers: damped iteration at first, then
 * Anderson's mixing.
 *
 * @param site the single site
 * @param rate C_φ at the nodes of the window
 * @param activity C_h at the nodes
 * @param residual largest |F(C) − C|
 * @param converged whether the residual is within tolerance
 * @param work what it took, see {@link Sampling#maxWork}
 */
record StationaryCorrelation(
        SingleSite site, double[] rate, double[] activity, double residual, boolean converged, double work) {

    private static final int DEPTH = 8;
    private static final double DAMPING = 0.7;
    private static final int DAMPED_STEPS = 3;

    /** A step of the mixing that changes C(0) by more than this factor is none. */
    private static final double MAX_FACTOR = 3;

    /**
     * Iterates.
     *
     * @param start C_φ to start from
     * @param near whether the start is a solution of nearly the same equations
     * @param tolerance largest residual, as a share of C(0)
     * @param maxIterations most evaluations of F
     * @param maxWork work after which the iteration stops
     * @param floor C(0) below which the activity has died
     * @return empty if the activity died
     */
    static Optional<StationaryCorrelation> from(
            SingleSite site,
            double[] start,
            boolean near,
            double tolerance,
            int maxIterations,
            double maxWork,
            double floor) {
        double work = 0;
        double[] c = start;
        AndersonMixing mixing = new AndersonMixing(DEPTH);
        int damped = near ? 0 : DAMPED_STEPS;
        for (int i = 1; ; i++) {
            SingleSite.Correlations response = site.respond(c);
            work += response.work();
            double[] residual = new double[c.length];
            double largest = 0;
            for (int l = 0; l < c.length; l++) {
                residual[l] = response.rate()[l] - c[l];
                largest = Math.max(largest, Math.abs(residual[l]));
            }
            if (!(response.rate()[0] > floor)) {
                return Optional.empty();
            }
            boolean converged = largest <= tolerance * c[0];
            if (converged || i >= maxIterations || work >= maxWork) {
                return Optional.of(new StationaryCorrelation(
                        site, response.rate(), response.activity(), largest, converged, work));
            }
            double[] next;
            if (damped > 0) {
                damped--;
                next = plus(c, residual, DAMPING);
            } else {
                next = mixing.next(c, residual);
                if (!(next[0] < MAX_FACTOR * c[0] && next[0] * MAX_FACTOR > c[0])) {
                    mixing.reset();
                    next = plus(c, residual, DAMPING);
                }
            }
            c = next;
        }
    }

    TimeWindow window() {
        return site.window();
    }

    /** What is left of the fluctuations at the far end of the window, as a share; chance may make it negative. */
    double tail() {
        int last = rate.length - 1;
        if (site.network().hasZeroState()) {
            return rate[last] / rate[0];
        }
        double far = 0;
        for (int l = 0; l <= last; l++) {
            if (window().lag(l) >= 0.375 * window().period()) {
                far = Math.max(far, Math.abs(rate[l] - rate[last]));
            }
        }
        return far / (rate[0] - rate[last]);
    }

    /** C_φ at the far end of the window, or 0 where symmetry allows no plateau. */
    double plateau() {
        return site.network().hasZeroState() ? 0 : rate[rate.length - 1];
    }

    /** Lag at which C_φ has fallen halfway to its plateau; half the period if it has not. */
    double halfTime() {
        return fallTime(0.5);
    }

    /** Lag at which the fluctuations have lost this share of C_φ. */
    double fallTime(double share) {
        double[] all = window().interpolate(rate);
        double level = rate[0] - share * (rate[0] - plateau());
        for (int j = 1; j < all.length; j++) {
            if (all[j] <= level) {
                return (j - (level - all[j]) / (all[j - 1] - all[j])) * window().step();
            }
        }
        return 0.5 * window().period();
    }

    /** C_φ at the nodes of another window. */
    double[] in(TimeWindow other) {
        double[] all = window().interpolate(rate);
        double end = 0.5 * window().period();
        double plateau = plateau();
        double[] values = new double[other.nodes().length];
        for (int l = 0; l < values.length; l++) {
            double lag = other.lag(l);
            double beyond = Math.max(0, lag - end);
            double value = window().at(all, Math.min(lag, end));
            values[l] = plateau + (value - plateau) * Math.exp(-8 * beyond / window().period());
        }
        return values;
    }

    private static double[] plus(double[] c, double[] residual, double factor) {
        double[] next = new double[c.length];
        for (int l = 0; l < c.length; l++) {
            next[l] = c[l] + factor * residual[l];
        }
        return next;
    }
}
