package org.cavity.theory.adapting.input;

import org.cavity.theory.rootfinding.Roots;

/**
 * The times, ms, in which mean and variance of the potential go half the way to their new values after a step of the
 * input: the two time scales with which a population without memory of its spikes answers.
 */
public final class HalfRise {

    private HalfRise() {}

    /** Half-rise time of the mean, τ_m ln 2. */
    public static double ofMean(double membraneTime) {
        return membraneTime * Math.log(2);
    }

    /**
     * Half-rise time of the variance after the deviation of the input is switched, with r = σ₀/σ₁ the root of
     *
     * <pre>
     * 1 − e^{−pt} − p/(1 + r) (e^{−at} − e^{−pt})/(p − a) = 1/2,     p = 2/τ_m,   a = 1/τ_m + 1/τ_s
     * </pre>
     *
     * and (τ_m/2) ln 2 for white noise, whatever the step.
     *
     * @param inputTime τ_s; 0 is white noise
     * @param varianceRatio v₁/v₀, new over old stationary variance, above 0; infinite if the input had no variance
     */
    public static double ofVariance(double membraneTime, double inputTime, double varianceRatio) {
        if (!(varianceRatio > 0)) {
            throw new IllegalArgumentException(
                    "variance ratio = " + varianceRatio + " is out of range: it must be greater than 0.");
        }
        if (inputTime == 0) {
            return membraneTime * Math.log(2) / 2;
        }
        double p = 2 / membraneTime;
        double a = 1 / membraneTime + 1 / inputTime;
        double share = 1 / (1 + 1 / Math.sqrt(varianceRatio));
        return Roots.between(
                t -> 0.5 - Math.exp(-p * t) - share * p * t * PotentialMoments.meanDecay(a * t, p * t),
                0,
                20 * membraneTime);
    }
}
