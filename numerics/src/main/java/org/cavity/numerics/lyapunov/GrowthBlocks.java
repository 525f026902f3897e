package org.cavity.numerics.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cavity.numerics.statistics.Average;

/**
 * Averages growth over time, in blocks whose scatter gives the standard errors.
 *
 * <p>If the number of steps is known, they fall into {@value #BLOCKS} blocks. If the measurement is to end at a given
 * error, blocks begin short, and whenever there are {@value #MANY} of them neighbours are joined, so that they outgrow any
 * correlation time. The error is then the largest that any joining of neighbours gives which leaves {@value #FEW} blocks
 * (Flyvbjerg and Petersen 1989), and the measurement ends only after a joining, each time after twice as long: an error
 * asked after every block would sooner or later be too small by chance. Where it ends after no more than a dozen correlation
 * times, the error may still be too small by a third.
 */
final class GrowthBlocks {

    /** Number of blocks if the number of steps is known. */
    static final int BLOCKS = 20;

    private static final int MANY = 64;
    private static final int FEW = 8;

    /** First length of blocks in units of tau (steps of a map) if the end is open. */
    private static final double SHORTEST = 2;

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
    private boolean justJoined;

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
        this.length = (long) Math.max(1, Math.min(Math.ceil(SHORTEST / timeStep), steps / MANY));
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
        justJoined = open && blocks.size() == MANY;
        if (justJoined) {
            List<Block> joined = joined(blocks);
            blocks.clear();
            blocks.addAll(joined);
            length *= 2;
        }
    }

    /** Whether blocks have just been joined and the standard error of the largest exponent is no more than this. */
    boolean isPrecise(double standardError) {
        return justJoined && error(order()[0]) <= standardError;
    }

    /**
     * A function of the exponents (per unit time, descending), with its standard error by leaving out one block at a
     * time (Quenouille 1949, Tukey 1958); NaN if the function is not known with one of them left out.
     */
    Average estimate(ToDoubleFunction<double[]> function) {
        int n = blocks.size();
        double[] without = new double[n];
        for (int b = 0; b < n; b++) {
            Block left = blocks.get(b);
            double time = (start - left.steps) * timeStep;
            without[b] = function.applyAsDouble(IntStream.range(0, count)
                    .mapToDouble(k -> (sums[k] - left.growth[k]) / time)
                    .map(rate -> -rate)
                    .sorted()
                    .map(rate -> -rate)
                    .toArray());
        }
        return new Average(
                function.applyAsDouble(exponents()),
                (n - 1) * Average.of(without).error());
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

    /** Blocks joined with their neighbours. */
    private static List<Block> joined(List<Block> blocks) {
        List<Block> joined = new ArrayList<>();
        for (int b = 0; b + 1 < blocks.size(); b += 2) {
            joined.add(blocks.get(b).and(blocks.get(b + 1)));
        }
        return joined;
    }

    private double error(int k) {
        double error = error(blocks, k);
        for (List<Block> level = joined(blocks); open && level.size() >= FEW; level = joined(level)) {
            error = Math.max(error, error(level, k));
        }
        return error;
    }

    private double error(List<Block> among, int k) {
        return Average.of(among.stream()
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
