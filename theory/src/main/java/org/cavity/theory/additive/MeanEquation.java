package org.cavity.theory.additive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gaussian.GaussianAverage;

/**
 * The equation of the mean, {@code m = I + J₀ E[φ(m + √C0 z)]}, on top of the second moments that belong to each m. All
 * its roots are found (those with m ≥ 0 where symmetry makes the others copies), each with the sign of the slope of its
 * right side minus left side: negative where the mean returns after a small push, which is the condition for the state
 * to be stable in this direction.
 */
final class MeanEquation {

    /**
     * A self-consistent mean with its second moments; {@code restoring} tells whether the mean returns after a push.
     */
    record Root(double mean, SecondMoments.Solution moments, boolean restoring) {}

    private static final int GRID = 21;

    /** Means are sought over this range where φ has no known bound. */
    private static final double UNBOUNDED_RANGE = 100;

    private final AdditiveNetwork network;

    MeanEquation(AdditiveNetwork network) {
        this.network = network;
    }

    /** All fixed points. */
    List<Root> fixedPoints() {
        return roots(m -> new SecondMoments(network, m)
                .fixedPoints().stream()
                        .map(c -> new SecondMoments.Solution(c, c))
                        .toList());
    }

    /** All states that vary in time. */
    List<Root> timeDependent() {
        return roots(m -> new SecondMoments(network, m).timeDependent());
    }

    private List<Root> roots(DoubleFunction<List<SecondMoments.Solution>> momentsAt) {
        List<Root> roots = new ArrayList<>();
        if (network.meanCoupling() == 0) {
            momentsAt.apply(network.bias()).forEach(s -> roots.add(new Root(network.bias(), s, true)));
            return roots;
        }
        boolean symmetric = network.isSymmetric();
        if (symmetric) {
            for (SecondMoments.Solution s : momentsAt.apply(0)) {
                double meanGain = new GaussianAverage(0, s.variance(), network.nonlinearity())
                        .of(network.nonlinearity()::derivative);
                roots.add(new Root(0, s, network.meanCoupling() * meanGain < 1));
            }
        }
        double[] grid = symmetric ? positiveMeans() : allMeans();
        List<List<SecondMoments.Solution>> branches = new ArrayList<>();
        for (double m : grid) {
            branches.add(momentsAt.apply(m));
        }
        for (int i = 1; i < grid.length; i++) {
            addRootsBetween(grid[i - 1], grid[i], branches.get(i - 1), branches.get(i), momentsAt, roots);
        }
        return roots;
    }

    /**
     * Branches are followed from the one of largest variance downward, as far as both ends of the interval have them.
     */
    private void addRootsBetween(
            double a,
            double b,
            List<SecondMoments.Solution> atA,
            List<SecondMoments.Solution> atB,
            DoubleFunction<List<SecondMoments.Solution>> momentsAt,
            List<Root> roots) {
        for (int branch = 1; branch <= Math.min(atA.size(), atB.size()); branch++) {
            int fromTop = branch;
            double before = residual(a, atA.get(atA.size() - fromTop));
            double after = residual(b, atB.get(atB.size() - fromTop));
            if (before * after > 0 || before == 0) {
                continue;
            }
            DoubleUnaryOperator f = m -> {
                List<SecondMoments.Solution> here = momentsAt.apply(m);
                return here.size() < fromTop ? Double.NaN : residual(m, here.get(here.size() - fromTop));
            };
            double root = Roots.between(f, a, b);
            List<SecondMoments.Solution> there = momentsAt.apply(root);
            roots.add(new Root(root, there.get(there.size() - fromTop), after < before));
        }
    }

    /** I + J₀ E[φ] − m. */
    private double residual(double m, SecondMoments.Solution moments) {
        double rate =
                new GaussianAverage(m, moments.variance(), network.nonlinearity()).of(network.nonlinearity()::value);
        return network.bias() + network.meanCoupling() * rate - m;
    }

    private double reach() {
        double bound = network.nonlinearity().bound();
        return Double.isFinite(bound)
                ? 1.0001 * Math.abs(network.meanCoupling()) * bound
                : UNBOUNDED_RANGE * (1 + Math.abs(network.bias()));
    }

    private double[] positiveMeans() {
        double[] grid = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            grid[i] = reach() * Math.pow(10, -4.0 * (GRID - 1 - i) / (GRID - 1));
        }
        return grid;
    }

    private double[] allMeans() {
        double[] grid = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            grid[i] = network.bias() + reach() * (2.0 * i / (GRID - 1) - 1);
        }
        return grid;
    }
}
