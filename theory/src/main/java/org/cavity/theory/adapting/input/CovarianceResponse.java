package org.cavity.theory.adapting.input;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.hipparchus.complex.Complex;

/**
 * How the covariance C(t − τ, t) of the potential follows a small modulation δσ e^{iωt} of the input's deviation, per δσ
 * e^{iωt}. With a = 1/τ_m + 1/τ_s and c, v of {@link PotentialMoments},
 *
 * <pre>
 * δc = (c/σ) a/(a + iω),   δv = (2/τ_m)(c + σ δc)/(2/τ_m + iω)
 * δC(τ) = e^{−iωτ} [δv e^{−τ/τ_m} + δc I(τ) + c δI(τ)],
 * I(τ) = (σ/τ_m) ∫_0^τ e^{−x/τ_s − (τ−x)/τ_m} dx,   δI(τ) = (1/τ_m) ∫_0^τ e^{iωx − x/τ_s − (τ−x)/τ_m} dx
 * </pre>
 *
 * and δv = 2σ/(1 + iωτ_m/2), δC(τ) = e^{−iωτ} δv e^{−τ/τ_m} for white noise.
 */
public final class CovarianceResponse {

    private final AdaptingPopulation population;
    private final double omega;
    private final double deviation;
    private final double covariance;
    private final Complex ofCovariance;
    private final Complex ofVariance;

    private CovarianceResponse(AdaptingPopulation population, double omega) {
        this.population = population;
        this.omega = omega;
        this.deviation = population.input().deviation();
        this.covariance =
                PotentialMoments.stationary(population, population.input()).covariance();
        double p = 2 / population.membraneTime();
        Complex filter = new Complex(p, omega).reciprocal().multiply(p);
        if (population.isWhite()) {
            this.ofCovariance = Complex.ZERO;
            this.ofVariance = filter.multiply(2 * deviation);
        } else {
            double a = 1 / population.membraneTime() + 1 / population.inputTime();
            this.ofCovariance = new Complex(a, omega).reciprocal().multiply(a * population.varianceRatio());
            this.ofVariance = filter.multiply(ofCovariance.multiply(deviation).add(covariance));
        }
    }

    /** The response to the deviation about the input that the parameters describe, at ω in 1/ms. */
    public static CovarianceResponse toDeviation(AdaptingPopulation population, double omega) {
        return new CovarianceResponse(population, omega);
    }

    /** δv/δσ, mV. */
    public Complex ofVariance() {
        return ofVariance;
    }

    /** δC(t − τ, t)/δσ at a lag τ ≥ 0, mV. */
    public Complex at(double lag) {
        double tau = population.membraneTime();
        Complex sum = ofVariance.multiply(Math.exp(-lag / tau));
        if (!population.isWhite()) {
            double x = lag / population.inputTime();
            double y = lag / tau;
            sum = sum.add(ofCovariance.multiply(deviation * y * PotentialMoments.meanDecay(x, y)))
                    .add(meanDecay(new Complex(x, -omega * lag), y).multiply(covariance * y));
        }
        return sum.multiply(new Complex(0, -omega * lag).exp());
    }

    /** (e^{−a} − e^{−b})/(b − a). */
    private static Complex meanDecay(Complex a, double b) {
        Complex gap = a.negate().add(b);
        if (gap.norm() < 1e-3) {
            // e^{−b} (e^{gap} − 1)/gap
            return gap.multiply(1.0 / 24)
                    .add(1.0 / 6)
                    .multiply(gap)
                    .add(0.5)
                    .multiply(gap)
                    .add(1)
                    .multiply(Math.exp(-b));
        }
        return a.negate().exp().subtract(Math.exp(-b)).divide(gap);
    }
}
