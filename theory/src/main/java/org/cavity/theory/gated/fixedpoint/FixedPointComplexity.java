package org.cavity.theory.gated.fixedpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.rootfinding.Roots;

/**
 * Exponents of the number of fixed points, divided by N. A fixed point solves h = Jʰ σ_r(Jʳ φ + Iʳ) φ + Iʰ; the
 * Kac-Rice formula counts the solutions by the determinant of this equation's Jacobian.
 *
 * <ul>
 *   <li>{@link #meanField}: ln |det| / N at a typical mean-field fixed point,
 *       ext_{b,c,d} (E[ln W] − b − c d)/2 with W = (1 + d φ'²)(1 + b c φ²σ_r'²) + b σ_r²φ'². It is
 *       positive iff K &gt; 1.
 *   <li>{@link #annealed}: ln E[#] / N, where the determinant tilts the law of the fixed points
 *       ({@link AnnealedFunctional}).
 * </ul>
 *
 * The determinant agrees with that of sampled Jacobians. The annealed exponent is derived, not confirmed by counting,
 * and need not be that of a typical network.
 */
public final class FixedPointComplexity {

    /** Rounding of sums over the two Gaussian variables. */
    private static final double ROUNDING = 1e-14;

    /** A network from which the way to others starts: its gain over that at which h = 0 loses its stability. */
    private static final double[] START_GAINS = {1.3, 2, 4, 16};

    private static final double[] START_RESET_GAINS = {20, 2};

    /** An exponent that has come this close to zero from above vanishes where the branch ends. */
    private static final double FEW = 1e-4;

    /** Without a fold, a reset gain from which to look for the vanishing of the exponent. */
    private static final double LARGE_RESET_GAIN = 200;

    /** Below it the gate is as good as constant. */
    private static final double SMALLEST_RESET_GAIN = 0.01;

    private static final double LARGEST_RATIO = 1.15;
    private static final double SMALLEST_RATIO = 1 + 1e-6;

    private FixedPointComplexity() {}

    /**
     * ln |det| / N of the Jacobian of the fixed-point equation at a mean-field fixed point; 0 if K ≤ 1. A failure if
     * Newton's method does not converge.
     */
    public static Estimate meanField(MeanFieldFixedPoint point) {
        if (point.staticStability() <= 1) {
            return Estimate.of(0, 0);
        }
        return AnnealedBranch.determinant(point)
                .map(s -> Estimate.of(s.exponent(), s.error() + ROUNDING))
                .orElse(Estimate.failed("the equations of the log-determinant did not converge"));
    }

    /**
     * The stationary point of many fixed points, found from the mean-field fixed point of largest variance where that
     * has K &gt; 1, else by following it from a network of larger gain. It exists below the mean-field fold, too.
     *
     * @return empty if there is none on this branch, or if the input to r fluctuates, so that nothing rests but h = 0
     * @throws IllegalStateException if the branch is lost while its exponent is positive, as it is at very
     *     large gains of both, where this branch ends (near α_r = 30 at g = 200, α_r = 140 at g = 80)
     */
    public static Optional<AnnealedSaddle> annealed(GatedNetwork network) {
        return solution(network)
                .map(s -> new AnnealedSaddle(
                        s.exponent(),
                        s.y()[0] + network.inputStd() * network.inputStd(),
                        s.y()[1],
                        s.error() + ROUNDING));
    }

    /**
     * The reset gain at which the annealed exponent vanishes on the branch that has fixed points in exponential number
     * at larger reset gains, all other parameters fixed. It lies below the mean-field fold. No map draws it: it is the zero
     * of an annealed exponent, which bounds the true one from above, and no boundary between phases.
     *
     * @return empty if the branch does not exist, ends before, or keeps a positive exponent
     * @throws IllegalStateException as {@link #annealed} does
     */
    public static OptionalDouble criticalResetGain(GatedNetwork network) {
        double largest = GatedNetwork.SCHEMA.spec("reset_gain").max();
        OptionalDouble fold = FoldLine.criticalResetGain(network);
        double start = Math.min(largest, fold.isPresent() ? LARGEST_RATIO * fold.getAsDouble() : LARGE_RESET_GAIN);
        Optional<AnnealedBranch.Solution> first = solution(network.withResetGain(start));
        if (first.isEmpty()) {
            return OptionalDouble.empty();
        }
        AnnealedBranch.Solution above = first.get();
        double ratio = LARGEST_RATIO;
        while (above.exponent() > 0 && ratio > SMALLEST_RATIO && above.network().resetGain() > SMALLEST_RESET_GAIN) {
            Optional<AnnealedBranch.Solution> below = AnnealedBranch.near(
                    above, network.withResetGain(above.network().resetGain() / ratio));
            if (below.isEmpty()) {
                ratio = Math.sqrt(ratio);
            } else if (below.get().exponent() > 0) {
                above = below.get();
                ratio = Math.min(LARGEST_RATIO, Math.pow(ratio, 1.5));
            } else {
                AnnealedBranch.Solution known = above;
                return OptionalDouble.of(Roots.between(
                        a -> AnnealedBranch.near(known, network.withResetGain(a))
                                .map(AnnealedBranch.Solution::exponent)
                                .orElse(Double.NaN),
                        below.get().network().resetGain(),
                        above.network().resetGain()));
            }
        }
        return OptionalDouble.empty();
    }

    private static Optional<AnnealedBranch.Solution> solution(GatedNetwork network) {
        if (network.resetNoiseVariance() > 0) {
            return Optional.empty();
        }
        Optional<AnnealedBranch.Solution> direct = fromLargest(network);
        if (direct.isPresent()) {
            return direct;
        }
        boolean many = hasMany(network);
        double onset = 1 + Math.exp(-network.resetBias());
        for (double startResetGain : START_RESET_GAINS) {
            double resetGain = Math.min(network.resetGain(), startResetGain);
            for (double factor : START_GAINS) {
                double gain = Math.min(
                        factor * onset, GatedNetwork.SCHEMA.spec("gain").max());
                GatedNetwork start = network.withGain(gain).withResetGain(resetGain);
                Optional<AnnealedBranch.Solution> solution = fromLargest(start);
                if (solution.isPresent()) {
                    return arrival(AnnealedBranch.follow(
                            solution.get(),
                            share -> network.withGain(between(gain, network.gain(), share))
                                    .withResetGain(
                                            resetGain == 0 ? 0 : between(resetGain, network.resetGain(), share))));
                }
                many |= hasMany(start);
            }
        }
        if (many) {
            throw new IllegalStateException(
                    "no stationary point for the annealed exponent was reached from the mean-field"
                            + " fixed point at gain " + network.gain() + " and reset gain " + network.resetGain());
        }
        return Optional.empty();
    }

    /** A branch ends where its fixed points have become few, or its end is not understood. */
    private static Optional<AnnealedBranch.Solution> arrival(AnnealedBranch.Walk walk) {
        if (!walk.arrived() && walk.last().exponent() > FEW) {
            GatedNetwork end = walk.last().network();
            throw new IllegalStateException("the annealed exponent was lost at gain " + end.gain() + " and reset gain "
                    + end.resetGain() + ", where it is " + walk.last().exponent());
        }
        return walk.arrived() ? Optional.of(walk.last()) : Optional.empty();
    }

    private static double between(double from, double to, double share) {
        return share == 1 ? to : from * Math.pow(to / from, share);
    }

    private static Optional<AnnealedBranch.Solution> fromLargest(GatedNetwork network) {
        return hasMany(network) ? AnnealedBranch.fromMeanField(largest(network)) : Optional.empty();
    }

    /** Whether the mean-field fixed point of largest variance is one of exponentially many. */
    private static boolean hasMany(GatedNetwork network) {
        MeanFieldFixedPoint point = largest(network);
        return point.varianceH() > 0 && point.staticStability() > 1;
    }

    private static MeanFieldFixedPoint largest(GatedNetwork network) {
        List<MeanFieldFixedPoint> points = FixedPoints.solve(network);
        return points.get(points.size() - 1);
    }
}
