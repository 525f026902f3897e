package org.cavity.theory.lyapunov.spectrum;

import java.util.Locale;
import java.util.Optional;

/**
 * The ring on which a state's paths are followed: half its length outlasts the correlation of the input, and in continuous
 * time its points resolve the pulses of the gain.
 *
 * @param ring the ring, closed periodically
 * @param covariance autocovariance on the ring, periodic images added, at lags 0 … m/2
 * @param tail largest autocovariance beyond T/2, as a share of the variance
 * @param change what x changes by from one point to the next in continuous time, root mean square; 0 for a map
 */
record WindowChoice(Ring ring, double[] covariance, double tail, double change) {

    /** What the correlation may have left at the far side of the ring. */
    private static final double TAIL = 0.01;

    /** Shortest window in units of the units' time constant. */
    private static final double SHORTEST = 24;

    /** Most points: the work grows with their cube. */
    private static final int MOST_POINTS = 384;

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

    /** The same where the window would otherwise take too many points. */
    private static final double WIDEST_OF_PULSES = 1;

    /** How far a refusal looks for the end of the correlation, in windows, and the ratio of lags at which it does. */
    private static final double FARTHEST = 100;

    private static final double STRIDE = 1.05;

    /** Step of the difference that gives the speed of x. */
    private static final double DIFFERENCE = 0.01;

    /**
     * Chooses the ring.
     *
     * @throws UnaffordableSpectrumException if it would take too many points, with the parameter that is in the way and what would
     *     do
     */
    static WindowChoice of(SpectrumProblem problem) {
        if (problem.unit().step() > 0) {
            double step = problem.unit().step();
            return fitting(problem, step, 0)
                    .orElseThrow(() -> new UnaffordableSpectrumException(refusal(problem, step)));
        }
        double speed = speed(problem);
        double spacing = spacing(speed);
        double widest = Math.max(spacing, Math.min(SPACING, WIDEST_OF_PULSES / speed));
        for (double h = spacing; h <= widest; h *= STRIDE) {
            Optional<WindowChoice> choice = fitting(problem, h, h * speed);
            if (choice.isPresent()) {
                return choice.get();
            }
        }
        throw new UnaffordableSpectrumException(refusal(problem, widest));
    }

    /** The shortest window of points so far apart, if that is affordable. */
    private static Optional<WindowChoice> fitting(SpectrumProblem problem, double spacing, double change) {
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
            return Optional.empty();
        }
        Ring ring = new Ring(points, spacing, false);
        return Optional.of(new WindowChoice(ring, covariance(problem, points, spacing), left[points / 2], change));
    }

    private static String refusal(SpectrumProblem problem, double spacing) {
        double step = problem.unit().step();
        double longest = MOST_POINTS * spacing;
        double asked = Math.max(SHORTEST, longestCorrelation(problem, longest));
        double enough = Math.ceil(1000 * asked / MOST_POINTS) / 1000;
        boolean steps = step > 0 && enough <= 1;
        boolean flow = step > 0 && asked <= MOST_POINTS * SPACING;
        boolean pulses = step == 0 && spacing < SPACING;
        String why = steps
                ? "step = " + step + " is too small for the whole Lyapunov spectrum"
                : "gain = " + problem.gain()
                        + (pulses
                                ? " makes pulses of the slope too short for the whole Lyapunov spectrum"
                                : " is too near to the onset of chaos for the whole Lyapunov spectrum, or the units too slow");
        String windows = String.format(
                Locale.ROOT,
                ": %d points %.3g tau apart, the most that are affordable, are a window of %.4g tau, and one of %.4g tau is"
                        + " needed; ",
                MOST_POINTS,
                spacing,
                longest,
                asked);
        String larger = "a larger gain, or units that forget sooner, would do";
        String remedy = steps
                ? "a step of about " + enough + " would do" + (flow ? ", or continuous time, step = 0" : "")
                : pulses ? "a smaller gain would do" : larger;
        return why + windows + remedy;
    }

    /** Twice the lag beyond which the correlation stays small, if that is longer than a window. */
    private static double longestCorrelation(SpectrumProblem problem, double window) {
        double variance = problem.covariance().applyAsDouble(0);
        double longest = window;
        for (double lag = window / 2; lag < FARTHEST * window; lag *= STRIDE) {
            if (Math.abs(problem.covariance().applyAsDouble(lag)) > TAIL * variance) {
                longest = 2 * STRIDE * lag;
            }
        }
        return longest;
    }

    /** Root mean square of dx/dt. */
    private static double speed(SpectrumProblem problem) {
        double fall =
                problem.covariance().applyAsDouble(0) - problem.covariance().applyAsDouble(DIFFERENCE);
        return Math.sqrt(2 * fall) / DIFFERENCE;
    }

    private static double spacing(double speed) {
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
