package org.cavity.numerics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cavity.numerics.network.Replica.Result;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.SiteStatistics;

/** What the reader of a measurement must know about the states that the networks were in. */
final class StateWarnings {

    /** Variance, relative to the initial one, below which activity counts as dead. */
    private static final double DEAD = 1e-10;

    /** A drift counts if it is this many standard errors, */
    private static final double DRIFT_ERRORS = 5;

    /** and this part of the variance. */
    private static final double DRIFT_PART = 0.05;

    private static final int QUARTER = SiteStatistics.BLOCKS / 4;

    private StateWarnings() {}

    /**
     * The warnings.
     *
     * @param variables variables a neuron
     */
    static List<String> of(List<Result> results, int variables) {
        List<String> warnings = new ArrayList<>();
        List<Integer> blownUp = replicas(results, r -> !r.isFinite());
        if (!blownUp.isEmpty()) {
            warnings.add("the activity blew up in " + which(blownUp, results.size()));
        }
        List<Integer> slow = replicas(results, Result::slowExponent);
        if (!slow.isEmpty()) {
            warnings.add("the largest exponent of networks at rest is that of a tangent vector, which turns slowly, in "
                    + which(slow, results.size()) + ": eigenvalues replace it up to size = "
                    + Snapshot.LARGEST_UNASKED / variables);
        }
        if (blownUp.isEmpty() && dead(results).isEmpty() && drifts(results)) {
            warnings.add("the variance drifts between the first and the last quarter of the time:"
                    + " the transient may be too short");
        }
        return warnings;
    }

    /** In which networks the activity died out; empty if in none. */
    static String death(List<Result> results) {
        List<Integer> dead = dead(results);
        return dead.isEmpty() ? "" : "the activity died out in " + which(dead, results.size());
    }

    private static List<Integer> dead(List<Result> results) {
        return replicas(results, r -> variance(r) < DEAD * r.initialVariance());
    }

    /**
     * Whether the last quarter's variance, pooled over replicas, differs from the first quarter's beyond its error. The
     * scatter of the last quarter stands for both: that of the first would be inflated by the very drift in question.
     */
    private static boolean drifts(List<Result> results) {
        double difference = 0;
        double squaredError = 0;
        double variance = 0;
        for (Result r : results) {
            double[] blocks = r.varianceBlocks();
            Average first = Average.of(Arrays.copyOf(blocks, QUARTER));
            Average last = Average.of(Arrays.copyOfRange(blocks, blocks.length - QUARTER, blocks.length));
            difference += last.value() - first.value();
            squaredError += 2 * last.error() * last.error();
            variance += variance(r);
        }
        return Math.abs(difference) > DRIFT_ERRORS * Math.sqrt(squaredError)
                && Math.abs(difference) > DRIFT_PART * variance;
    }

    private static String which(List<Integer> replicas, int all) {
        return replicas.size() == all ? "every network" : "replica " + replicas;
    }

    private static List<Integer> replicas(List<Result> results, Predicate<Result> which) {
        return IntStream.range(0, results.size())
                .filter(i -> which.test(results.get(i)))
                .boxed()
                .toList();
    }

    private static double variance(Result r) {
        return Average.of(r.varianceBlocks()).value();
    }
}
