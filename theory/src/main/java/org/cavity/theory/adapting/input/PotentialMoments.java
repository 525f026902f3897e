package org.cavity.theory.adapting.input;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputLevel;

/**
 * Mean and variance over neurons of the potential without adaptation, and its covariance with the unit noise x behind
 * the input. They follow the input's mean μ and deviation σ exactly:
 *
 * <pre>
 * τ_m m' = −m + μ
 * c' = −(1/τ_m + 1/τ_s) c + σ/τ_m,     v' = −(2/τ_m)(v − σ c)
 * v' = −(2/τ_m)(v − σ²)                                             white noise, c = 0
 * </pre>
 *
 * @param mean m, mV
 * @param covariance c = ⟨z x⟩, mV; 0 for white noise
 * @param variance v, mV²
 */
public record PotentialMoments(double mean, double covariance, double variance) {

    /** The moments after a long time under a constant input. */
    public static PotentialMoments stationary(AdaptingPopulation population, InputLevel input) {
        double ratio = population.varianceRatio();
        double sigma = input.deviation();
        return new PotentialMoments(input.mean(), population.isWhite() ? 0 : sigma * ratio, sigma * sigma * ratio);
    }

    /** The moments a time later, the input being constant meanwhile: exact. */
    public PotentialMoments after(double time, AdaptingPopulation population, InputLevel input) {
        double tau = population.membraneTime();
        double sigma = input.deviation();
        double target = -Math.expm1(-time / tau);
        double nextMean = mean + (input.mean() - mean) * target;
        double p = 2 / tau;
        double decay = Math.exp(-p * time);
        if (population.isWhite()) {
            return new PotentialMoments(nextMean, 0, variance * decay - sigma * sigma * Math.expm1(-p * time));
        }
        double a = 1 / tau + 1 / population.inputTime();
        double limit = sigma * population.varianceRatio();
        double rest = covariance - limit;
        double nextVariance = variance * decay
                - sigma * limit * Math.expm1(-p * time)
                + sigma * rest * p * time * meanDecay(a * time, p * time);
        return new PotentialMoments(nextMean, limit + rest * Math.exp(-a * time), nextVariance);
    }

    /** ∫_0^1 e^{−as − b(1−s)} ds = (e^{−a} − e^{−b})/(b − a), without cancellation. */
    static double meanDecay(double a, double b) {
        double gap = Math.abs(b - a);
        double mean = gap < 1e-9 ? 1 - gap / 2 : -Math.expm1(-gap) / gap;
        return Math.exp(-Math.min(a, b)) * mean;
    }
}
