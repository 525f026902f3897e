package org.cavity.theory.spiking;

import org.hipparchus.random.RandomGenerator;

/**
 * A neuron under a given potential, with random numbers of its own.
 *
 * <p>It fires when the hazard that it has been exposed to since its last spike exceeds an exponential deviate, drawn at
 * that spike, so that the times of its spikes are continuous functions of its input. Potential and adaptation are those
 * of the middle of a step, which makes the scheme of second order. Where in the step the hazard is spent is the time of
 * the spike: the dead time need not be a multiple of the step, and a neuron may fire several times within one.
 */
final class SurrogateNeuron {

    /** ln(λ dt) is kept below, and below that of so many spikes of neurons without dead time. */
    private static final double LARGEST_LOG = 30;

    private static final double MOST_SPIKES = 10;

    private final double step;
    private final double scale;
    private final double offset;
    private final double dead;
    private final double largest;
    private final boolean renewal;
    /** q_k/Δ_u, τ_k in steps, and decay in a step. */
    private final double[] amplitudes;

    private final double[] times;
    private final double[] decay;
    private final double[] adaptation;
    private final IntervalVariation intervals = new IntervalVariation();

    private int spikes;

    SurrogateNeuron(SpikingNetwork network, TimeGrid grid) {
        this.step = grid.step();
        this.scale = 1 / network.escapeWidth();
        this.offset = Math.log(network.uncoupled().baseRatePerMs() * step) - scale * network.threshold();
        this.dead = network.refractoryTime() / step;
        this.largest = dead * MOST_SPIKES < 1 ? Math.log(MOST_SPIKES) : LARGEST_LOG;
        this.renewal = network.uncoupled().isRenewal();
        int scales = network.adaptationTimes().size();
        this.amplitudes = new double[scales];
        this.times = new double[scales];
        this.decay = new double[scales];
        for (int k = 0; k < scales; k++) {
            amplitudes[k] = scale * network.adaptationAmplitudes().get(k);
            times[k] = network.adaptationTimes().get(k) / step;
            decay[k] = Math.exp(-1 / times[k]);
        }
        this.adaptation = new double[scales];
    }

    /**
     * Follows the neuron through the warm-up and the window.
     *
     * @param potential h in the middle of the steps of the window, mV; periodic
     * @param warmUp steps before the window
     * @param rate rate whose adaptation the neuron begins with, 1/ms
     * @param random its random numbers
     * @param train receives the number of spikes in each step of the window
     * @param excess receives the number of spikes less the hazard ∫ λ dt in each step of the window
     */
    void run(double[] potential, int warmUp, double rate, RandomGenerator random, double[] train, double[] excess) {
        int steps = potential.length;
        for (int k = 0; k < adaptation.length; k++) {
            adaptation[k] = renewal ? 0 : amplitudes[k] * times[k] * step * rate;
        }
        spikes = 0;
        intervals.begin();
        double budget = exponential(random);
        double rest = 0;
        for (int j = -warmUp; j < steps; j++) {
            double log = offset + scale * potential[j < 0 ? j + steps : j];
            for (int k = 0; k < adaptation.length; k++) {
                log -= adaptation[k];
            }
            int fired = 0;
            double hazard = 0;
            if (rest >= 1) {
                rest -= 1;
            } else {
                double from = rest;
                rest = 0;
                double rise = Math.exp(Math.min(largest, log));
                while ((1 - from) * rise >= budget) {
                    from += budget / rise;
                    hazard += budget;
                    budget = exponential(random);
                    fired++;
                    if (j >= 0) {
                        intervals.spike(j + from);
                    }
                    rise *= Math.exp(-adapt(from));
                    from += dead;
                    if (from >= 1) {
                        rest = from - 1;
                        break;
                    }
                }
                if (from < 1) {
                    hazard += (1 - from) * rise;
                    budget -= (1 - from) * rise;
                }
            }
            for (int k = 0; k < adaptation.length; k++) {
                adaptation[k] *= decay[k];
            }
            if (j >= 0) {
                spikes += fired;
                train[j] = fired;
                excess[j] = fired - hazard;
            }
        }
        intervals.end();
    }

    /** What a spike at this part of a step adds to the adaptation in the middle of the step, in units of Δ_u. */
    private double adapt(double time) {
        double sum = 0;
        for (int k = 0; k < adaptation.length; k++) {
            double kick = amplitudes[k] * Math.exp((time - 0.5) / times[k]);
            double before = adaptation[k];
            adaptation[k] = renewal ? kick : before + kick;
            sum += adaptation[k] - before;
        }
        return sum;
    }

    private static double exponential(RandomGenerator random) {
        return -Math.log(1 - random.nextDouble());
    }

    /** Number of spikes in the window of the last run. */
    int spikes() {
        return spikes;
    }

    /** Intervals of all neurons that were run. */
    IntervalVariation intervals() {
        return intervals;
    }
}
