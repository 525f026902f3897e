package org.cavity.theory.adapting.coupled;

/**
 * A coupling at which a mode of a coupled population is neutral: e^{iωt} neither grows nor decays.
 *
 * @param coupling J, mV ms
 * @param omega angular frequency ω, 1/ms; 0 is a saddle-node
 * @param destabilises whether the mode begins to grow there as |J| increases; otherwise it ceases to
 */
public record Crossing(double coupling, double omega, boolean destabilises) {

    private static final double MS_PER_SECOND = 1000;

    /** ω/2π in Hz. */
    public double hertz() {
        return omega / (2 * Math.PI) * MS_PER_SECOND;
    }

    /** Whether the mode oscillates. */
    public boolean oscillates() {
        return omega > 0;
    }
}
