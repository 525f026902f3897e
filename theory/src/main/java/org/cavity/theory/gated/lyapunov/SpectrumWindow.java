package org.cavity.theory.gated.lyapunov;

import java.util.Locale;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.spectrum.UnaffordableSpectrumException;
import org.cavity.theory.model.Tasks;

/**
 * The ring on which a network's spectrum is computed: so long that C_φ has decayed at its far end, with points so close
 * that the gains are resolved.
 *
 * @param motion how sites move, on the points of the mean-field theory
 * @param evolution how perturbations move, on the points of the single-site equations
 * @param change what g h changes by from one of those points to the next in continuous time, root mean square; 0 for a map
 */
record SpectrumWindow(SiteMotion motion, Evolution evolution, double change) {

    /** Points of time of which the dense matrices of all paths can be paid for. */
    static final int MOST_POINTS = 162;

    /** What may be left of C_φ at the far end, as a share of C_φ(0); twice that is left of its influence on F. */
    static final double MOST_TAIL = 0.15;

    /** Length from which the search starts, tau. */
    private static final double SHORTEST = 24;

    private static final int SCOUTS = 2048;
    private static final int SPEED_PATHS = 64;

    /** Step of the mean-field theory in continuous time, in units of the fastest time constant, but of tau/2 at least. */
    private static final double FINE_STEP = 0.15;

    private static final double FASTEST = 0.5;

    /** Change of g h, root mean square, from one point to the next. */
    private static final double RESOLUTION = 1;

    /** Largest distance of points, tau: what passes a gate half open changes by e^{-0.4} over it. */
    private static final double LARGEST_SPACING = 0.8;

    /**
     * The window of the Euler map of a step.
     *
     * @throws UnaffordableSpectrumException if it would need too many points
     */
    static SpectrumWindow ofMap(GatedNetwork network, double step, int[] seed, Tasks tasks) {
        int points = 16;
        while (points * step < SHORTEST) {
            points *= 2;
        }
        if (points > MOST_POINTS) {
            throw new UnaffordableSpectrumException("step = " + step + " takes " + points
                    + " points of time to the shortest window of the Lyapunov spectrum, " + SHORTEST
                    + " tau, and more than "
                    + MOST_POINTS + " cannot be afforded; a step of " + SHORTEST / Integer.highestOneBit(MOST_POINTS)
                    + " would do, or continuous time");
        }
        for (; points <= MOST_POINTS; points *= 2) {
            EulerMotion motion = new EulerMotion(points, step);
            if (holds(network, motion, seed, tasks) != null) {
                return new SpectrumWindow(motion, new EulerSteps(new TimeRing(points), step), 0);
            }
        }
        throw refusal(network, points * step);
    }

    /**
     * The window in continuous time.
     *
     * @throws UnaffordableSpectrumException if it would need too many points
     */
    static SpectrumWindow ofContinuousTime(GatedNetwork network, int[] seed, Tasks tasks) {
        double fastest = Math.min(1, Math.min(network.updateTime(), network.resetTime()));
        for (double period = SHORTEST; ; period *= Math.sqrt(2)) {
            int fine = 64;
            while (period / fine > FINE_STEP * Math.max(fastest, FASTEST)) {
                fine *= 2;
            }
            ContinuousMotion motion = new ContinuousMotion(fine, period / fine);
            RingMeanField field = holds(network, motion, seed, tasks);
            if (field != null) {
                double speed = speed(field, seed);
                double spacing = Math.min(LARGEST_SPACING, RESOLUTION / speed);
                int points = 2 * (int) Math.ceil(0.5 * (period / spacing - 1)) + 1;
                if (points > MOST_POINTS) {
                    throw period > MOST_POINTS * LARGEST_SPACING
                            ? refusal(network, period)
                            : refusalOfPulses(network, period, spacing);
                }
                double resolved = period / points;
                return new SpectrumWindow(motion, new ContinuousTime(new TimeRing(points), resolved), resolved * speed);
            }
            if (period > MOST_POINTS * LARGEST_SPACING) {
                throw refusal(network, period);
            }
        }
    }

    /** The mean-field theory on a ring that is long enough; null if it is not. */
    private static RingMeanField holds(GatedNetwork network, SiteMotion motion, int[] seed, Tasks tasks) {
        RingMeanField field = RingMeanField.solve(network, motion, SCOUTS, seed, tasks);
        return field.tail() <= MOST_TAIL ? field : null;
    }

    /** Rate at which g h changes, root mean square, 1/tau. */
    private static double speed(RingMeanField field, int[] seed) {
        SampleNoise noise =
                SampleNoise.draw(seed, SPEED_PATHS, field.inputs().transform().frequencies());
        double sum = 0;
        long count = 0;
        for (int pair = 0; pair < noise.pairs(); pair++) {
            for (SiteInputs.Site site : field.inputs().sites(noise, pair)) {
                double[] h = site.h();
                for (int n = 1; n < h.length; n++) {
                    sum += (h[n] - h[n - 1]) * (h[n] - h[n - 1]);
                    count++;
                }
            }
        }
        return field.inputs().network().gain()
                * Math.sqrt(sum / count)
                / field.inputs().motion().step();
    }

    /** Where points a largest spacing apart would do for the correlation, but not for the slope of φ(g h). */
    private static UnaffordableSpectrumException refusalOfPulses(GatedNetwork network, double period, double spacing) {
        return new UnaffordableSpectrumException("gain = " + network.gain()
                + String.format(
                        Locale.ROOT,
                        " makes pulses of the slope too short for the Lyapunov spectrum: %d points %.3g tau apart, the most that"
                                + " can be afforded, are a window of %.4g tau, and one of %.4g tau is needed; a smaller gain%s"
                                + " would do",
                        MOST_POINTS,
                        spacing,
                        MOST_POINTS * spacing,
                        period,
                        period > SHORTEST ? ", or an update gate that stays open," : ""));
    }

    private static UnaffordableSpectrumException refusal(GatedNetwork network, double period) {
        return new UnaffordableSpectrumException(
                "update_gain = " + network.updateGain() + ", update_bias = " + network.updateBias()
                        + " and update_time = " + network.updateTime() + " at gain = " + network.gain()
                        + String.format(
                                Locale.ROOT,
                                " make correlations too slow for the Lyapunov spectrum: it wants a window of %.3g tau or more, and more"
                                        + " than %d points of time cannot be afforded",
                                period,
                                MOST_POINTS)
                        + "; an update gate that stays open, or a gain farther from the onset of chaos, would do");
    }
}
