package org.cavity.theory.gaussian;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;

/**
 * Averages E[f(x)] over x ~ N(m, s²) of functions made of tanh x and its powers, for any s: functions that settle
 * exponentially to constants on both sides of x = 0 and are analytic for |Im x| &lt; π/2. (Logistic gates are of this
 * kind in half their argument.)
 *
 * <p>The trapezoid rule of step h errs by exp(−π²/h) for such a function and by exp(−2π²s²/h²) for the Gaussian, so
 * that a fixed step serves: min(0.2, s/2). Where s is large, only the neighbourhood of x = 0 needs nodes: the Gaussian
 * average of what f is elsewhere, a step smoothed to a normal distribution function, has a closed form. An average thus
 * costs a few hundred nodes at most. {@link GaussianAverage} knows less of f and is its check.
 */
public final class SigmoidAverage {

    /** exp(−π²/0.2) = 4e-22, which leaves room for the poles of fourth order of 1/cosh⁴. */
    private static final double STEP = 0.2;

    /** exp(−2π²/0.5²) = 5e-35 and more than enough for a polynomial beside the Gaussian. */
    private static final double RELATIVE_STEP = 0.5;

    /** exp(−9²/2) = 3e-18. */
    private static final double RANGE = 9;

    /** Above this deviation nodes are placed around x = 0 only. */
    private static final double WIDE = 4;

    /** exp(−2·20) = 4e-18: where the slowest decaying f, like 1 − tanh x, has settled. */
    private static final int SIDE = 100;

    /** Width of the smoothed step. */
    private static final double WIDTH = 1;

    private static final double[] SMOOTH_STEP = smoothStep();

    private final double mean;
    private final double deviation;
    private final double[] node;
    private final double[] weight;
    private final boolean wide;

    /**
     * Averages over N(mean, deviation²).
     *
     * @param mean mean m
     * @param deviation standard deviation s ≥ 0
     */
    public SigmoidAverage(double mean, double deviation) {
        this.mean = mean;
        this.deviation = deviation;
        this.wide = deviation > WIDE;
        double h = deviation == 0 ? 1 : wide ? STEP : Math.min(STEP, RELATIVE_STEP * deviation);
        int side = deviation == 0 ? 0 : wide ? SIDE : (int) Math.ceil(RANGE * deviation / h);
        double centre = wide ? 0 : mean;
        node = new double[2 * side + 1];
        weight = new double[2 * side + 1];
        double normalisation = deviation == 0 ? 1 : h / (deviation * Math.sqrt(2 * Math.PI));
        for (int i = 0; i <= 2 * side; i++) {
            node[i] = centre + (i - side) * h;
            double z = deviation == 0 ? 0 : (node[i] - mean) / deviation;
            weight[i] = normalisation * Math.exp(-0.5 * z * z);
        }
    }

    /**
     * E[f(x)].
     *
     * @param f a function as described above
     * @param below limit of f(x) for x → −∞
     * @param above limit of f(x) for x → ∞
     */
    public double of(DoubleUnaryOperator f, double below, double above) {
        double sum = 0;
        if (!wide) {
            for (int i = 0; i < node.length; i++) {
                sum += weight[i] * f.applyAsDouble(node[i]);
            }
            return sum;
        }
        double rise = above - below;
        for (int i = 0; i < node.length; i++) {
            sum += weight[i] * (f.applyAsDouble(node[i]) - below - rise * SMOOTH_STEP[i]);
        }
        return sum + below + rise * normalDistribution(mean / Math.hypot(deviation, WIDTH));
    }

    /** E[f(x)] of a function that vanishes on both sides. */
    public double of(DoubleUnaryOperator f) {
        return of(f, 0, 0);
    }

    private static double[] smoothStep() {
        double[] step = new double[2 * SIDE + 1];
        for (int i = 0; i < step.length; i++) {
            step[i] = normalDistribution((i - SIDE) * STEP / WIDTH);
        }
        return step;
    }

    private static double normalDistribution(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }
}
