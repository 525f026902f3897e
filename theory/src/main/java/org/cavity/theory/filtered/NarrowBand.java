package org.cavity.theory.filtered;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;

/**
 * Narrow-band activity about a frozen part, C(τ) = C(∞) + E(τ) cos(ω₀τ) with ω₀ the peak of the units' response. Near ω₀
 * the inverse response is a parabola, (1 + a(ω − ω₀)²)/max|H|², and the envelope E climbs a potential as in the additive
 * network, while the frozen part answers at H(0):
 *
 * <pre>
 * aE'' = E − γ² F₁(E),   F₁(E) = 2⟨F(C(∞) + E cos θ) cos θ⟩_θ for ω₀ &gt; 0, F(C(∞) + E) − F(C(∞)) else,   γ = g max|H|,
 * C(∞) = H(0)² (g² F(C(∞)) + Iv).
 * </pre>
 *
 * Energy X²/2 = γ² ∫F₁ fixes the envelope's height X. That is exact for first-order units and at onset for all.
 */
final class NarrowBand {

    /**
     * An envelope.
     *
     * @param staticVariance C(∞)
     * @param height X
     * @param margin 1 − γ² F'(C(∞)), by which its linear part decays
     */
    record Envelope(double staticVariance, double height, double margin) {}

    private static final int ANGLES = 96;

    /** Ratio of the variances between which a sign change of the energy is looked for. */
    private static final double RATIO = 1.6;

    /** Their range in a network without frozen part, and about a fixed point, where the energy is a difference. */
    private static final double LOWEST = 1e-12;

    private static final double NEAREST = 1e-8;

    /** The energy, as a share of X², that ends the search for its root: a start need not be exact. */
    private static final double ENERGY_ACCURACY = 1e-9;

    private static final double UNBOUNDED = 1e9;
    private static final int NEWTON_STEPS = 60;

    private final FilteredNetwork network;
    private final Nonlinearity phi;
    private final boolean balanced;
    private final boolean oscillates;
    private final double mean;
    private final double squaredResponse;
    private final double g2;
    private final double gamma2;

    NarrowBand(FilteredNetwork network, LinearFilter.Peak peak) {
        this.network = network;
        this.phi = network.nonlinearity();
        this.balanced = network.isSymmetric() && network.inputVariance() == 0;
        this.oscillates = peak.frequency() > 0;
        this.g2 = network.gain() * network.gain();
        this.gamma2 = g2 * peak.modulus() * peak.modulus();
        double response = 0;
        double squared = 0;
        for (UnitClass unit : network.units()) {
            double atRest = unit.filter().staticResponse();
            response += unit.weight() * atRest;
            squared += unit.weight() * atRest * atRest;
        }
        this.mean = response * network.bias();
        this.squaredResponse = squared;
    }

    /** Mean of x over units. */
    double mean() {
        return mean;
    }

    /** The envelope of the largest variance; empty if there is none. */
    Optional<Envelope> largest() {
        double fixed = 0;
        if (!balanced) {
            List<RestingState> resting = RestingState.all(network);
            fixed = resting.get(resting.size() - 1).variance();
        }
        if (oscillates || fixed == 0) {
            double top = top(fixed);
            return searched(fixed, top, Math.max(NEAREST * fixed, LOWEST * top));
        }
        // What fluctuates without resonating does so at the expense of the frozen part.
        return searched(fixed, -NEAREST * fixed, -(1 - NEAREST) * fixed);
    }

    /** Looks where the energy becomes negative as the distance from a fixed point's variance goes from one value to another. */
    private Optional<Envelope> searched(double fixed, double from, double to) {
        double last = Double.NaN;
        int steps = (int) Math.ceil(Math.abs(Math.log(to / from)) / Math.log(RATIO));
        for (int i = 0; i <= steps; i++) {
            double distance = from * Math.pow(to / from, (double) i / Math.max(1, steps));
            double energy = energy(fixed + distance);
            if (energy < 0 && !Double.isNaN(last)) {
                double noise = ENERGY_ACCURACY * distance * distance;
                double root = Roots.between(this::energy, fixed + distance, last, noise);
                return envelope(PairCorrelation.of(phi, mean, root));
            }
            last = energy > 0 ? fixed + distance : last;
        }
        return Optional.empty();
    }

    /** A height at which the energy is positive, as F₁ ≤ 2E[φ²]. */
    private double top(double fixed) {
        double top = gamma2;
        while (4 * gamma2 * squaredRate(fixed + top) > top) {
            if (top > UNBOUNDED) {
                throw new IllegalStateException("the activity grows without bound");
            }
            top *= 2;
        }
        return top;
    }

    private double squaredRate(double variance) {
        return new GaussianAverage(mean, variance, phi).of(x -> phi.value(x) * phi.value(x));
    }

    private Optional<Envelope> envelope(PairCorrelation pair) {
        OptionalDouble rest = staticVariance(pair);
        if (rest.isEmpty() || !(rest.getAsDouble() < pair.variance())) {
            return Optional.empty();
        }
        double c = rest.getAsDouble();
        return Optional.of(new Envelope(c, pair.variance() - c, 1 - gamma2 * pair.gain(c)));
    }

    /** The smaller root C(∞), which Newton's method reaches from 0 because F is convex; empty if there is none. */
    private OptionalDouble staticVariance(PairCorrelation pair) {
        if (balanced) {
            return OptionalDouble.of(0);
        }
        double c = 0;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double excess = squaredResponse * (g2 * pair.correlation(c) + network.inputVariance()) - c;
            double slope = squaredResponse * g2 * pair.gain(c) - 1;
            if (excess <= 0) {
                return OptionalDouble.of(c);
            }
            double next = c - excess / slope;
            if (slope >= 0 || next > pair.variance()) {
                return OptionalDouble.empty();
            }
            if (next == c) {
                return OptionalDouble.of(c);
            }
            c = next;
        }
        return OptionalDouble.of(c);
    }

    /** X²/2 − γ² ∫F₁; negative where there is no C(∞), at variances too small for that. */
    private double energy(double variance) {
        PairCorrelation pair = PairCorrelation.of(phi, mean, variance);
        Optional<Envelope> envelope = envelope(pair);
        if (envelope.isEmpty()) {
            return -variance * variance;
        }
        double c = envelope.get().staticVariance();
        double x = envelope.get().height();
        double atRest = pair.potential(c);
        double potential = 0;
        if (oscillates) {
            boolean odd = phi.isOdd() && mean == 0;
            PairCorrelation negative = odd || c >= x ? pair : PairCorrelation.mirrored(phi, mean, variance);
            for (int i = 0; i < ANGLES; i++) {
                double there = c + x * Math.cos((i + 0.5) * Math.PI / ANGLES);
                double value = there >= 0 ? pair.potential(there) : (odd ? 1 : -1) * negative.potential(-there);
                potential += 2 * (value - atRest) / ANGLES;
            }
        } else {
            potential = pair.potential(variance) - atRest - x * pair.correlation(c);
        }
        return 0.5 * x * x - gamma2 * potential;
    }
}
