package org.cavity.theory.filtered;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;

/**
 * A large state from which the equations are solved: C(τ) = C(∞) + X sech(βτ) cos(ω₀τ), ω₀ the peak of the units'
 * response.
 *
 * <p>In a symmetric network without input, X and β are those of narrow-band activity: near ω₀ the inverse response is a
 * parabola, (1 + a(ω − ω₀)²)/max|H|², and the envelope E of C climbs a potential as in the additive network,
 *
 * <pre>
 * aE'' = E − γ² F₁(E),   F₁(E) = 2⟨F(E cos θ) cos θ⟩_θ for ω₀ &gt; 0, F(E) else,   γ = g max|H|,
 * </pre>
 *
 * so that its energy fixes X and its linear part β. That is exact for first-order units and at onset for all, and of the
 * roots the largest is taken. Elsewhere X is the variance of a fixed point.
 *
 * @param phi φ
 * @param mean m
 * @param staticVariance C(∞)
 * @param fluctuation X
 * @param rate β
 * @param frequency ω₀
 */
record StartingState(
        Nonlinearity phi, double mean, double staticVariance, double fluctuation, double rate, double frequency) {

    private static final int ANGLES = 48;

    /** Ratio of the variances between which a sign change of the energy is looked for, and the last of them. */
    private static final double RATIO = 1.6;

    private static final double LOWEST = 1e-12;

    /** The energy, as a share of X², that ends the search for its root: a start need not be exact. */
    private static final double ENERGY_ACCURACY = 1e-9;

    /** Rate, in units of 1/δ, of a decay within a single step. */
    private static final double FORGETFUL = 40;

    private static final double SMALLEST_MARGIN = 1e-10;

    private static final int FIXED_POINT_STEPS = 60;

    /** The state to start from; empty if the equations of the envelope have no solution. */
    static Optional<StartingState> of(FilteredNetwork network) {
        double[] ones = new double[network.units().size()];
        Arrays.fill(ones, 1);
        PowerResponse response = network.power(0, ones);
        LinearFilter.Peak peak = response.peak();
        boolean balanced = network.isSymmetric() && network.inputVariance() == 0 && network.noise() == 0;
        double gamma = network.gain() * peak.modulus();
        Nonlinearity phi = network.nonlinearity();
        if (!balanced) {
            return Optional.of(large(network, peak));
        }
        OptionalDouble amplitude = narrowBandVariance(phi, gamma, peak.frequency() > 0);
        if (amplitude.isEmpty()) {
            return Optional.empty();
        }
        double variance = amplitude.getAsDouble();
        double margin = 1 - gamma * gamma * PairCorrelation.of(phi, 0, variance).gain(0);
        double rate = halfWidth(network, peak, Math.max(SMALLEST_MARGIN, margin));
        return Optional.of(new StartingState(phi, 0, 0, variance, rate, peak.frequency()));
    }

    /** The largest root of the energy equation X²/2 = γ² ∫F₁. */
    private static OptionalDouble narrowBandVariance(Nonlinearity phi, double gamma, boolean oscillates) {
        double gamma2 = gamma * gamma;
        double rate = Double.isFinite(phi.bound()) ? phi.bound() : 1;
        double top = 4 * gamma2 * rate * rate;
        // A φ that is not known to be bounded may have its root higher up.
        while (!Double.isFinite(phi.bound()) && energy(phi, gamma2, top, oscillates) < 0 && top < 1e9) {
            top *= 4;
        }
        double above = top;
        for (double x = top / RATIO; x > LOWEST * top; x /= RATIO) {
            if (energy(phi, gamma2, x, oscillates) < 0) {
                return OptionalDouble.of(
                        Roots.between(v -> energy(phi, gamma2, v, oscillates), x, above, ENERGY_ACCURACY * x * x));
            }
            above = x;
        }
        return OptionalDouble.empty();
    }

    private static double energy(Nonlinearity phi, double gamma2, double x, boolean oscillates) {
        PairCorrelation pair = PairCorrelation.of(phi, 0, x);
        double potential = 0;
        if (oscillates) {
            for (int i = 0; i < ANGLES; i++) {
                double cos = Math.cos((i + 0.5) * Math.PI / (2 * ANGLES));
                potential += 2 * pair.potential(x * cos) / ANGLES;
            }
        } else {
            potential = pair.potential(x);
        }
        return 0.5 * x * x - gamma2 * potential;
    }

    /** Distance from the peak at which 1/|H|² has risen by a share θ: √(θ/a), in a parabola. */
    private static double halfWidth(FilteredNetwork network, LinearFilter.Peak peak, double theta) {
        double target = peak.modulus() * peak.modulus() / (1 + theta);
        DoubleUnaryOperator excess = d -> {
            double power = 0;
            for (UnitClass unit : network.units()) {
                power += unit.weight() * unit.filter().power(0, peak.frequency() + d);
            }
            return power - target;
        };
        double scale = network.step() > 0 ? 1 / network.step() : Double.POSITIVE_INFINITY;
        for (UnitClass unit : network.units()) {
            scale = Math.min(scale, unit.filter().decayRate());
        }
        double widest = network.step() > 0 ? Math.PI / network.step() - peak.frequency() : Double.POSITIVE_INFINITY;
        double d = 1e-3 * scale * Math.sqrt(Math.min(1, theta));
        while (excess.applyAsDouble(d) > 0) {
            if (2 * d > widest) {
                // A map that forgets in one step responds alike at all frequencies.
                return FORGETFUL / network.step();
            }
            d *= 2;
        }
        return Roots.between(excess, 0.5 * d, d, 1e-3 * target * theta);
    }

    private static StartingState large(FilteredNetwork network, LinearFilter.Peak peak) {
        Nonlinearity phi = network.nonlinearity();
        double g2 = network.gain() * network.gain();
        double atRest = 0;
        double noise = 0;
        for (UnitClass unit : network.units()) {
            atRest += unit.weight() * unit.filter().staticResponse();
            noise += unit.weight()
                    * network.noise()
                    * unit.filter().decayRate()
                    * unit.filter().power(0, 0);
        }
        double mean = atRest * network.bias();
        double frozen = atRest * atRest * network.inputVariance();
        double variance = frozen + 2 * g2 * peak.modulus() * peak.modulus() + (Double.isFinite(noise) ? noise : 1);
        for (int i = 0; i < FIXED_POINT_STEPS; i++) {
            GaussianAverage average = new GaussianAverage(mean, variance, phi);
            double squared = average.of(x -> phi.value(x) * phi.value(x));
            variance = 0.5 * variance
                    + 0.5
                            * (frozen
                                    + g2 * peak.modulus() * peak.modulus() * squared
                                    + (Double.isFinite(noise) ? noise : 0));
        }
        double still = Math.min(frozen, 0.5 * variance);
        return new StartingState(phi, mean, still, variance - still, halfWidth(network, peak, 1), peak.frequency());
    }

    /** The unknowns of the equations on a window. */
    double[] unknowns(LagWindow window) {
        double variance = staticVariance + fluctuation;
        SignedCorrelation pair = new SignedCorrelation(phi, mean, variance, staticVariance);
        double rest = pair.correlation(staticVariance);
        double[] rates = new double[window.size()];
        for (int k = 0; k < rates.length; k++) {
            double lag = window.lag(k);
            double c = staticVariance + fluctuation / Math.cosh(Math.min(300, rate * lag)) * Math.cos(frequency * lag);
            rates[k] = pair.correlation(c) - rest;
        }
        double[] unknowns = Arrays.copyOf(window.spectrum(rates), window.size() + 1);
        unknowns[window.size()] = rest;
        return unknowns;
    }
}
