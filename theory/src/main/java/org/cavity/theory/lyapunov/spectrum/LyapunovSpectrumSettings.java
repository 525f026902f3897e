package org.cavity.theory.lyapunov.spectrum;

import org.cavity.theory.model.Request;
import org.cavity.theory.model.Tasks;

/**
 * How much is sampled.
 *
 * @param paths paths of one set
 * @param sets independent sets, each solved by itself; their scatter is the standard error
 * @param seed seed of the paths
 * @param thresholds number of thresholds of the curve F(s); 0 for none
 * @param tasks runs what can be computed side by side; the result does not depend on it
 */
public record LyapunovSpectrumSettings(int paths, int sets, long seed, int thresholds, Tasks tasks) {

    /** For a state of its own: 0.15 % of the dimension, 0.2 % of the entropy, a few seconds. */
    public static final LyapunovSpectrumSettings STANDARD =
            new LyapunovSpectrumSettings(256, 8, 1, 0, Tasks.SEQUENTIAL);

    /** For one of many cells of a map: half a percent of the dimension, one of the entropy. */
    public static final LyapunovSpectrumSettings COARSE = new LyapunovSpectrumSettings(64, 4, 1, 0, Tasks.SEQUENTIAL);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public LyapunovSpectrumSettings {
        if (paths < 32 || paths > 1 << 14) {
            throw new IllegalArgumentException("paths = " + paths + " is not between 32 and 16384");
        }
        if (sets < 2 || sets > 1000) {
            throw new IllegalArgumentException(
                    "sets = " + sets + " is not between 2 and 1000: an error bar needs at least two sets");
        }
        if (thresholds < 0 || thresholds > 10_000) {
            throw new IllegalArgumentException("thresholds = " + thresholds + " is not between 0 and 10000");
        }
    }

    private static final int MANY_POINTS = 96;
    private static final int FEWEST_PATHS = 64;
    private static final int FEWEST_SETS = 4;

    /** Thresholds of a curve unless its user says otherwise. */
    private static final int THRESHOLDS = 40;

    /**
     * The effort that a request asks for.
     *
     * @throws IllegalArgumentException if it asks for closed forms only
     */
    public static LyapunovSpectrumSettings of(Request request) {
        LyapunovSpectrumSettings effort = switch (request.lyapunov()) {
            case CLOSED_FORM -> throw new IllegalArgumentException("closed forms take no effort");
            case INTEGRALS -> COARSE;
            case PRECISE_INTEGRALS -> STANDARD;
            case CURVE -> STANDARD.withThresholds(THRESHOLDS);
        };
        return effort.withSeed(request.seed()).withTasks(request.tasks());
    }

    /**
     * Fewer paths where the window has many points, as each costs the cube of their number: in all a
     * share that falls with the square beyond {@value #MANY_POINTS} points, though never fewer than {@value #FEWEST_PATHS}
     * in each of {@value #FEWEST_SETS} sets, or than were asked for.
     */
    LyapunovSpectrumSettings affordableWith(int points) {
        if (points <= MANY_POINTS) {
            return this;
        }
        double share = Math.pow((double) MANY_POINTS / points, 2);
        int fewer = Math.min(sets, FEWEST_SETS);
        int each = (int) Math.round(share * paths * sets / fewer);
        return new LyapunovSpectrumSettings(
                Math.min(paths, Math.max(FEWEST_PATHS, each)), fewer, seed, thresholds, tasks);
    }

    /** The same effort with other paths. */
    public LyapunovSpectrumSettings withSeed(long value) {
        return new LyapunovSpectrumSettings(paths, sets, value, thresholds, tasks);
    }

    /** The same with another number of paths in a set. */
    public LyapunovSpectrumSettings withPaths(int value) {
        return new LyapunovSpectrumSettings(value, sets, seed, thresholds, tasks);
    }

    /** The same with another number of sets. */
    public LyapunovSpectrumSettings withSets(int value) {
        return new LyapunovSpectrumSettings(paths, value, seed, thresholds, tasks);
    }

    /** The same with a curve of so many thresholds. */
    public LyapunovSpectrumSettings withThresholds(int value) {
        return new LyapunovSpectrumSettings(paths, sets, seed, value, tasks);
    }

    /** The same, its pieces run by others. */
    public LyapunovSpectrumSettings withTasks(Tasks value) {
        return new LyapunovSpectrumSettings(paths, sets, seed, thresholds, value);
    }
}
