package org.cavity.numerics.network;

import java.util.Set;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Quantity;

/** What must be followed for the wanted quantities to be known. */
final class Wanted {

    /** Quantities that need all exponents. */
    static final Set<Quantity> FULL_SPECTRUM =
            Set.of(Quantity.KY_DIMENSION, Quantity.ENTROPY_RATE, Quantity.UNSTABLE_FRACTION, Quantity.MEAN_EXPONENT);

    static final Set<Quantity> DIMENSIONS = Set.of(Quantity.DIMENSION_X, Quantity.DIMENSION_PHI);

    /** Quantities of the peak of the power spectrum. */
    static final Set<Quantity> PEAK = Set.of(Quantity.PEAK_FREQUENCY, Quantity.QUALITY_FACTOR);

    /** With fewer snapshots the dimension's estimate would scatter too much to be worth its time. */
    static final int FEWEST_SNAPSHOTS = 100;

    private static final int MOST_SNAPSHOTS = 400;
    private static final int SNAPSHOT_NUMBERS = 20_000_000;

    private Wanted() {}

    static boolean fullSpectrum(Set<Quantity> quantities) {
        return quantities.stream().anyMatch(FULL_SPECTRUM::contains);
    }

    static boolean dimensions(Set<Quantity> quantities) {
        return quantities.stream().anyMatch(DIMENSIONS::contains);
    }

    static boolean peak(Set<Quantity> quantities) {
        return quantities.stream().anyMatch(PEAK::contains);
    }

    /** Trajectories that are followed: the dimension's estimate needs two independent ones. */
    static int trajectories(SimulationSettings settings, Set<Quantity> quantities) {
        return Math.max(settings.trajectories(), dimensions(quantities) ? 2 : 1);
    }

    /** Tangent vectors that are followed. */
    static int tangents(Set<Quantity> quantities, int size, int variables) {
        return fullSpectrum(quantities)
                ? (int) Math.min(Integer.MAX_VALUE, (long) size * variables)
                : quantities.contains(Quantity.MAX_LYAPUNOV) ? 1 : 0;
    }

    /** Snapshots of a network of this size that are kept for its dimension, if the time is long enough. */
    static int snapshots(int size) {
        return Math.max(2, Math.min(MOST_SNAPSHOTS, SNAPSHOT_NUMBERS / size));
    }
}
