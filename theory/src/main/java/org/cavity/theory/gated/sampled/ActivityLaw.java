package org.cavity.theory.gated.sampled;

/**
 * The normal law of h and of what moves it, A = η − h, at one moment of a given path of z:
 *
 * <pre>
 * A = ρ h + rest,     ρ = E[A h | z] / V,     E[rest² | z] = E[A² | z] − ρ² V.
 * </pre>
 *
 * @param variance V = E[h² | z]
 * @param slope ρ
 * @param rest E[rest² | z]
 */
record ActivityLaw(double variance, double slope, double rest) {

    /**
     * The law of given moments.
     *
     * @param variance E[h² | z]
     * @param withInput E[h η | z]
     * @param inputVariance E[η²]
     */
    static ActivityLaw of(double variance, double withInput, double inputVariance) {
        double slope = (withInput - variance) / Math.max(variance, Double.MIN_NORMAL);
        double rest = inputVariance - 2 * withInput + variance - slope * slope * variance;
        return new ActivityLaw(variance, slope, Math.max(0, rest));
    }
}
