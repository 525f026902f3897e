package org.cavity.theory.additive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.rootfinding.Roots;

/**
 * The equation of the mean, {@code m = I + J₀ E[φ(m + √C0 z)]}, on top of the second moments that belong to each m. All
 * its roots are found (those with m ≥ 0 where symmetry makes the others copies), each with the sign of the slope of its
 * right side minus left side: negative where the mean returns after a small push, which is the condition for the state
 * to be stable in this direction.
 */
final class MeanEquation {

    /** A self-consistent mean with its second moments; {@code restoring} tells whether the mean returns after a push. */
    record Root(double mean, SecondMoments.Solution moments, boolean restoring) {}

    /** Means at which fixed points are looked at; they cost one-dimensional averages only. */
    private static final int FIXED_POINT_GRID = 65;

    /** Means at which states under noise are looked at; they exist at every mean, so that a coarse grid serves. */
    private static final int NOISE_GRID = 17;

    /** Means inside an interval of unstable fixed points at which time-dependent states are looked at. */
    private static final int INSIDE = 4;

    /** Means are sought over this range where φ has no known bound. */
    private static final double UNBOUNDED_RANGE = 100;

    /** J₀ E[φ'] = 1 to rounding is an onset, where the saturation of φ still holds the mean. */
    private static final double MARGINAL = 1e-12;

    private final AdditiveNetwork network;

    MeanEquation(AdditiveNetwork network) {
        this.network = network;
    }

    /** All fixed points. */
    List<Root> fixedPoints() {
        List<Root> roots = atKnownMean(false);
        if (network.meanCoupling() == 0) {
            return roots;
        }
        double[] grid = means(FIXED_POINT_GRID);
        List<List<SecondMoments.Solution>> branches = new ArrayList<>();
        for (double m : grid) {
            branches.add(moments(m, false));
        }
        for (int i = 1; i < grid.length; i++) {
            // Branches are followed from the one of largest variance downward, as far as both ends have them.
            int common = Math.min(branches.get(i - 1).size(), branches.get(i).size());
            for (int rank = 1; rank <= common; rank++) {
                addRoot(
                        grid[i - 1],
                        residual(grid[i - 1], ranked(branches.get(i - 1), rank)),
                        grid[i],
                        residual(grid[i], ranked(branches.get(i), rank)),
                        rank,
                        false,
                        roots);
            }
        }
        return roots;
    }

    /**
     * All states that vary in time. Without noise, where J₀ ≠ 0, they are sought at the means whose own fixed point is
     * unstable (g² E[φ'²] &gt; 1): at the ends of such an interval the two coincide.
     */
    List<Root> timeDependent() {
        List<Root> roots = atKnownMean(true);
        if (network.meanCoupling() == 0) {
            return roots;
        }
        if (network.noise() > 0) {
            double[] grid = means(NOISE_GRID);
            double before = residual(grid[0], ranked(moments(grid[0], true), 1));
            for (int i = 1; i < grid.length; i++) {
                double after = residual(grid[i], ranked(moments(grid[i], true), 1));
                addRoot(grid[i - 1], before, grid[i], after, 1, true, roots);
                before = after;
            }
            return roots;
        }
        for (double[] interval : unstableIntervals()) {
            double[] inside = new double[INSIDE + 2];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = interval[0] + (interval[1] - interval[0]) * i / (inside.length - 1);
            }
            double before = movingResidual(inside[0]);
            for (int i = 1; i < inside.length; i++) {
                double after = movingResidual(inside[i]);
                addRoot(inside[i - 1], before, inside[i], after, 1, true, roots);
                before = after;
            }
        }
        return roots;
    }

    /** States whose mean is known beforehand: m = I without mean coupling, m = 0 by symmetry. */
    private List<Root> atKnownMean(boolean moving) {
        List<Root> roots = new ArrayList<>();
        if (network.meanCoupling() == 0 || network.isSymmetric()) {
            double m = network.bias();
            for (SecondMoments.Solution s : moments(m, moving)) {
                double meanGain = new GaussianAverage(m, s.variance(), network.nonlinearity())
                        .of(network.nonlinearity()::derivative);
                roots.add(new Root(m, s, network.meanCoupling() * meanGain <= 1 + MARGINAL));
            }
        }
        return roots;
    }

    /** Adds the root between a and b if the residuals there differ in sign. */
    private void addRoot(double a, double atA, double b, double atB, int rank, boolean moving, List<Root> roots) {
        boolean crosses = atA != 0 && (atB == 0 || atA * atB < 0);
        if (!crosses) {
            return;
        }
        DoubleUnaryOperator f = moving && network.noise() == 0
                ? this::movingResidual
                : m -> residual(m, ranked(moments(m, moving), rank));
        double root = Roots.between(f, a, b);
        List<SecondMoments.Solution> there = moments(root, moving);
        if (there.size() >= rank) {
            roots.add(new Root(root, ranked(there, rank), atB < atA));
        }
    }

    /** The residual of the largest time-dependent state at this mean, or of the fixed point with which it has merged. */
    private double movingResidual(double m) {
        List<SecondMoments.Solution> moving = moments(m, true);
        return residual(m, ranked(moving.isEmpty() ? moments(m, false) : moving, 1));
    }

    /** Intervals of m > 0 or of all m in which the largest fixed point at that mean is unstable. */
    private List<double[]> unstableIntervals() {
        TreeMap<Double, Double> growth = new TreeMap<>();
        for (double m : means(FIXED_POINT_GRID)) {
            growth.put(m, growthMargin(m));
        }
        // However narrow an interval, if it holds a self-consistent mean it is seen.
        for (Root root : fixedPoints()) {
            // The state of mean zero is known by symmetry, and not to be found again as a root next to zero.
            if (root.mean() != 0 || !network.isSymmetric()) {
                growth.put(root.mean(), growthMargin(root.mean()));
            }
        }
        List<double[]> intervals = new ArrayList<>();
        double start = Double.NaN;
        double last = Double.NaN;
        for (var entry : growth.entrySet()) {
            boolean unstable = entry.getValue() > 0;
            if (unstable && Double.isNaN(start)) {
                start = Double.isNaN(last) ? entry.getKey() : Roots.between(this::growthMargin, last, entry.getKey());
            } else if (!unstable && !Double.isNaN(start)) {
                intervals.add(new double[] {start, Roots.between(this::growthMargin, last, entry.getKey())});
                start = Double.NaN;
            }
            last = entry.getKey();
        }
        if (!Double.isNaN(start)) {
            intervals.add(new double[] {start, last});
        }
        return intervals;
    }

    private double growthMargin(double m) {
        SecondMoments second = new SecondMoments(network, m);
        List<Double> variances = second.fixedPoints();
        return second.growth(variances.get(variances.size() - 1)) - 1;
    }

    private List<SecondMoments.Solution> moments(double m, boolean moving) {
        SecondMoments second = new SecondMoments(network, m);
        return moving
                ? second.timeDependent()
                : second.fixedPoints().stream()
                        .map(c -> new SecondMoments.Solution(c, c))
                        .toList();
    }

    /**
     * The solution of this rank, 1 being that of largest variance.
     *
     * @throws IllegalStateException if there are fewer, which means that a branch ends where it was followed
     */
    private static SecondMoments.Solution ranked(List<SecondMoments.Solution> ascending, int rank) {
        if (ascending.size() < rank) {
            throw new IllegalStateException("a branch of solutions ends inside an interval of the mean");
        }
        return ascending.get(ascending.size() - rank);
    }

    /** I + J₀ E[φ] − m. */
    private double residual(double m, SecondMoments.Solution moments) {
        double rate =
                new GaussianAverage(m, moments.variance(), network.nonlinearity()).of(network.nonlinearity()::value);
        return network.bias() + network.meanCoupling() * rate - m;
    }

    /** Ascending means, positive and spaced evenly in logarithm where symmetry makes the negative ones copies. */
    private double[] means(int count) {
        double bound = network.nonlinearity().bound();
        double reach = Double.isFinite(bound)
                ? 1.0001 * Math.abs(network.meanCoupling()) * bound
                : UNBOUNDED_RANGE * (1 + Math.abs(network.bias()));
        double[] grid = new double[count];
        for (int i = 0; i < count; i++) {
            double share = i / (count - 1.0);
            grid[i] = network.isSymmetric()
                    ? reach * Math.pow(10, -4 * (1 - share))
                    : network.bias() + reach * (2 * share - 1);
        }
        return grid;
    }
}
