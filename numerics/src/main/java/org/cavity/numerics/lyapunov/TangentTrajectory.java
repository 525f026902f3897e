package org.cavity.numerics.lyapunov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.statistics.Average;

/**
 * A trajectory that carries a frame of tangent vectors and averages how they grow (Benettin et al. 1980; Shimada and
 * Nagashima 1979): the leading Lyapunov exponents, as many as the frame has vectors.
 *
 * <p>The frame is orthonormalised every half tau (every step of a map). After {@link #warmUp} the frame has turned
 * towards the covariant directions; {@link #run} then averages in {@value #BLOCKS} blocks of time, whose scatter gives
 * the standard errors. Without tangent vectors this is a plain trajectory.
 */
public final class TangentTrajectory {

    /** Number of blocks of time. */
    public static final int BLOCKS = 20;

    private static final double INTERVAL = 0.5;

    private final Stepper stepper;
    private final int size;
    private final int count;
    private final double[] block;
    private final Orthonormalisation orthonormalisation;
    private final double[] logStretch;
    private final int interval;
    private final double[] sums;
    private final double[][] blockMeans = new double[BLOCKS][];
    private final double[][] running = new double[BLOCKS][];
    private final double[] runningTime = new double[BLOCKS];
    private double volumeGrowth;
    private int[] order = {};

    /**
     * Starts with a random orthonormal frame.
     *
     * @param stepper the integrator
     * @param state initial state, copied
     * @param count number of tangent vectors, from 0 to the length of the state
     * @param normal standard normal deviates of the frame
     */
    public TangentTrajectory(Stepper stepper, double[] state, int count, ContinuousSampler normal) {
        this.stepper = stepper;
        this.size = state.length;
        this.count = count;
        this.block = Arrays.copyOf(state, (1 + count) * size);
        for (int i = size; i < block.length; i++) {
            block[i] = normal.sample();
        }
        this.orthonormalisation = new Orthonormalisation(Kernels.best(), Team.alone(), size, count);
        this.logStretch = new double[count];
        this.sums = new double[count];
        this.interval = (int) Math.max(1, Math.floor(INTERVAL / stepper.timeStep() + 1e-9));
        orthonormalisation.orthonormalise(block, size, logStretch);
    }

    /** Steps without averaging. */
    public void warmUp(long steps) {
        for (long s = 1; s <= steps; s++) {
            stepper.step(block, count);
            if (s % interval == 0 || s == steps) {
                orthonormalisation.orthonormalise(block, size, logStretch);
            }
        }
    }

    /**
     * Steps and averages. To be called once.
     *
     * @param steps number of steps, at least {@value #BLOCKS}
     * @param eachStep hears the block after every step; its first elements are the state; must not change it
     */
    public void run(long steps, Consumer<double[]> eachStep) {
        double volumeBefore = stepper.logVolume();
        double[] blockStart = new double[count];
        long start = 0;
        long sinceOrthonormal = 0;
        int b = 0;
        for (long s = 1; s <= steps; s++) {
            stepper.step(block, count);
            sinceOrthonormal++;
            boolean blockEnds = s == (b + 1) * steps / BLOCKS;
            if (blockEnds || sinceOrthonormal == interval) {
                orthonormalisation.orthonormalise(block, size, logStretch);
                sinceOrthonormal = 0;
                for (int k = 0; k < count; k++) {
                    sums[k] += logStretch[k];
                }
            }
            if (blockEnds) {
                double blockTime = (s - start) * stepper.timeStep();
                double time = s * stepper.timeStep();
                runningTime[b] = time;
                blockMeans[b] = IntStream.range(0, count)
                        .mapToDouble(k -> (sums[k] - blockStart[k]) / blockTime)
                        .toArray();
                running[b] = Arrays.stream(sums).map(sum -> sum / time).toArray();
                System.arraycopy(sums, 0, blockStart, 0, count);
                start = s;
                b++;
            }
            eachStep.accept(block);
        }
        volumeGrowth = (stepper.logVolume() - volumeBefore) / runningTime[BLOCKS - 1];
        order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -sums[k]))
                .mapToInt(k -> k)
                .toArray();
    }

    /** The state now, a copy. */
    public double[] state() {
        return Arrays.copyOf(block, size);
    }

    /** The exponents per unit time, descending. */
    public double[] exponents() {
        return Arrays.stream(order).mapToDouble(k -> running[BLOCKS - 1][k]).toArray();
    }

    /** Standard errors of the exponents, from the scatter of the blocks. */
    public double[] errors() {
        return Arrays.stream(order).mapToDouble(this::error).toArray();
    }

    /** Times at which the running estimates were taken, from the start of {@link #run}. */
    public double[] convergenceTime() {
        return runningTime.clone();
    }

    /** Running estimate of each exponent at those times. */
    public double[][] convergence() {
        return Arrays.stream(order)
                .mapToObj(k -> Arrays.stream(running).mapToDouble(r -> r[k]).toArray())
                .toArray(double[][]::new);
    }

    /** Time average of {@link org.cavity.numerics.integrator.Dynamics#volumeGrowth}. */
    public double volumeGrowth() {
        return volumeGrowth;
    }

    private double error(int k) {
        return Average.of(Arrays.stream(blockMeans).mapToDouble(m -> m[k]).toArray())
                .error();
    }
}
