package org.cavity.theory.additive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.filtered.FilteredMeanField;
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.filtered.FilteredState;
import org.cavity.theory.filtered.LinearFilter;
import org.cavity.theory.filtered.UnitClass;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;

/**
 * The self-consistency equations of variance and static variance of one network at a given mean m.
 *
 * <p>Fixed points: {@code C = g² E[φ²] + Iv}. Time-dependent states of the continuous-time network move in the
 * potential of Sompolinsky, Crisanti and Sommers (1988), {@code C'' = k(C) = C − g² F(C; C0) − Iv}, from C(0) = C0 with
 * C'(0+) = −D to rest at C(∞) (see {@link StaticPart}); energy conservation is
 *
 * <pre>
 * P(C0) = ∫_{C(∞)}^{C0} k dC = (C0² − C∞²)/2 − Iv (C0 − C∞) − g² [G(C0) − G(C∞)] = D²/2.
 * </pre>
 *
 * The map of step 1 has {@code C0 = g² E[φ²] + Iv + 2D}; those of shorter steps have no such equations, and are solved by
 * {@link FilteredMeanField}.
 */
final class SecondMoments {

    /**
     * Variance and static variance, equal at a fixed point; for an Euler map that varies in time the whole state, which has no
     * other equations.
     */
    record Solution(double variance, double staticVariance, Optional<FilteredState> filtered) {

        Solution(double variance, double staticVariance) {
            this(variance, staticVariance, Optional.empty());
        }
    }

    /** Variances above this many times their natural scale count as growth without bound. */
    private static final double UNBOUNDED = 1e8;

    /** Fluctuations below this share of the variance cannot be told from a fixed point by rounding. */
    private static final double FROZEN = 1e-9;

    /**
     * Relative distances below the largest fixed point at which the energy equation is looked at. Below an unstable one
     * there is a solution, arbitrarily near at an onset.
     */
    private static final double[] BELOW_UNSTABLE = {0, 1e-3, 0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 0.999};

    /** Below a stable one a solution can only be that of a φ that steepens before it saturates, well apart. */
    private static final double[] BELOW_STABLE = {0.02, 0.2, 0.4, 0.6, 0.8, 0.95};

    /** Relative rounding of sums of a few hundred terms, a few times over. */
    private static final double ROUNDING = 2e-15;

    private final AdditiveNetwork network;
    private final double mean;
    private final Nonlinearity phi;
    private final double g2;

    SecondMoments(AdditiveNetwork network, double mean) {
        this.network = network;
        this.mean = mean;
        this.phi = network.nonlinearity();
        this.g2 = network.gain() * network.gain();
    }

    /** Whether C(∞) = 0 by symmetry. */
    private boolean isBalanced() {
        return network.isSymmetric() && mean == 0 && network.inputVariance() == 0;
    }

    /** g² E[φ²] + Iv − C: positive where a larger variance feeds itself. */
    double excess(double variance) {
        return g2 * squaredRate(variance) + network.inputVariance() - variance;
    }

    private double squaredRate(double variance) {
        return new GaussianAverage(mean, variance, phi).of(x -> {
            double rate = phi.value(x);
            return rate * rate;
        });
    }

    /** K = g² E[φ'²], the growth of random perturbations of a fixed point. */
    double growth(double variance) {
        return g2
                * new GaussianAverage(mean, variance, phi).of(x -> {
                    double gain = phi.derivative(x);
                    return gain * gain;
                });
    }

    /** Variances of all fixed points, ascending. */
    List<Double> fixedPoints() {
        return selfConsistent(0);
    }

    /** All states that vary in time, by rising variance. */
    List<Solution> timeDependent() {
        List<Solution> solutions = new ArrayList<>();
        if (network.isEulerMap()) {
            FilteredMeanField.timeDependentState(eulerMap())
                    .ifPresent(s -> solutions.add(new Solution(s.variance(), s.staticVariance(), Optional.of(s))));
            return solutions;
        }
        if (network.isMap()) {
            for (double variance : selfConsistent(2 * network.noise())) {
                double frozen = variance > 0 ? staticVariance(variance).orElse(variance) : 0;
                if (frozen < variance * (1 - FROZEN)) {
                    solutions.add(new Solution(variance, frozen));
                }
            }
            return solutions;
        }
        for (double variance : Roots.onGrid(this::energyExcess, energyGrid(), this::energyNoise)) {
            OptionalDouble frozen = staticVariance(variance);
            if (frozen.isPresent()) {
                solutions.add(new Solution(variance, frozen.getAsDouble()));
            }
        }
        return solutions;
    }

    /** The Euler map at this mean. */
    private FilteredNetwork eulerMap() {
        UnitClass units = new UnitClass(LinearFilter.eulerMap(network.step()), 1);
        return new FilteredNetwork(
                network.gain(),
                phi,
                List.of(units),
                mean,
                network.inputVariance(),
                network.noise(),
                network.coupling());
    }

    private OptionalDouble staticVariance(double variance) {
        if (isBalanced()) {
            return OptionalDouble.of(0);
        }
        return StaticPart.solve(network.gain(), network.inputVariance(), PairCorrelation.of(phi, mean, variance));
    }

    /** Roots C of g² E[φ²] + Iv + extra = C, ascending. */
    private List<Double> selfConsistent(double extra) {
        DoubleUnaryOperator f = c -> excess(c) + extra;
        double top = upperBound(f);
        if (top == 0) {
            return List.of(0.0);
        }
        // Five points a decade separate the roots of any φ that bends on scales of order one; where an input, a mean or
        // noise
        // sets a scale, half as many do.
        double[] grid = new double[isBalanced() && extra == 0 ? 61 : 31];
        for (int i = 1; i < grid.length; i++) {
            grid[i] = top * Math.pow(10, -12.0 * (grid.length - 1 - i) / (grid.length - 1));
        }
        List<Double> roots = Roots.onGrid(f, grid, c -> ROUNDING * c);
        if (isBalanced() && extra == 0 && roots.size() > 1 && roots.get(1) < 1e-11 * top) {
            // At g φ'(0) = 1 to rounding the zero state is a double root.
            roots.remove(1);
        }
        return roots;
    }

    /**
     * A variance above which f is negative.
     *
     * @throws UnboundedActivityException if there is none
     */
    private double upperBound(DoubleUnaryOperator f) {
        double scale = g2 + network.inputVariance() + 2 * network.noise() + mean * mean * g2;
        if (scale == 0) {
            return 0;
        }
        if (Double.isFinite(phi.bound())) {
            double rate = phi.bound();
            return 1.0001 * (g2 * rate * rate + network.inputVariance() + 2 * network.noise());
        }
        for (double c = scale; c < UNBOUNDED * (1 + scale); c *= 2) {
            if (f.applyAsDouble(c) < 0) {
                return c;
            }
        }
        throw new UnboundedActivityException();
    }

    /**
     * P(C0) − D²/2. Where no C(∞) exists the variance is too small to be self-consistent, and any negative number
     * serves.
     */
    private double energyExcess(double variance) {
        double halfSquaredNoise = 0.5 * network.noise() * network.noise();
        if (isBalanced()) {
            GaussianAverage average = new GaussianAverage(mean, variance, phi);
            double primitive = average.of(phi::primitive);
            // As a variance, not as a difference of moments, which would cancel near onset.
            double potential = average.of(x -> Math.pow(phi.primitive(x) - primitive, 2));
            return 0.5 * variance * variance - g2 * potential - halfSquaredNoise;
        }
        PairCorrelation pair = PairCorrelation.of(phi, mean, variance);
        OptionalDouble rest = StaticPart.solve(network.gain(), network.inputVariance(), pair);
        if (rest.isEmpty() || rest.getAsDouble() > variance * (1 - FROZEN)) {
            return -variance * variance - halfSquaredNoise;
        }
        double frozen = rest.getAsDouble();
        double fluctuation = variance - frozen;
        return fluctuation * (0.5 * (variance + frozen) - network.inputVariance())
                - g2 * (pair.potential(variance) - pair.potential(frozen))
                - halfSquaredNoise;
    }

    /**
     * Rounding of the energy equation. Where C(∞) = 0 by symmetry it is a difference of numbers of the size of C0², and a
     * φ that is linear over all but the far tail (clip at small C0) leaves nothing else; elsewhere its sign near an onset
     * is good to far smaller values.
     */
    private double energyNoise(double variance) {
        return isBalanced() ? ROUNDING * variance * variance : 0;
    }

    /**
     * Variances between which the energy equation can change sign. Without noise the solutions lie below the largest
     * fixed point C_s, close to it near an onset; with noise between D, what the noise alone makes, and D + Iv + g² sup
     * φ².
     */
    private double[] energyGrid() {
        double noise = network.noise();
        if (noise == 0) {
            List<Double> fixedPoints = fixedPoints();
            double top = fixedPoints.get(fixedPoints.size() - 1);
            if (top == 0) {
                return new double[] {1};
            }
            double[] distances = growth(top) > 1 ? BELOW_UNSTABLE : BELOW_STABLE;
            double[] grid = new double[distances.length];
            for (int i = 0; i < grid.length; i++) {
                grid[grid.length - 1 - i] = top * (1 - distances[i]);
            }
            return grid;
        }
        double top = upperBound(c -> energyExcess(c) > 0 ? -1 : 1) + noise;
        double[] grid = new double[16];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = noise * Math.pow(top / noise, i / (grid.length - 1.0));
        }
        grid[0] = noise * (1 - 1e-12);
        return grid;
    }
}
