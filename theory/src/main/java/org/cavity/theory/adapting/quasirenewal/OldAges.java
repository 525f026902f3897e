package org.cavity.theory.adapting.quasirenewal;

import org.cavity.theory.adapting.AdaptingPopulation;

/**
 * What is left of adaptation at times since a spike that are so long that ε is small: there γ = ε − ε²/2 is a sum of
 * exponentials, which tracers follow.
 */
final class OldAges {

    private final double[] amplitudes;
    private final double[] decayRates;
    private final double[] stepDecays;
    private final double[] tracers;
    private final int first;

    /**
     * @param start time from which on ages are old, ms
     * @param step length of a step, ms
     */
    OldAges(AdaptingPopulation population, double start, double step) {
        int n = population.adaptationTimes().size();
        int terms = n + n * (n + 1) / 2;
        this.first = n;
        this.amplitudes = new double[terms];
        this.decayRates = new double[terms];
        this.stepDecays = new double[terms];
        this.tracers = new double[terms];
        int pair = n;
        for (int i = 0; i < n; i++) {
            decayRates[i] = 1 / population.adaptationTimes().get(i);
            amplitudes[i] = population.adaptationAmplitudes().get(i)
                    / population.escapeWidth()
                    * Math.exp(-start * decayRates[i]);
            for (int j = 0; j <= i; j++) {
                decayRates[pair] = decayRates[i] + decayRates[j];
                amplitudes[pair++] = -amplitudes[i] * amplitudes[j] * (i == j ? 0.5 : 1);
            }
        }
        for (int i = 0; i < terms; i++) {
            stepDecays[i] = Math.exp(-step * decayRates[i]);
        }
    }

    /** Begins after a long time at a constant flux of spikes per step. */
    void begin(double flux) {
        for (int i = 0; i < tracers.length; i++) {
            tracers[i] = flux * amplitudes[i] / -Math.expm1(Math.log(stepDecays[i]));
        }
    }

    /** Goes on by one step, in which a flux of spikes becomes old. */
    void advance(double flux) {
        for (int i = 0; i < tracers.length; i++) {
            tracers[i] = tracers[i] * stepDecays[i] + flux * amplitudes[i];
        }
    }

    /** Σ γ over all old spikes. */
    double suppression() {
        double sum = 0;
        for (double tracer : tracers) {
            sum += tracer;
        }
        return sum;
    }

    /** Mean over old neurons, whose intensity is about e^b, of ε and of Σ γ over spikes older than their last. */
    double meanReduction(double intensity, boolean remembersPast) {
        double sum = 0;
        for (int i = 0; i < tracers.length; i++) {
            double share = intensity / (intensity + decayRates[i]);
            if (i < first) {
                sum += amplitudes[i] * share;
            }
            if (remembersPast) {
                sum += tracers[i] * share;
            }
        }
        return sum;
    }
}
