package org.cavity.theory.adapting;

import java.util.Locale;

/** Which spikes of its own a neuron remembers. */
public enum SpikeHistory {
    /** All: each spike adds q_k to the adaptation a_k. */
    ALL,
    /** The last alone: each spike resets a_k to q_k, so that spikes under constant input are a renewal process. */
    LAST;

    /** Name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
