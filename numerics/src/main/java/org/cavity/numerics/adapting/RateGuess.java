package org.cavity.numerics.adapting;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputLevel;

/**
 * About the rate that the population will have, for adaptation to start where it will stay: A = (1 − A t_ref) λ₀
 * exp((μ + J A − θ)/Δ_u + v/(2 Δ_u²) − A ∫ k), k halfway between 1 − e^{−η/Δ_u} and η/Δ_u.
 */
public final class RateGuess {

    private static final int POINTS = 400;
    private static final int BISECTIONS = 60;

    private RateGuess() {}

    /** The rate, 1/ms. */
    public static double of(AdaptingPopulation population, InputLevel level, double dt) {
        double width = population.escapeWidth();
        double v = level.deviation() * level.deviation() * population.varianceRatio();
        double drive = Math.log(population.baseRatePerMs())
                + (level.mean() - population.threshold()) / width
                + v / (2 * width * width);
        double feedback = population.coupling() / width - adaptation(population);
        double low = 0;
        double high = 1 / Math.max(population.refractoryTime(), dt);
        for (int i = 0; i < BISECTIONS; i++) {
            double rate = (low + high) / 2;
            double free = 1 - rate * population.refractoryTime();
            if (Math.log(free) + drive + feedback * rate > Math.log(rate)) {
                low = rate;
            } else {
                high = rate;
            }
        }
        return low;
    }

    /** ∫ k ds by Simpson's rule in ln s, down to a thousandth of the shortest time. */
    private static double adaptation(AdaptingPopulation population) {
        int scales = population.adaptationTimes().size();
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (double tau : population.adaptationTimes()) {
            shortest = Math.min(shortest, tau);
            longest = Math.max(longest, tau);
        }
        if (scales == 0) {
            return 0;
        }
        double from = Math.log(shortest / 1000);
        double step = (Math.log(20 * longest) - from) / POINTS;
        double sum = 0;
        for (int i = 0; i <= POINTS; i++) {
            double s = Math.exp(from + i * step);
            double eta = 0;
            for (int k = 0; k < scales; k++) {
                eta += population.adaptationAmplitudes().get(k)
                        / population.escapeWidth()
                        * Math.exp(-s / population.adaptationTimes().get(k));
            }
            sum += (i == 0 || i == POINTS ? 1 : i % 2 == 0 ? 2 : 4) * s * (eta - Math.expm1(-eta)) / 2;
        }
        return sum * step / 3;
    }
}
