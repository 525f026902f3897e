package org.cavity.numerics.adapting;

import org.cavity.theory.adapting.AdaptingPopulation;

/**
 * Coefficients of a step of potentials that Ornstein–Uhlenbeck inputs drive,
 *
 * <pre>
 * x' = e x + √(1 − e²) z,   h' = c h + (mean) + σ (α x + β x'),   e = e^{−dt/τ_s},  c = e^{−dt/τ_m},
 * </pre>
 *
 * with α and β such that the stationary variance of h and its covariance with x, both τ_s/(τ_m + τ_s) per σ or σ², are
 * exact for every dt and τ_s; correlations over time are of second order in dt. For small dt both are dt/(2 τ_m), the
 * trapezoidal rule; for small τ_s the input becomes white.
 *
 * @param e decay of the input
 * @param innovation √(1 − e²)
 * @param before α
 * @param after β
 */
record NoiseStep(double e, double innovation, double before, double after) {

    /** The coefficients for an input that is not white. */
    static NoiseStep of(AdaptingPopulation population, double dt) {
        double e = Math.exp(-dt / population.inputTime());
        double c = Math.exp(-dt / population.membraneTime());
        double v = population.varianceRatio();
        double innovation = -Math.expm1(-2 * dt / population.inputTime());
        // ⟨x' h'⟩ = v gives β = k − α e; ⟨h'²⟩ = v is then quadratic in α.
        double k = -v * Math.expm1(-dt / population.inputTime() - dt / population.membraneTime());
        double rest = k * k + 2 * c * v * k * e + v * Math.expm1(-2 * dt / population.membraneTime());
        double before = -c * v + Math.sqrt(c * c * v * v - rest / innovation);
        return new NoiseStep(e, Math.sqrt(innovation), before, k - before * e);
    }
}
