package org.cavity.theory.filtered;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.gaussian.SignedCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;

/**
 * The state from which the equations are solved, C(τ) = C(∞) + X sech(βτ) cos(ω₀τ), ω₀ the peak of the units' response: X
 * and β are those of {@link NarrowBand narrow-band} activity, of which the largest is taken. Where there is none, as under
 * noise, X is the variance of a fixed point.
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

    /** Rate, in units of 1/δ, of a decay within a single step. */
    private static final double FORGETFUL = 40;

    private static final double SMALLEST_MARGIN = 1e-10;

    private static final int FIXED_POINT_STEPS = 60;

    /** The state to start from; empty if nothing keeps the fluctuations of a symmetric network without input going. */
    static Optional<StartingState> of(FilteredNetwork network) {
        double[] ones = new double[network.units().size()];
        Arrays.fill(ones, 1);
        LinearFilter.Peak peak = network.power(0, ones).peak();
        if (network.noise() > 0) {
            return Optional.of(large(network, peak));
        }
        NarrowBand band = new NarrowBand(network, peak);
        Optional<StartingState> start = band.largest()
                .map(envelope -> new StartingState(
                        network.nonlinearity(),
                        band.mean(),
                        envelope.staticVariance(),
                        envelope.height(),
                        halfWidth(network, peak, Math.max(SMALLEST_MARGIN, envelope.margin())),
                        peak.frequency()));
        boolean balanced = network.isSymmetric() && network.inputVariance() == 0;
        return start.isPresent() || balanced ? start : Optional.of(large(network, peak));
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
