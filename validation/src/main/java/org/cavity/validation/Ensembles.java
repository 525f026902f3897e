package org.cavity.validation;

import java.util.Collections;
import java.util.List;

/**
 * The networks simulated at each point.
 *
 * @param sizes network sizes, each at least 2; two or more, or the finite-size term stays unknown
 * @param replicas independent networks of each size, at least 2, or there would be no error bar to compare with
 * @param seed master seed; every point and size gets a seed of its own from it
 * @param threads threads of the simulation; the results do not depend on it
 */
public record Ensembles(List<Integer> sizes, int replicas, long seed, int threads) {

    /** Distance between the seeds of neighbouring points, larger than any number of sizes. */
    private static final long SEEDS_PER_POINT = 1000;

    /**
     * Checks the sizes and copies them.
     *
     * @throws IllegalArgumentException with one sentence naming setting, value and allowed range
     */
    public Ensembles {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(n -> n < 2)) {
            throw new IllegalArgumentException(
                    "sizes = " + sizes + " is out of range: one or more sizes of at least 2.");
        }
        if (sizes.stream().distinct().count() < sizes.size()) {
            throw new IllegalArgumentException("sizes = " + sizes + " names a size twice: each may be given once.");
        }
        if (replicas < 2) {
            throw new IllegalArgumentException("replicas = " + replicas
                    + " is out of range: it must be at least 2, as the error bar comes from several networks.");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + " is out of range: it must be at least 1.");
        }
    }

    /**
     * Enough networks to see changes of a few per cent of an order parameter within minutes. Smaller networks do not
     * serve chaotic states: below a few hundred units many realisations are periodic or static.
     */
    public static Ensembles quick(long seed, int threads) {
        return new Ensembles(List.of(256, 512), 8, seed, threads);
    }

    /** Larger networks and a third size, so that the form of the finite-size trend is tested too. Points say how many more. */
    public static Ensembles full(long seed, int threads) {
        return new Ensembles(List.of(256, 512, 1024), 16, seed, threads);
    }

    /** The same networks with other random numbers, for the point of this number (from 0). */
    public Ensembles forPoint(int index) {
        return new Ensembles(sizes, replicas, seed + SEEDS_PER_POINT * index, threads);
    }

    /** The same number of networks, of sizes in the same proportions, the largest of which has this size. */
    public Ensembles withLargest(int value) {
        double largest = Collections.max(sizes);
        return withSizes(sizes.stream().map(n -> (int) (n * (value / largest))).toList());
    }

    /** Another number of networks of each size. */
    public Ensembles withReplicas(int value) {
        return new Ensembles(sizes, value, seed, threads);
    }

    /** The same number of networks of other sizes. */
    public Ensembles withSizes(List<Integer> value) {
        return new Ensembles(value, replicas, seed, threads);
    }

    /** Master seed of the networks of one size. */
    long seed(int size) {
        return seed + sizes.indexOf(size);
    }
}
