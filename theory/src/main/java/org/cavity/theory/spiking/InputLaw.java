package org.cavity.theory.spiking;

/**
 * The Gaussian input of a neuron: constant parts of variance g² ⟨r²⟩ over neurons, and fluctuations of the power
 * g² S/(1 + ω²τ_d²).
 *
 * @param mean m = μ + J₀ A, mV
 * @param squaredRate ⟨r²⟩ over the neurons that it listens to, 1/ms²
 * @param spectrum S, neuron-averaged power spectrum of their spikes about their rates, in bands, 1/ms
 */
record InputLaw(double mean, double squaredRate, double[] spectrum) {}
