package org.cavity.theory.adapting.input;

import org.cavity.theory.adapting.AdaptingPopulation;

/**
 * The stationary fluctuations z of the potential that independent inputs cause, over neurons: Gaussian with covariance
 *
 * <pre>
 * C(s) = v [τ_m e^{−s/τ_m} − τ_s e^{−s/τ_s}]/(τ_m − τ_s),   s ≥ 0
 *      = v (1 + s/τ_m) e^{−s/τ_m} for τ_s = τ_m,   v e^{−s/τ_m} for white noise
 * S_z(ω) = ∫ C(s) e^{−iωs} ds = 2 v (τ_m + τ_s) / [(1 + ω²τ_m²)(1 + ω²τ_s²)]
 * </pre>
 *
 * @param variance v, mV²
 * @param membraneTime τ_m, ms
 * @param inputTime τ_s, ms; 0 is white noise
 */
public record PotentialCovariance(double variance, double membraneTime, double inputTime) {

    /** The covariance under the constant input that the parameters describe. */
    public static PotentialCovariance of(AdaptingPopulation population) {
        return new PotentialCovariance(population.inputVariance(), population.membraneTime(), population.inputTime());
    }

    /** C(s), mV², for a lag s of either sign, ms. */
    public double at(double lag) {
        return variance * correlation(Math.abs(lag), membraneTime, inputTime);
    }

    /** S_z(ω), mV² ms, at an angular frequency in 1/ms. */
    public double spectrum(double omega) {
        double x = omega * membraneTime;
        double y = omega * inputTime;
        return 2 * variance * (membraneTime + inputTime) / ((1 + x * x) * (1 + y * y));
    }

    /** The longer of the two time constants, with which C decays in the end, ms. */
    public double longestTime() {
        return Math.max(membraneTime, inputTime);
    }

    /** The shorter of the two time constants that are not 0, ms. */
    public double shortestTime() {
        return inputTime > 0 ? Math.min(membraneTime, inputTime) : membraneTime;
    }

    /** C(s)/v, without the cancellation of the formula at neighbouring time constants. */
    private static double correlation(double s, double membrane, double input) {
        double slow = Math.max(membrane, input);
        double fast = Math.min(membrane, input);
        double decay = Math.exp(-s / slow);
        if (fast == 0) {
            return decay;
        }
        // [τ − τ' e^{−s δ}]/(τ − τ') with δ = (τ − τ')/(τ τ'), as 1 + τ' (1 − e^{−sδ})/(τ − τ').
        double gap = slow - fast;
        double delta = gap / (slow * fast);
        double ratio = s * delta < 1e-12 ? s / slow : -Math.expm1(-s * delta) * fast / gap;
        return decay * (1 + ratio);
    }
}
