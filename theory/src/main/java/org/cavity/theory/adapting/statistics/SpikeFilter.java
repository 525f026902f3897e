package org.cavity.theory.adapting.statistics;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.hipparchus.complex.Complex;

/**
 * The linear response of a neuron's own rate to its input,
 *
 * <pre>
 * R(ω) = 1/(1 + A k̃),   k̃ = ∫ k e^{−iωs} ds + A dw/dA r(ω) ∫ (ε − γ) ds + ∫_0^{t_ref} e^{−iωs} ds/(1 − A t_ref)
 * </pre>
 *
 * on a frequency axis that is fine enough for integrals. Integrals are over times after the dead time unless they say
 * otherwise; r(ω) = ∫ γ e^{−iωs} ds/∫ γ ds, because the weight w of the kernel follows the causal average of the rate.
 * Fluctuations of a single neuron are averaged over its input, so that no tilt enters.
 */
final class SpikeFilter {

    private final EventKernel kernel;
    private final PotentialCovariance covariance;
    private final double rate;
    private final double width;
    private final double longest;
    private final FrequencyAxis axis;
    private final Complex[] loops;

    SpikeFilter(AdaptingPopulation population, EventKernel kernel, double rate, int perScale) {
        this.kernel = kernel;
        this.covariance = PotentialCovariance.of(population);
        this.rate = rate;
        this.width = population.escapeWidth();
        double[] range = kernel.timeRange();
        double shortest = covariance.shortestTime();
        if (!kernel.isWithoutAdaptation()) {
            shortest = Math.min(shortest, range[0]);
        }
        this.longest = Math.max(covariance.longestTime(), range[1]);
        this.axis = new FrequencyAxis(shortest, longest, perScale);
        this.loops = new Complex[axis.omegas().length];
        for (int i = 0; i < loops.length; i++) {
            loops[i] = loop(axis.omegas()[i]);
        }
    }

    /** The longest time constant of input, membrane and adaptation, ms. */
    double longestTime() {
        return longest;
    }

    FrequencyAxis axis() {
        return axis;
    }

    /** A k̃(ω), dead time included. */
    private Complex loop(double omega) {
        Complex z = new Complex(0, omega);
        Complex dead = kernel.deadTimeTransform(z).divide(1 - rate * kernel.deadTime());
        if (kernel.isWithoutAdaptation()) {
            return dead.multiply(rate);
        }
        double weight = kernel.weight(rate);
        Complex suppression = kernel.suppressionTransform(z);
        double excess = kernel.adaptationIntegral() - kernel.suppressionIntegral();
        return suppression
                .multiply(1 - weight + kernel.weightSlope(rate) * excess / kernel.suppressionIntegral())
                .add(kernel.adaptationTransform(z).multiply(weight))
                .add(dead)
                .multiply(rate);
    }

    /** |R|² at any frequency. */
    double gainSquaredAt(double omega) {
        return squaredNorm(loop(omega).add(1).reciprocal());
    }

    /** |R|² on the axis. */
    double gainSquared(int i) {
        return squaredNorm(loops[i].add(1).reciprocal());
    }

    /** R A k̃ on the axis. */
    Complex loopGain(int i) {
        return loops[i].divide(loops[i].add(1));
    }

    /** |R A k̃|² on the axis. */
    double loopGainSquared(int i) {
        return squaredNorm(loopGain(i));
    }

    /** S_z/Δ_u² on the axis, ms. */
    double inputSpectrum(int i) {
        return covariance.spectrum(axis.omegas()[i]) / (width * width);
    }

    private static double squaredNorm(Complex z) {
        return z.getReal() * z.getReal() + z.getImaginary() * z.getImaginary();
    }
}
