package org.cavity.theory.adapting.quasirenewal;

import java.util.Locale;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.renewal.AgeLaw;
import org.cavity.theory.rootfinding.Roots;

/**
 * Quasi-renewal theory in the stationary state (Naud and Gerstner, PLoS Comput. Biol. 8, e1002711, 2012) under annealed
 * input: the last spike of a neuron counts exactly, those before as events at the population rate A,
 *
 * <pre>
 * ln λ(τ) = b − ε(τ) − A ∫_τ^∞ γ(s) ds,   A ∫_0^∞ S dτ = 1,   b = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²)
 * </pre>
 *
 * <p>Against simulations at v = 0, rates are within 2.5 % up to 15 Hz with three scales of adaptation; with one strong
 * scale they are 4 % too low at 6 Hz and 6 % too high at 21 Hz. Annealed input forgets the correlations of input and
 * spikes of the same neuron: rates are 8 to 14 % too high at v/Δ_u² = 1 to 1.5. Neurons that remember their last spike
 * alone, or have no adaptation, are renewal processes: at v = 0 all is exact.
 */
public final class QuasiRenewalEquation {

    private static final double MS_PER_SECOND = 1000;
    /** Largest part of ln λ by which spikes taken as events miss the adaptation ε that they add up to. */
    private static final double LARGEST_SATURATION = 2.2;
    /** Largest fraction of the time that is dead. */
    private static final double LARGEST_CROWDING = 0.5;

    private static final double ROOT_NOISE = 1e-13;
    /** At low rates both ends of the bracket are the root to rounding. */
    private static final double BRACKET_MARGIN = 1e-9;

    private final AdaptingPopulation population;
    private final EventKernel kernel;
    private final AgeLaw template;

    private QuasiRenewalEquation(AdaptingPopulation population, EventKernel kernel, AgeLaw template) {
        this.population = population;
        this.kernel = kernel;
        this.template = template;
    }

    /** The equation of a population under the variance of the potential that its parameters describe. */
    public static QuasiRenewalEquation of(AdaptingPopulation population) {
        EventKernel kernel = EventKernel.of(population);
        return new QuasiRenewalEquation(population, kernel, AgeLaw.of(kernel, 0, 0));
    }

    /**
     * The state at the mean input of the parameters, without coupling.
     *
     * @throws IllegalStateException if the neurons are silent (b below −300)
     */
    public QuasiRenewal stationary() {
        return stationary(population.inputMean());
    }

    /**
     * The state at a given constant mean m of input and coupling together, mV.
     *
     * @throws IllegalStateException if the neurons are silent (b below −300)
     */
    public QuasiRenewal stationary(double mean) {
        double drive = drive(mean);
        AgeLaw law = template.with(drive, 0);
        if (remembersPast()) {
            double upper = law.rate();
            double lower = template.with(drive, upper).rate();
            double x = Roots.between(
                    y -> y + Math.log(template.with(drive, Math.exp(y)).meanInterval()),
                    Math.log(lower) - BRACKET_MARGIN,
                    Math.log(upper) + BRACKET_MARGIN,
                    ROOT_NOISE);
            law = template.with(drive, Math.exp(x));
        }
        return new QuasiRenewal(law.rate(), mean, law, note(law.rate()));
    }

    private boolean remembersPast() {
        return !population.isRenewal() && !kernel.isWithoutAdaptation();
    }

    private double drive(double mean) {
        double width = population.escapeWidth();
        return Math.log(population.baseRatePerMs())
                + (mean - population.threshold()) / width
                + population.inputVariance() / (2 * width * width);
    }

    /** Why a state of this rate, 1/ms, is not to be trusted; empty if it is. */
    String note(double rate) {
        if (rate * kernel.deadTime() > LARGEST_CROWDING) {
            return String.format(
                    Locale.ROOT,
                    "the rate of %.4g Hz is near the limit that a dead time of %s ms sets",
                    MS_PER_SECOND * rate,
                    kernel.deadTime());
        }
        double lost = kernel.adaptationIntegral() - kernel.suppressionIntegral();
        if (rate * lost > LARGEST_SATURATION && remembersPast()) {
            return String.format(
                    Locale.ROOT,
                    "the rate of %.4g Hz saturates the adaptation of quasi-renewal theory, which is meant for rates up"
                            + " to %.4g Hz",
                    MS_PER_SECOND * rate,
                    MS_PER_SECOND * LARGEST_SATURATION / lost);
        }
        return "";
    }
}
