package org.cavity.theory.adapting.rate;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.EventKernel;

/**
 * The simplest approximation of the population rate: the spikes of a neuron as independent events, its input averaged
 * over (first order of the event-based moment expansion; Naud and Gerstner, PLoS Comput. Biol. 8, e1002711, 2012),
 *
 * <pre>
 * A = exp(b − A ∫ γ),   b = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²),   γ = 1 within the dead time.
 * </pre>
 *
 * It is too high: by 3 % at 3 Hz and 25 % at 17 Hz for three scales of adaptation, and more with slow inputs, as it knows
 * neither that spikes of a neuron avoid each other nor that those of its inputs that make it spike have adapted it.
 */
public final class IndependentEvents {

    private static final int MAX_STEPS = 100;

    private IndependentEvents() {}

    /** The stationary rate A, 1/ms, at the input of the parameters, without coupling. */
    public static double rate(AdaptingPopulation population) {
        EventKernel kernel = EventKernel.of(population);
        double width = population.escapeWidth();
        double bias = Math.log(population.baseRatePerMs())
                + (population.inputMean() - population.threshold()) / width
                + population.inputVariance() / (2 * width * width);
        double integral = kernel.deadTime() + kernel.suppressionIntegral();
        if (integral == 0) {
            return Math.exp(bias);
        }
        // y + ln y = target for y = A ∫γ; Newton's method in ln y, where the left side is convex.
        double target = bias + Math.log(integral);
        double x = target > 1 ? Math.log(target) : target;
        for (int i = 0; i < MAX_STEPS; i++) {
            double y = Math.exp(x);
            double step = (target - x - y) / (1 + y);
            x += step;
            if (Math.abs(step) <= 1e-15 * (1 + Math.abs(x))) {
                break;
            }
        }
        return Math.exp(x) / integral;
    }
}
