package org.cavity.theory.adapting.statistics;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.input.PotentialCovariance;
import org.cavity.theory.adapting.kernel.GradedNodes;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.adapting.response.PiecewiseLinear;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.hipparchus.complex.Complex;

/**
 * The distribution over neurons of the rate r of a neuron given its input, the average over its own spikes: nearly
 * log-normal. With y = ln r and r = A (1 + δy) + ρ, where ρ is what no linear function of the input explains,
 *
 * <pre>
 * δy = δz/Δ_u − ∫ k δr:   S_y(ω) = |R|² S_z/Δ_u² + |R A k̃|² S_2,   R = 1/(1 + A k̃)
 * S_2(ω) = ∫ K_1(τ)²/2 e^{−iωτ} dτ,   K_1 the covariance of spectrum |R|² S_z/Δ_u²
 * Var y = ∫ S_y dω/2π,   κ₃ = −3 A ∫ (R k)(u) K_1(u)² du,   E y = ln A − Var y/2 − κ₃/6
 * </pre>
 *
 * to second order in K_1, with the kernel of {@code SpikeFilter}. Without adaptation and dead time r is exactly log-normal,
 * Var y = v/Δ_u². Dropping S_2 and κ₃ gives the Gaussian theory, which underestimates variances by 1 to 6 %. Against simulations of eight
 * populations, v/Δ_u² from 0.9 to 1.5, the variance differs by at most 4.5 % and the mean by 0.025.
 *
 * @param logMean E ln(r in 1/ms); its error is that found against simulations for v/Δ_u² ≤ 1.5, and more where the next
 *     order counts
 * @param logVariance Var ln r; its error likewise
 * @param logThirdCumulant κ₃ of ln r, of leading order
 */
public record RateStatistics(Estimate logMean, Estimate logVariance, double logThirdCumulant) {

    private static final double MEAN_ACCURACY = 0.025;
    private static final double VARIANCE_ACCURACY = 0.045;
    private static final double LONGEST = 25;
    private static final double DENSITY_RANGE = 4;
    private static final int DENSITY_POINTS = 201;

    static RateStatistics of(PotentialCovariance covariance, StationaryRate state, SpikeFilter filter, int perScale) {
        FrequencyAxis axis = filter.axis();
        double[] omegas = axis.omegas();
        int n = omegas.length;
        double[] linear = new double[n];
        double[] loop = new double[n];
        double[] cross = new double[n];
        for (int i = 0; i < n; i++) {
            linear[i] = filter.gainSquared(i) * filter.inputSpectrum(i);
            loop[i] = filter.loopGainSquared(i);
        }
        double gaussian = axis.integral(linear);
        double[] lags = GradedNodes.of(covariance.shortestTime(), LONGEST * covariance.longestTime(), perScale);
        PiecewiseLinear spectrum = new PiecewiseLinear(omegas, linear);
        double[] squares = new double[lags.length];
        for (int i = 0; i < lags.length; i++) {
            double k1 = i == 0 ? gaussian : spectrum.transform(lags[i]).getReal() / Math.PI;
            squares[i] = k1 * k1 / 2;
        }
        PiecewiseLinear second = new PiecewiseLinear(lags, squares);
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            Complex oneSided = second.transform(omegas[i]);
            rest[i] = loop[i] * 2 * oneSided.getReal();
            // ∫ g(u) f(u) du over u ≥ 0 for g of transform ĝ, f even: ∫ Re ĝ f̂ dω/2π with both signs of ω.
            cross[i] = filter.loopGain(i).getReal() * 2 * oneSided.getReal();
        }
        double correction = axis.integral(rest);
        double variance = gaussian + correction;
        // The next order, if orders fall geometrically.
        double beyond = gaussian > 0 ? correction * correction / gaussian : 0;
        double third = -6 * axis.integral(cross);
        double mean = Math.log(state.rate()) - variance / 2 - third / 6;
        return new RateStatistics(
                Estimate.of(mean, MEAN_ACCURACY + beyond),
                Estimate.of(variance, VARIANCE_ACCURACY * variance + beyond),
                third);
    }

    /**
     * The normal density of ln r.
     *
     * @return columns {@code log_rate} (r in 1/ms) and {@code density}; no rows if all rates are equal
     */
    public Columns density() {
        return normal(logMean.value(), logVariance.value());
    }

    /**
     * The normal density of ln r that neurons of the same mean log rate would have without memory of their spikes, of
     * variance v/Δ_u²; columns as above.
     */
    public Columns densityWithoutHistory(AdaptingPopulation population) {
        double width = population.escapeWidth();
        return normal(logMean.value(), population.inputVariance() / (width * width));
    }

    private static Columns normal(double mean, double variance) {
        double deviation = Math.sqrt(variance);
        int n = deviation > 0 ? DENSITY_POINTS : 0;
        double[] x = new double[n];
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            double u = DENSITY_RANGE * (2.0 * i / (n - 1) - 1);
            x[i] = mean + u * deviation;
            density[i] = Math.exp(-u * u / 2) / (Math.sqrt(2 * Math.PI) * deviation);
        }
        return Columns.of("log_rate", x, "density", density);
    }
}
