package org.cavity.numerics.adapting;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;

/** τ_d s' = −s + A(t), exact for a rate A that is constant in each step, and its past up to the delay d. */
final class Synapse {

    private final double decay;
    private final int wholeSteps;
    private final double rest;
    private final double[] past;

    /** A synapse that has been at rest with this rate, 1/ms. */
    Synapse(AdaptingPopulation population, double dt, double rate) {
        this.decay = population.synapticTime() == 0 ? 0 : Math.exp(-dt / population.synapticTime());
        double delay = population.delay() / dt;
        this.wholeSteps = (int) Math.floor(delay + 1e-9);
        this.rest = Math.max(0, delay - wholeSteps);
        this.past = new double[wholeSteps + 2];
        Arrays.fill(past, rate);
    }

    /** Number of steps ahead of the last known one whose input is known. */
    int foresight() {
        return wholeSteps + 1;
    }

    /** s at the beginning of a step, less the delay. */
    double at(long step) {
        long index = step - wholeSteps + past.length;
        return (1 - rest) * past[place(index)] + rest * past[place(index - 1)];
    }

    /** Takes the rate in a step. */
    void add(long step, double rate) {
        long index = step + past.length;
        past[place(index + 1)] = decay * past[place(index)] + (1 - decay) * rate;
    }

    private int place(long index) {
        return (int) (index % past.length);
    }
}
