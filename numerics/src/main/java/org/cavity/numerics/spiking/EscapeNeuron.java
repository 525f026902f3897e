package org.cavity.numerics.spiking;

import java.util.List;
import org.cavity.theory.adapting.AdaptingPopulation;

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
        boolean renewal) {

    /** The neurons of a population. */
    public static EscapeNeuron of(AdaptingPopulation population) {
        return new EscapeNeuron(
                population.refractoryTime(),
                population.baseRatePerMs(),
                population.threshold(),
                population.escapeWidth(),
                array(population.adaptationAmplitudes()),
                array(population.adaptationTimes()),
                population.isRenewal());
    }

    /**
     * Where a_k starts near its mean: rate q_k τ_k, and 0 where spikes erase it.
     *
     * @param rate 1/ms
     */
    public double[] adaptationAt(double rate) {
        double[] adaptation = new double[times.length];
        for (int k = 0; k < adaptation.length; k++) {
            adaptation[k] = renewal ? 0 : rate * amplitudes[k] * times[k];
        }
        return adaptation;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
