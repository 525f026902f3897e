package org.cavity.numerics.spiking.network;

import org.cavity.theory.spiking.SpikingNetwork;

/**
 * From spikes to potentials,
 *
 * <pre>
 * τ_m h' = −h + μ + x,   τ_d x' = −x + Σ_f J δ(t − t_f),
 * </pre>
 *
 * between the middles of steps. A spike at the fraction f of its step adds to x and h, in the middle of the next step,
 * what the exact response to it is there, J e^{−s/τ_d}/τ_d and J (e^{−s/τ_m} − e^{−s/τ_d})/(τ_m − τ_d), s = (3/2 − f) dt,
 * and both decay exactly from then on. What the rest of its own step would have felt is missing, a part of the order of
 * dt²/(τ_m τ_d); both are scaled such that the sum of h over the steps, times dt, is J. Responses are therefore of second
 * order in dt if τ_d is longer; where spikes pass as δ functions, τ_d = 0, they come dt/2 late on average.
 */
final class SynapticFilter {

    /** Synaptic times below this part of a step are none. */
    private static final double INSTANT = 1e-9;

    private final double membraneTime;
    private final double synapticTime;
    private final double dt;
    private final double membraneDecay;
    private final double synapticDecay;
    private final double transfer;

    SynapticFilter(SpikingNetwork network, double dt) {
        this.membraneTime = network.membraneTime();
        this.synapticTime = network.synapticTime() < INSTANT * dt ? 0 : network.synapticTime();
        this.dt = dt;
        this.membraneDecay = Math.exp(-dt / membraneTime);
        this.synapticDecay = synapticTime == 0 ? 0 : Math.exp(-dt / synapticTime);
        this.transfer = synapticTime * potential(dt);
    }

    /** e^{−dt/τ_m}. */
    double membraneDecay() {
        return membraneDecay;
    }

    /** e^{−dt/τ_d}. */
    double synapticDecay() {
        return synapticDecay;
    }

    /** What x after its decay over a step has added to h. */
    double transferred() {
        return synapticDecay == 0 ? 0 : transfer / synapticDecay;
    }

    /** What a spike with J = 1 has added to x in the middle of the step after its own, 1/ms. */
    double inputWeight(double fraction) {
        double s = (1.5 - fraction) * dt;
        return input(s) / sum(s);
    }

    /** What it has added to h, 1/ms. */
    double potentialWeight(double fraction) {
        double s = (1.5 - fraction) * dt;
        return potential(s) / sum(s);
    }

    private double input(double s) {
        return synapticTime == 0 ? 0 : Math.exp(-s / synapticTime) / synapticTime;
    }

    private double potential(double s) {
        if (synapticTime == 0) {
            return Math.exp(-s / membraneTime) / membraneTime;
        }
        double z = s / synapticTime - s / membraneTime;
        double ratio = z == 0 ? 1 : -Math.expm1(-z) / z;
        return Math.exp(-s / membraneTime) * ratio * s / membraneTime / synapticTime;
    }

    /** dt Σ h over this and all later steps. */
    private double sum(double s) {
        double inputs = input(s) / (1 - synapticDecay);
        return dt * (potential(s) + transfer * inputs) / (1 - membraneDecay);
    }
}
