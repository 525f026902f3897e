package org.cavity.numerics.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cavity.numerics.statistics.Average;

/**
 * Averages growth over time, in blocks whose scatter gives the standard errors.
 *
 * <p>If the number of steps is known, they fall into {@value #BLOCKS} blocks. If the measurement is to end at a given
 * error, blocks begin short, and whenever there are {@value #BLOCKS} of them neighbours are joined, so that they outgrow
 * any correlation time.
 */
final class GrowthBlocks {

    /** Number of blocks in the end; half of it or more where the end is open. */
    static final int BLOCKS = 20;

    /** First length of blocks in units of tau (steps of a map) if the end is open. */
    private static final double SHORTEST = 5;

    private final int count;
    private final long steps;
    private final double timeStep;
    private final boolean open;
    private final double[] sums;
    private final double[] sumsAtStart;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private final List<double[]> running = new ArrayList<>();
    private long start;
    private long length;

    /** Growth of each vector in a stretch of steps. */
    private record Block(double[] growth, long steps) {

        Block and(Block next) {
            double[] sum = new double[growth.length];
            Arrays.setAll(sum, k -> growth[k] + next.growth[k]);
            return new Block(sum, steps + next.steps);
        }
    }

    /**
     * Prepares for {@code count} vectors.
     *
     * @param steps largest number of steps, at least {@value #BLOCKS}
     * @param open whether the measurement may end earlier
     */
    GrowthBlocks(int count, long steps, double timeStep, boolean open) {
        this.count = count;
        this.steps = steps;
        this.timeStep = timeStep;
        this.open = open;
        this.sums = new double[count];
        this.sumsAtStart = new double[count];
        this.length = (long) Math.max(1, Math.ceil(SHORTEST / timeStep));
    }

    /** Whether a block ends after so many steps. */
    boolean endsAt(long step) {
        return step == (open ? Math.min(steps, start + length) : (blocks.size() + 1) * steps / BLOCKS);
    }

    /** Adds the logarithms of the factors by which the vectors have grown. */
    void add(double[] logStretch) {
        for (int k = 0; k < count; k++) {
            sums[k] += logStretch[k];
        }
    }

    /** Ends a block after so many steps in all. */
    void endBlock(long step) {
        double[] growth = new double[count];
        Arrays.setAll(growth, k -> sums[k] - sumsAtStart[k]);
        Block block = new Block(growth, step - start);
        boolean rest = open && block.steps < length && !blocks.isEmpty();
        blocks.add(rest ? blocks.remove(blocks.size() - 1).and(block) : block);
        System.arraycopy(sums, 0, sumsAtStart, 0, count);
        start = step;
        double time = step * timeStep;
        times.add(time);
        running.add(Arrays.stream(sums).map(sum -> sum / time).toArray());
        if (open && blocks.size() == BLOCKS) {
            join();
        }
    }

    /** Whether the standard error of the largest exponent is known to be no more than this. */
    boolean isPrecise(double standardError) {
        return blocks.size() >= BLOCKS / 2 && error(order()[0]) <= standardError;
    }

    /** The exponents per unit time, descending. */
    double[] exponents() {
        double[] last = running.get(running.size() - 1);
        return Arrays.stream(order()).mapToDouble(k -> last[k]).toArray();
    }

    /** Standard errors of the exponents, from the scatter of the blocks. */
    double[] errors() {
        return Arrays.stream(order()).mapToDouble(this::error).toArray();
    }

    /** Times at which the running estimates were taken. */
    double[] convergenceTime() {
        return times.stream().mapToDouble(t -> t).toArray();
    }

    /** Running estimate of each exponent at those times. */
    double[][] convergence() {
        return Arrays.stream(order())
                .mapToObj(k -> running.stream().mapToDouble(r -> r[k]).toArray())
                .toArray(double[][]::new);
    }

    private void join() {
        List<Block> joined = new ArrayList<>();
        for (int b = 0; b < BLOCKS; b += 2) {
            joined.add(blocks.get(b).and(blocks.get(b + 1)));
        }
        blocks.clear();
        blocks.addAll(joined);
        length *= 2;
    }

    private double error(int k) {
        return Average.of(blocks.stream()
                        .mapToDouble(b -> b.growth[k] / (b.steps * timeStep))
                        .toArray())
                .error();
    }

    /** Indices of the vectors by descending growth. */
    private int[] order() {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -sums[k]))
                .mapToInt(k -> k)
                .toArray();
    }
}
