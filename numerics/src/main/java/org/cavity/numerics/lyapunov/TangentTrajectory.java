package org.cavity.numerics.lyapunov;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.statistics.Average;

/**
 * Trajectories of one network, the first of which carries a frame of tangent vectors and averages how they grow (Benettin
 * et al. 1980; Shimada and Nagashima 1979): the leading Lyapunov exponents, as many as the frame has vectors.
 *
 * <p>The frame is orthonormalised at a fixed interval or whenever its condition number is about to exceed {@value
 * #CONDITION}; the exponents do not depend on it. After {@link #warmUp} the frame has turned towards the covariant
 * directions; {@link #run} then averages in blocks of time, whose scatter gives the standard errors. Without tangent
 * vectors these are plain trajectories.
 */
public final class TangentTrajectory {

    /** So far may the frame degenerate: two passes of Cholesky-QR then still make it orthogonal to rounding. */
    private static final double CONDITION = 1e4;

    /** The interval is chosen for this part of the logarithm of the condition, as growth fluctuates. */
    private static final double CAUTION = 0.8;

    /** Longest interval in units of tau (steps of a map): exp(10 λ) stays far from the range of numbers. */
    private static final double LONGEST_INTERVAL = 10;

    private final Stepper stepper;
    private final int size;
    private final int count;
    private final int offset;
    private final double interval;
    private final double[] block;
    private final Orthonormalisation frame;
    private final double[] logStretch;
    private GrowthBlocks growth;
    private int stepsToNext;
    private int stepsSince;
    private double volumeGrowth;

    /**
     * Starts with a random orthonormal frame.
     *
     * @param stepper the integrator
     * @param states initial states, one after the other; copied
     * @param size length of a state
     * @param count number of tangent vectors at the first state, from 0 to the length of a state
     * @param interval time between orthonormalisations; 0 for as long as the frame's condition allows
     * @param normal standard normal deviates of the frame
     */
    public TangentTrajectory(
            Stepper stepper,
            Team team,
            double[] states,
            int size,
            int count,
            double interval,
            ContinuousSampler normal) {
        this.stepper = stepper;
        this.size = size;
        this.count = count;
        this.offset = states.length;
        this.interval = interval;
        this.block = Arrays.copyOf(states, states.length + count * size);
        for (int i = offset; i < block.length; i++) {
            block[i] = normal.sample();
        }
        this.frame = new Orthonormalisation(Kernels.best(), team, size, count);
        this.logStretch = new double[count];
        frame.orthonormalise(block, offset, logStretch);
        this.stepsToNext = interval > 0 ? (int) Math.max(1, Math.floor(interval / stepper.timeStep() + 1e-9)) : 1;
    }

    /** Steps without averaging. */
    public void warmUp(long steps) {
        for (long s = 1; s <= steps; s++) {
            stepper.step(block, count);
            stepsSince++;
            if (stepsSince == stepsToNext || s == steps) {
                orthonormalise();
            }
        }
    }

    /**
     * Steps and averages. To be called once.
     *
     * @param steps largest number of steps, at least 20
     * @param standardError ends as soon as the standard error of the largest exponent is no more than this; 0 to take
     *     all the steps
     * @param eachStep hears the block after every step; it begins with the states and must not be changed
     */
    public void run(long steps, double standardError, Consumer<double[]> eachStep) {
        double volumeBefore = stepper.logVolume();
        growth = new GrowthBlocks(count, steps, stepper.timeStep(), standardError > 0);
        long s = 0;
        boolean precise = false;
        while (s < steps && !precise) {
            stepper.step(block, count);
            s++;
            stepsSince++;
            boolean blockEnds = growth.endsAt(s);
            if (blockEnds || stepsSince == stepsToNext) {
                orthonormalise();
                growth.add(logStretch);
            }
            if (blockEnds) {
                growth.endBlock(s);
                precise = standardError > 0 && growth.isPrecise(standardError);
            }
            eachStep.accept(block);
        }
        volumeGrowth = (stepper.logVolume() - volumeBefore) / (s * stepper.timeStep());
    }

    /** The first state now, a copy. */
    public double[] state() {
        return Arrays.copyOf(block, size);
    }

    /** The exponents per unit time, descending. */
    public double[] exponents() {
        return growth.exponents();
    }

    /** Standard errors of the exponents, from the scatter of the blocks. */
    public double[] errors() {
        return growth.errors();
    }

    /** A function of the exponents, descending, with its standard error. */
    public Average estimate(ToDoubleFunction<double[]> function) {
        return growth.estimate(function);
    }

    /** Times at which the running estimates were taken, from the start of {@link #run}. */
    public double[] convergenceTime() {
        return growth.convergenceTime();
    }

    /** Running estimate of each exponent at those times. */
    public double[][] convergence() {
        return growth.convergence();
    }

    /** Time average of {@link org.cavity.numerics.integrator.Dynamics#volumeGrowth}. */
    public double volumeGrowth() {
        return volumeGrowth;
    }

    private void orthonormalise() {
        double condition = frame.orthonormalise(block, offset, logStretch);
        if (interval == 0) {
            double longest = Math.max(1, LONGEST_INTERVAL / stepper.timeStep());
            double allowed = CAUTION * Math.log(CONDITION) / Math.log(condition) * stepsSince;
            // A frame that happens to be well conditioned after a short time does not stay so for long.
            int doubled = 2 * Math.max(stepsSince, stepsToNext);
            stepsToNext = (int) Math.max(1, Math.min(Math.min(doubled, longest), allowed));
        }
        stepsSince = 0;
    }
}
