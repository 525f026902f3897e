package org.cavity.numerics.spiking;

/**
 * What turns a potential h into spikes: intensity λ = λ₀ exp((h − θ − Σ_k a_k)/Δ_u), 0 for t_ref after a spike; a spike
 * adds q_k to a_k, or sets it to q_k, and a_k decays with τ_k. Times in ms, potentials in mV. The arrays are not to be
 * modified.
 *
 * @param refractoryTime t_ref
 * @param baseRatePerMs λ₀
 * @param threshold θ
 * @param escapeWidth Δ_u
 * @param amplitudes q_k
 * @param times τ_k
 * @param renewal whether a spike erases what the ones before left
 */
public record EscapeNeuron(
        double refractoryTime,
        double baseRatePerMs,
        double threshold,
        double escapeWidth,
        double[] amplitudes,
        double[] times,
        boolean renewal) {}
