package org.cavity.theory.adapting.response;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.hipparchus.complex.Complex;

/**
 * How the covariance C(t − τ, t) of the potential, over neurons, follows a modulation δσ e^{iωt} of the deviation of
 * their independent inputs. From the moment equations, with τ_c = τ_m τ_s/(τ_m + τ_s),
 *
 * <pre>
 * δC(t − τ, t) = e^{iωt} δσ c(τ),   c(0) = G_v = (σ τ_c/τ_m) [1 + 1/(1 + iωτ_c)] / (1 + iωτ_m/2)
 * c(τ) = e^{−iωτ} [G_v e^{−τ/τ_m} + G_c σ ∫_0^τ e^{−(τ−y)/τ_m − y/τ_s} dy/τ_m]
 *        + (σ τ_c/τ_m) e^{−iωτ} ∫_0^τ e^{−(τ−y)/τ_m − y/τ_s + iωy} dy/τ_m,   G_c = (1/τ_m)/(1/τ_c + iω)
 * </pre>
 *
 * and, for white noise, c(τ) = G_v e^{−τ/τ_m − iωτ}, G_v = 2σ/(1 + iωτ_m/2).
 */
final class CovarianceResponse {

    private static final double SERIES_BOUND = 1e-3;

    private final double membraneTime;
    private final double inputTime;
    private final double deviation;

    private CovarianceResponse(double membraneTime, double inputTime, double deviation) {
        this.membraneTime = membraneTime;
        this.inputTime = inputTime;
        this.deviation = deviation;
    }

    static CovarianceResponse of(AdaptingPopulation population) {
        return new CovarianceResponse(
                population.membraneTime(),
                population.inputTime(),
                population.input().deviation());
    }

    private double jointTime() {
        return membraneTime * inputTime / (membraneTime + inputTime);
    }

    /** G_v(ω), mV² per mV: the response of the variance of the potential. */
    Complex variance(double omega) {
        Complex filter = new Complex(1, omega * membraneTime / 2).reciprocal();
        if (inputTime == 0) {
            return filter.multiply(2 * deviation);
        }
        double joint = jointTime();
        return new Complex(1, omega * joint)
                .reciprocal()
                .add(1)
                .multiply(filter)
                .multiply(deviation * joint / membraneTime);
    }

    /** c(τ) at ascending lags, ms. */
    Complex[] at(double omega, double[] lags) {
        Complex variance = variance(omega);
        Complex[] values = new Complex[lags.length];
        for (int i = 0; i < lags.length; i++) {
            double lag = lags[i];
            Complex turn = new Complex(Math.cos(omega * lag), -Math.sin(omega * lag));
            Complex decayed = variance.multiply(Math.exp(-lag / membraneTime));
            if (inputTime > 0) {
                double joint = jointTime();
                Complex crossed = new Complex(1 / joint, omega).reciprocal().divide(membraneTime);
                Complex still = difference(-1 / membraneTime, new Complex(-1 / inputTime, 0), lag);
                Complex moving = difference(-1 / membraneTime, new Complex(-1 / inputTime, omega), lag);
                decayed = decayed.add(crossed.multiply(still).multiply(deviation / membraneTime))
                        .add(moving.multiply(deviation * joint / (membraneTime * membraneTime)));
            }
            values[i] = decayed.multiply(turn);
        }
        return values;
    }

    /** ∫_0^x e^{a(x−y) + by} dy = (e^{bx} − e^{ax})/(b − a). */
    private static Complex difference(double a, Complex b, double x) {
        Complex gap = b.subtract(a);
        Complex exponent = gap.multiply(x);
        double decay = Math.exp(a * x);
        if (exponent.norm() < SERIES_BOUND) {
            return exponent.multiply(exponent)
                    .multiply(1.0 / 6)
                    .add(exponent.multiply(0.5))
                    .add(1)
                    .multiply(x * decay);
        }
        return b.multiply(x).exp().subtract(decay).divide(gap);
    }
}
