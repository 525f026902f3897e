package org.cavity.theory.lyapunov.spectrum;

import java.util.Locale;

/**
 * The ring on which a state's paths are followed: half its length outlasts the correlation of the input, and in continuous
 * time its points resolve the pulses of the gain.
 *
 * @param ring the ring, closed periodically
 * @param covariance autocovariance on the ring, periodic images added, at lags 0 … m/2
 * @param tail largest autocovariance beyond T/2, as a share of the variance
 */
record WindowChoice(Ring ring, double[] covariance, double tail) {

    /** What the correlation may have left at the far side of the ring. */
    private static final double TAIL = 0.01;

    /** Shortest window in units of the units' time constant. */
    private static final double SHORTEST = 24;

    /** Most points: the work grows with their cube. */
    private static final int MOST_POINTS = 256;

    private static final int FEWEST_POINTS = 32;

    /** Points come in multiples of this. */
    private static final int MULTIPLE = 16;

    /** Usual spacing in continuous time. */
    private static final double SPACING = 0.4;

    /** Spacing where x is slow, in units of the time it takes to change by one; at most {@link #WIDEST}. */
    private static final double SPACING_OF_SLOW = 0.2;

    private static final double WIDEST = 0.6;

    /** Spacing where x is fast, in the same units: a pulse of the gain lasts about one. */
    private static final double SPACING_OF_PULSES = 0.7;

    /** Step of the difference that gives the speed of x. */
    private static final double DIFFERENCE = 0.01;

    /**
     * Chooses the ring.
     *
     * @throws IllegalStateException if it would take too many points, in words
     */
    static WindowChoice of(SpectrumProblem problem) {
        double step = problem.unit().step();
        double spacing = step > 0 ? step : spacing(problem);
        double variance = problem.covariance().applyAsDouble(0);
        int half = Math.max(FEWEST_POINTS, (int) Math.ceil(SHORTEST / spacing)) / 2;
        int limit = MOST_POINTS / 2;
        // The correlation of units that oscillate has zeros: it must stay small from there on.
        double[] left = new double[2 * limit + 1];
        for (int n = 2 * limit; n >= 0; n--) {
            double here = Math.abs(problem.covariance().applyAsDouble(n * spacing)) / variance;
            left[n] = n == 2 * limit ? here : Math.max(here, left[n + 1]);
        }
        while (half < limit && left[half] > TAIL) {
            half++;
        }
        int points = (2 * half + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
        if (points > MOST_POINTS || left[points / 2] > TAIL) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "the input's correlation has still %.2g of its variance after %.4g tau, half the longest window of %d"
                            + " points %.3g tau apart, and may have %.1g",
                    left[limit],
                    limit * spacing,
                    MOST_POINTS,
                    spacing,
                    TAIL));
        }
        return new WindowChoice(
                new Ring(points, spacing, false), covariance(problem, points, spacing), left[points / 2]);
    }

    private static double spacing(SpectrumProblem problem) {
        double fall =
                problem.covariance().applyAsDouble(0) - problem.covariance().applyAsDouble(DIFFERENCE);
        double speed = Math.sqrt(2 * fall) / DIFFERENCE;
        double slow = Math.min(WIDEST, SPACING_OF_SLOW / speed);
        return Math.max(slow, Math.min(SPACING, SPACING_OF_PULSES / speed));
    }

    private static double[] covariance(SpectrumProblem problem, int points, double spacing) {
        double[] covariance = new double[points / 2 + 1];
        for (int n = 0; n < covariance.length; n++) {
            for (int lag : new int[] {n, points - n, points + n}) {
                covariance[n] += problem.covariance().applyAsDouble(lag * spacing);
            }
        }
        return covariance;
    }
}
