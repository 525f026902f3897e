package org.cavity.theory.adapting.rate;

import org.cavity.theory.adapting.AdaptingPopulation;

/**
 * What the population gives back to itself: J s(t − d) with τ_d s' = −s + A, s = A for τ_d = 0. A is linear within steps,
 * s between them; input within a step that depends on its end is extrapolated, so that a step adds no delay.
 */
public final class Coupling {

    private final double strength;
    /** d in steps. */
    private final double delay;

    private final double decay;
    /** Weights of A at the beginning and at the end of a step. */
    private final double fromOld;

    private final double fromNew;
    private final double[] activity;
    private int last;

    /**
     * Begins after a long time at a constant rate.
     *
     * @param rate A, 1/ms
     * @param step length of a step, ms
     * @param steps number of steps that can be made
     */
    public Coupling(AdaptingPopulation population, double rate, double step, int steps) {
        this.strength = population.coupling();
        this.delay = population.delay() / step;
        double r = population.synapticTime() == 0 ? Double.POSITIVE_INFINITY : step / population.synapticTime();
        this.decay = Math.exp(-r);
        this.fromNew = r < 1e-4 ? r / 2 - r * r / 6 : 1 + Math.expm1(-r) / r;
        this.fromOld = -Math.expm1(-r) - fromNew;
        this.activity = new double[steps + 1];
        activity[0] = rate;
    }

    /** The mean input at the middle of the next step, mV. */
    public double input() {
        double time = last + 0.5 - delay;
        if (strength == 0 || time <= 0) {
            return strength * activity[0];
        }
        int from = Math.max(0, Math.min(last - 1, (int) time));
        double slope = last == 0 ? 0 : activity[from + 1] - activity[from];
        return strength * (activity[from] + slope * (time - from));
    }

    /** Takes in the rates at both ends of a step. */
    public void add(double oldRate, double newRate) {
        activity[last + 1] = decay * activity[last] + fromOld * oldRate + fromNew * newRate;
        last++;
    }
}
