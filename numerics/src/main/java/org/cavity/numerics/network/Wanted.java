package org.cavity.numerics.network;

import java.util.Set;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Quantity;

/** What must be followed for the wanted quantities to be known. */
final class Wanted {

    /** Quantities that need as many of the leading exponents as the dimension counts. */
    static final Set<Quantity> LEADING_EXPONENTS =
            Set.of(Quantity.KY_DIMENSION, Quantity.ENTROPY_RATE, Quantity.UNSTABLE_FRACTION);

    static final Set<Quantity> DIMENSIONS = Set.of(Quantity.DIMENSION_X, Quantity.DIMENSION_PHI);

    /** Quantities of the peak of the power spectrum. */
    static final Set<Quantity> PEAK = Set.of(Quantity.PEAK_FREQUENCY, Quantity.QUALITY_FACTOR);

    /** With fewer snapshots the dimension's estimate would scatter too much to be worth its time. */
    static final int FEWEST_SNAPSHOTS = 100;

    /** So many exponents a neuron often hold the dimension. */
    private static final double USUAL_EXPONENTS = 0.125;

    private static final int MOST_SNAPSHOTS = 400;
    private static final int SNAPSHOT_NUMBERS = 20_000_000;

    private Wanted() {}

    static boolean leadingExponents(Set<Quantity> quantities) {
        return quantities.stream().anyMatch(LEADING_EXPONENTS::contains);
    }

    static boolean allExponents(Set<Quantity> quantities) {
        return quantities.contains(Quantity.MEAN_EXPONENT);
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

    /** Tangent vectors that are followed at first: {@link #mostTangents}, or the leading ones that usually suffice. */
    static int tangents(Set<Quantity> quantities, int size, int variables) {
        int most = mostTangents(quantities, size, variables);
        return leadingExponents(quantities) && !allExponents(quantities)
                ? Math.min(most, (int) Math.ceil(USUAL_EXPONENTS * size))
                : most;
    }

    /** Tangent vectors that are followed at most. */
    static int mostTangents(Set<Quantity> quantities, int size, int variables) {
        return leadingExponents(quantities) || allExponents(quantities)
                ? (int) Math.min(Integer.MAX_VALUE, (long) size * variables)
                : quantities.contains(Quantity.MAX_LYAPUNOV) ? 1 : 0;
    }

    /** Snapshots of a network of this size that are kept for its dimension, if the time is long enough. */
    static int snapshots(int size) {
        return Math.max(2, Math.min(MOST_SNAPSHOTS, SNAPSHOT_NUMBERS / size));
    }
}
