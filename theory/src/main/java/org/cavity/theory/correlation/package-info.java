/**
 * Power spectra of stationary activity, in theory and in simulation alike:
 *
 * <pre>
 * S(ω) = ∫ (C(τ) − C(∞)) cos ωτ dτ,   ∫ S(ω) dω/2π = C(0) − C(∞),
 * </pre>
 *
 * both integrals over the whole line, ω in radians per unit of time: two-sided, of what fluctuates. Of a map of step δ the
 * first is δ Σ over all steps, and the second goes from −π/δ to π/δ. {@link
 * org.cavity.theory.correlation.PowerSpectrum} is such a spectrum on a grid, {@link
 * org.cavity.theory.correlation.SpectralPeak} its peak with width and quality factor.
 */
package org.cavity.theory.correlation;
