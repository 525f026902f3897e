/**
 * Random networks of adapting spiking neurons in the limit N → ∞: each neuron receives Gaussian input whose law the
 * statistics of the neurons make, and the neurons are sampled.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>parameters</td><td>{@link org.cavity.theory.spiking.SpikingNetwork}</td></tr>
 * <tr><td>τ_m h' = −h + m + g √⟨r²⟩ x + ζ(t), ⟨ζζ⟩(ω) = g² S/(1 + ω²τ_d²); law = F(law)</td>
 *     <td>{@link org.cavity.theory.spiking.SpikingMeanField}, {@link org.cavity.theory.spiking.SampleSolution}</td></tr>
 * <tr><td>potentials from a law, spectrum of the spikes, R(ω) from spikes less intensity</td>
 *     <td>{@link org.cavity.theory.spiking.Surrogates}</td></tr>
 * <tr><td>spikes of a neuron: ∫ λ dt against exponential deviates</td>
 *     <td>{@link org.cavity.theory.spiking.SurrogateNeuron}</td></tr>
 * <tr><td>A, ⟨r²⟩ by pairs of neurons with the same constant input, dA/dm</td>
 *     <td>{@link org.cavity.theory.spiking.PairedCounts}</td></tr>
 * <tr><td>1 = J₀ A R(ω)/[Δ_u (1 + iωτ_m)(1 + iωτ_d)], stability of the population rate; loop gain</td>
 *     <td>{@link org.cavity.theory.spiking.PopulationResponse}</td></tr>
 * <tr><td>order parameters with their errors</td><td>{@link org.cavity.theory.spiking.SpikingState}</td></tr>
 * <tr><td>all quantities, phase</td><td>{@link org.cavity.theory.spiking.SpikingTheory}</td></tr>
 * </table>
 */
package org.cavity.theory.spiking;
